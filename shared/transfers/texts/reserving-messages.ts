import type { MessageTable } from '../../messages/message.ts';

/** What is said when a payment file is taken in: refusals of the whole file, funds, ids. */
export const reservingMessages = {
  'TRF-FUNDS': {
    status: 422,
    fr: {
      message: 'Le solde disponible du compte payeur ne suffit pas : il manque {missing_amount}.',
      brief: 'Le solde disponible du compte payeur ne suffit pas.',
      cause:
        'La somme du fichier dépasse ce qui est disponible, une fois déduit ce que d’autres lots ont réservé. Rien n’a été réservé.',
      fix: 'Faites alimenter le compte, ou attendez la fin des lots en cours, puis envoyez de nouveau le fichier.',
    },
    en: {
      message:
        'The payer account’s available balance does not suffice: {missing_amount} is missing.',
      brief: 'The payer account’s available balance does not suffice.',
      cause:
        'The sum of the file exceeds what is available, after what other bulks have reserved. Nothing was reserved.',
      fix: 'Have the account funded, or wait for the bulks under way to end, then send the file again.',
    },
  },
  'TRF-D01-FILE': {
    status: 409,
    fr: {
      message: 'Lignes qui paient le même montant au même bénéficiaire qu’une autre : {count}.',
      cause: 'Une ligne a peut-être été saisie ou copiée deux fois. Rien n’a été réservé.',
      fix: 'Supprimez les lignes en trop ; si ces transferts sont voulus, envoyez de nouveau le fichier en confirmant les doublons (confirm_duplicates=true).',
    },
    en: {
      message: 'Rows that pay the same amount to the same payee as another one: {count}.',
      cause: 'A row may have been typed or copied twice. Nothing was reserved.',
      fix: 'Delete the rows that are too many; if these transfers are meant, send the file again and confirm the duplicates (confirm_duplicates=true).',
    },
  },
  'TRF-A01': {
    status: 400,
    fr: {
      message: 'Le compte payeur n’est pas indiqué.',
      cause: 'Un fichier de paiement ne dit pas de quel compte l’argent part.',
      fix: 'Indiquez le compte payeur (champ payer_account ; pour un fichier déposé, métadonnée payer-account), puis envoyez de nouveau le fichier.',
    },
    en: {
      message: 'The payer account is not named.',
      cause: 'A payment file does not say from which account the money leaves.',
      fix: 'Name the payer account (field payer_account; for a dropped file the metadata payer-account), then send the file again.',
    },
  },
  'TRF-A02': {
    status: 422,
    fr: {
      message:
        'L’identifiant de transfert de la ligne a déjà servi : lot de transferts {run_id}, ligne {original_row}.',
      outline: 'Un identifiant de transfert a déjà servi pour ce compte payeur.',
      cause:
        'Un identifiant ne sert qu’une fois par compte payeur, pour que rien ne soit payé deux fois.',
      fix: 'Regardez dans ce lot ce qu’est devenu ce transfert : si lui ou sa relance est payé, ou peut encore l’être, retirez la ligne du fichier. Un nouvel identifiant ne se donne qu’à un transfert qui n’a pas été payé, ou à payer une fois de plus.',
    },
    en: {
      message: 'The transfer id of the row was used before: bulk {run_id}, row {original_row}.',
      outline: 'A transfer id was used before for this payer account.',
      cause: 'An id serves only once for a payer account, so that nothing is paid twice.',
      fix: 'See in that bulk what became of this transfer: if it or its retry was paid, or may still be, take the row out of the file. Give a new id only to a transfer that was not paid, or is to be paid once more.',
    },
  },
  'TRF-A03': {
    status: 422,
    fr: {
      message: 'Le fichier est refusé en entier : lignes à corriger, {count}.',
      cause:
        'Une seule ligne incorrecte suffit : rien n’a été réservé ni payé, et aucun identifiant n’est utilisé.',
      fix: 'Corrigez les lignes signalées, puis envoyez de nouveau le fichier complet.',
    },
    en: {
      message: 'The whole file is refused: rows to correct, {count}.',
      cause: 'One wrong row is enough: nothing was reserved or paid, and no id is used up.',
      fix: 'Correct the rows that are named, then send the complete file again.',
    },
  },
  'TRF-A03-RESULT': {
    status: 422,
    fr: {
      message:
        'Ce fichier est le résultat d’un lot de transferts ; ce n’est pas un fichier de paiement.',
      cause:
        'Ses lignes ont été payées ou tentées : les envoyer de nouveau les paierait deux fois. Rien n’a été réservé ni payé.',
      fix: 'Téléchargez plutôt le fichier des échecs de ce lot (failed.csv), corrigez-le et envoyez celui-là.',
    },
    en: {
      message: 'This file is the result of a bulk; it is no payment file.',
      cause:
        'Its rows were paid or tried: to send them again would pay them twice. Nothing was reserved or paid.',
      fix: 'Download the file of failures of that bulk instead (failed.csv), correct it and send that one.',
    },
  },
  'TRF-A04': {
    status: 409,
    fr: {
      message:
        'Un autre fichier avec les mêmes identifiants de transfert est en cours de réception.',
      cause: 'Le fichier a peut-être été envoyé deux fois de suite.',
      fix: 'Attendez une minute et regardez la liste des lots de transferts ; n’envoyez de nouveau ce fichier que s’il n’y est pas.',
    },
    en: {
      message: 'Another file with the same transfer ids is being taken in at this moment.',
      cause: 'The file may have been sent twice in a row.',
      fix: 'Wait a minute and look at the list of bulks; send this file again only if it is not there.',
    },
  },
  'TRF-A05': {
    status: 409,
    fr: {
      message:
        'Un autre fichier avec les mêmes identifiants de transfert a été pris en compte avant celui-ci.',
      cause:
        'Le fichier a peut-être été envoyé deux fois, ou sa réception s’était interrompue. Rien n’a été réservé pour lui.',
      fix: 'Regardez la liste des lots de transferts ; n’envoyez de nouveau ce fichier que s’il n’y est pas.',
    },
    en: {
      message: 'Another file with the same transfer ids was taken in before this one.',
      cause:
        'The file may have been sent twice, or its reception had broken off. Nothing was reserved for it.',
      fix: 'Look at the list of bulks; send this file again only if it is not there.',
    },
  },
  'TRF-A10': {
    fr: { message: 'Somme réservée sur le compte payeur (transferts : {rows}).' },
    en: { message: 'Sum reserved on the payer account (transfers: {rows}).' },
  },
  'TRF-A11': {
    fr: {
      message:
        'Une approbation est attendue avant l’envoi (transferts : {rows}) ; sans réponse en {days} jours, le lot est annulé.',
    },
    en: {
      message:
        'An approval is needed before it is sent (transfers: {rows}); without an answer within {days} days the bulk is cancelled.',
    },
  },
  'TRF-A12': {
    fr: { message: 'Vérification seule des bénéficiaires ({rows}) : rien n’est réservé ni payé.' },
    en: { message: 'Payees are only checked ({rows}): nothing is reserved or paid.' },
  },
  'TRF-A13': {
    fr: { message: 'Transferts en échec du lot {run_id} relancés ici : {count}.' },
    en: { message: 'Failed transfers of the bulk {run_id} that are retried here: {count}.' },
  },
} as const satisfies MessageTable;
