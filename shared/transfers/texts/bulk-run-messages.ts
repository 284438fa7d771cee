import type { MessageTable } from '../../messages/message.ts';

const sendAgain = {
  fr: 'Envoyez de nouveau le fichier, ou relancez de nouveau les échecs (retry-failed). Si cela se répète, prévenez l’assistance.',
  en: 'Send the file again, or retry the failures again (retry-failed). If it happens again, call support.',
};
const nothingHeld = {
  fr: 'Rien n’a été réservé ni payé, et aucun identifiant de transfert n’est utilisé.',
  en: 'Nothing was reserved or paid, and no transfer id is used up.',
};

/** What the engine says of every run (`RUN-…`), where a run is a bulk (`shared/runs/word-of-run.ts`). */
export const bulkRunMessages = {
  'RUN-CREATED-BULK': {
    fr: { message: 'Lot de transferts créé.' },
    en: { message: 'Bulk created.' },
  },
  'RUN-STAGE-STARTED-BULK': {
    fr: { message: 'Étape « {bulk_stage} » commencée.' },
    en: { message: 'Stage “{bulk_stage}” begun.' },
  },
  'RUN-STAGE-ENDED-BULK': {
    fr: { message: 'Étape « {bulk_stage} » terminée.' },
    en: { message: 'Stage “{bulk_stage}” ended.' },
  },
  'RUN-STAGE-COUNTED-BULK': {
    fr: { message: 'Étape « {bulk_stage} » terminée : {in} en entrée, {out} en sortie.' },
    en: { message: 'Stage “{bulk_stage}” ended: {in} in, {out} out.' },
  },
  'RUN-ENDED-BULK': {
    fr: { message: 'Traitement du lot terminé : {status}.' },
    en: { message: 'The bulk’s processing has ended: {status}.' },
  },
  'RUN-CANCELLED-BULK': {
    fr: { message: 'Lot de transferts annulé : rien n’a été payé.' },
    en: { message: 'Bulk cancelled: nothing was paid.' },
  },
  'RUN-CONSERVATION-BULK': {
    fr: {
      message:
        'Les comptes du lot ne tombent pas juste : {read} lignes lues, {accounted} prouvées, {remembered} comptées.',
      cause: 'Un défaut du programme, pas de votre fichier.',
      fix: 'Prévenez l’assistance avec l’identifiant du lot ; ne payez rien de nouveau avant sa réponse.',
    },
    en: {
      message:
        'The counts of the bulk do not add up: {read} rows read, {accounted} proved, {remembered} counted.',
      cause: 'A defect of the program, not of your file.',
      fix: 'Tell support the id of the bulk; pay nothing again before they answer.',
    },
  },
  'RUN-FAULT-BULK': {
    fr: {
      message: 'Une panne a interrompu le lot de transferts.',
      cause: nothingHeld.fr,
      fix: sendAgain.fr,
    },
    en: {
      message: 'A fault interrupted the bulk.',
      cause: nothingHeld.en,
      fix: sendAgain.en,
    },
  },
  'RUN-STUCK-BULK': {
    fr: {
      message: 'Le lot ne donnait plus signe de vie depuis {minutes} minutes ; il a été arrêté.',
      cause: nothingHeld.fr,
      fix: sendAgain.fr,
    },
    en: {
      message: 'The bulk had been silent for {minutes} minutes and was stopped.',
      cause: nothingHeld.en,
      fix: sendAgain.en,
    },
  },
  'RUN-LOST-BULK': {
    fr: {
      message: 'Le traitement du lot s’est perdu ; il a été arrêté.',
      cause: nothingHeld.fr,
      fix: sendAgain.fr,
    },
    en: {
      message: 'The processing of the bulk was lost; it was ended.',
      cause: nothingHeld.en,
      fix: sendAgain.en,
    },
  },
  'RUN-ENDED-ALREADY-BULK': {
    fr: { message: 'Le lot de transferts est déjà terminé ({status}).' },
    en: { message: 'The bulk has already ended ({status}).' },
  },
  'RUN-NOFILE-BULK': {
    fr: { message: 'Ce fichier n’existe pas pour ce lot de transferts.' },
    en: { message: 'This bulk has no such file.' },
  },
  'RUN-REPLAY-RUNNING-BULK': {
    fr: {
      message:
        'Le lot n’est pas terminé ({status}) : ses échecs ne peuvent pas encore être relancés.',
      fix: 'Attendez sa fin, ou annulez-le (cancel).',
    },
    en: {
      message: 'The bulk has not ended ({status}): its failures cannot be retried yet.',
      fix: 'Wait for its end, or cancel it (cancel).',
    },
  },
  'RUN-REPLAY-STAGE-BULK': {
    fr: {
      message: 'Un lot de transferts ne peut pas être relancé depuis « {from} ».',
      cause: 'Relire le fichier paierait deux fois ; seuls les transferts en échec se relancent.',
      fix: 'Choisissez l’un de ces points : {points}.',
    },
    en: {
      message: 'A bulk cannot be replayed from “{from}”.',
      cause: 'To read the file again would pay twice; only failed transfers are retried.',
      fix: 'Choose one of: {points}.',
    },
  },
  'RUN-REPLAY-NONE-REJECTED-BULK': {
    fr: {
      message: 'Aucun transfert de ce lot ne peut être relancé.',
      cause: 'Aucun n’a échoué, ou ses échecs demandent une correction.',
      fix: 'Pour ceux à corriger, téléchargez le fichier des échecs (failed.csv), corrigez-le et envoyez-le.',
    },
    en: {
      message: 'No transfer of this bulk can be retried.',
      cause: 'None failed, or its failures need a correction.',
      fix: 'For those to correct download the file of failures (failed.csv), correct it and send it.',
    },
  },
  'RUN-LOG-CHUNK-BULK': {
    fr: {
      message:
        'TRANCHE {chunk} : {records} transfert(s) ; payés {created}, en échec {rejected}, mis de côté {set_aside}.',
    },
    en: {
      message:
        'BATCH {chunk}: {records} transfer(s); paid {created}, failed {rejected}, set aside {set_aside}.',
    },
  },
  'RUN-LOG-CHUNK-LOOK-UP': {
    fr: {
      message:
        'TRANCHE {chunk} : {records} bénéficiaire(s) ; trouvés {created}, introuvables {rejected}, mis de côté {set_aside}.',
    },
    en: {
      message:
        'BATCH {chunk}: {records} payee(s); found {created}, not found {rejected}, set aside {set_aside}.',
    },
  },
} as const satisfies MessageTable;
