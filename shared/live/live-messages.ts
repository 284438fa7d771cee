import type { MessageTable } from '../messages/message.ts';

/** What a connection is told when it does not get what it asked for. */
export const liveMessages = {
  'RUN-LIVE-SIZE': {
    fr: {
      message: 'Ce message est trop long : 4 Ko au plus.',
      fix: 'Envoyez une seule demande par message.',
    },
    en: {
      message: 'This message is too long: 4 KB at most.',
      fix: 'Send one request per message.',
    },
  },
  'RUN-LIVE-FORM': {
    fr: {
      message: 'Ce message n’a pas été compris.',
      cause: 'Ce n’est pas du JSON, ou l’action ou un de ses champs est inconnu.',
      fix: 'Envoyez par exemple {"action":"subscribe","run_id":"run_…","after_seq":0}.',
    },
    en: {
      message: 'This message was not understood.',
      cause: 'It is not JSON, or the action or one of its fields is unknown.',
      fix: 'Send for example {"action":"subscribe","run_id":"run_…","after_seq":0}.',
    },
  },
  'RUN-LIVE-LIMIT': {
    fr: {
      message: 'Cette connexion suit déjà {max} imports ou domaines, le maximum.',
      fix: 'Arrêtez de suivre ceux dont vous n’avez plus besoin, ou ouvrez une autre connexion.',
    },
    en: {
      message: 'This connection already follows {max} runs or domains, which is the maximum.',
      fix: 'Unsubscribe from those you no longer need, or open another connection.',
    },
  },
  'RUN-STREAM-BROKEN': {
    fr: {
      message: 'Le suivi en direct est interrompu ; le traitement, lui, continue.',
      fix: 'Reconnectez-vous : le suivi reprend où il s’est arrêté.',
    },
    en: {
      message: 'The live stream was interrupted; the work itself goes on.',
      fix: 'Connect again: the stream goes on where it stopped.',
    },
  },
} as const satisfies MessageTable;
