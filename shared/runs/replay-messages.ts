import type { MessageTable } from '../messages/message.ts';

/** What is said of replays, and why one is refused. */
export const replayMessages = {
  'RUN-REPLAY-OF': {
    fr: { message: 'Reprend l’import {run_id} depuis « {from} ».' },
    en: { message: 'Replays run {run_id} from “{from}”.' },
  },
  'RUN-REPLAY-RUNNING': {
    status: 409,
    fr: {
      message: 'L’import n’est pas terminé ({status}) : il ne peut pas encore être relancé.',
      fix: 'Attendez sa fin, ou annulez-le.',
    },
    en: {
      message: 'The run has not ended ({status}): it cannot be replayed yet.',
      fix: 'Wait for its end, or cancel it.',
    },
  },
  'RUN-REPLAY-STAGE': {
    status: 422,
    fr: {
      message: 'Cet import ne peut pas être relancé depuis « {from} ».',
      fix: 'Choisissez l’un de ces points : {points}.',
    },
    en: {
      message: 'This run cannot be replayed from “{from}”.',
      fix: 'Choose one of: {points}.',
    },
  },
  'RUN-REPLAY-NONE-REJECTED': {
    status: 409,
    fr: {
      message: 'Aucune ligne n’a été rejetée : il n’y a rien à relancer.',
      fix: 'Pour tout relire, relancez depuis « start ».',
    },
    en: {
      message: 'No row was rejected: there is nothing to replay.',
      fix: 'To read everything again, replay from “start”.',
    },
  },
  'RUN-REPLAY-NOT-READ': {
    status: 409,
    fr: {
      message:
        'Cet import n’est pas allé jusqu’à l’étape « {from} » : il n’a rien laissé à y reprendre.',
      fix: 'Relancez-le depuis « start ».',
    },
    en: {
      message: 'This run never reached the stage “{from}”: it left nothing to begin with there.',
      fix: 'Replay it from “start”.',
    },
  },
  'RUN-REPLAY-NO-FILES': {
    status: 409,
    fr: {
      message: 'Les fichiers de cet import ne sont jamais arrivés : il n’y a rien à relancer.',
      fix: 'Envoyez-les dans un nouvel import.',
    },
    en: {
      message: 'The files of this run never arrived: there is nothing to replay.',
      fix: 'Send them in a new import.',
    },
  },
} as const satisfies MessageTable;
