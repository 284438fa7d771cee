import type { MessageTable } from '../../messages/message.ts';

/** What is said when somebody decides on a bulk or on a transfer, or may not. */
export const decidingMessages = {
  'TRF-A06': {
    status: 409,
    fr: {
      message: 'Ce lot de transferts n’est pas terminé ({bulk_state}).',
      cause:
        'Tant qu’un transfert est en cours ou d’issue inconnue, on ne sait pas ce qui a échoué.',
      fix: 'Attendez sa fin, ou faites trancher les transferts non résolus, puis recommencez. Les échecs déjà connus sont en attendant dans le fichier des échecs (failed.csv), à corriger et à envoyer.',
    },
    en: {
      message: 'This bulk has not ended ({bulk_state}).',
      cause: 'While a transfer is under way or its outcome unknown, nobody knows what has failed.',
      fix: 'Wait for its end, or have its unresolved transfers decided, then try again. The failures known so far are meanwhile in the file of failures (failed.csv), to be corrected and sent.',
    },
  },
  'TRF-A07': {
    status: 409,
    fr: {
      message: 'Aucun transfert de ce lot ne peut être relancé.',
      cause: 'Ses échecs demandent une correction, ou sont déjà relancés dans un autre lot.',
      fix: 'Téléchargez le fichier des échecs (failed.csv), corrigez-le et envoyez-le.',
    },
    en: {
      message: 'No transfer of this bulk can be retried.',
      cause: 'Its failures need a correction, or another bulk retries them already.',
      fix: 'Download the file of failures (failed.csv), correct it and send it.',
    },
  },
  'TRF-A08': {
    status: 409,
    fr: {
      message: 'C’est trop tard : ce lot de transferts est {bulk_state}.',
      cause: 'Quelqu’un a décidé avant vous, le délai est passé, ou tout est déjà terminé.',
      fix: 'Regardez son état et son journal : ils disent qui a décidé, et quand.',
    },
    en: {
      message: 'It is too late: this bulk is {bulk_state}.',
      cause: 'Somebody decided before you, time was over, or everything has ended already.',
      fix: 'Look at its state and its journal: they say who decided, and when.',
    },
  },
  'TRF-A08-OVERDUE': {
    status: 409,
    fr: {
      message: 'C’est trop tard : le délai d’approbation de ce lot de transferts est passé.',
      cause:
        'Personne ne l’a approuvé à temps : il est annulé, et ce qui était réservé est libéré.',
      fix: 'Demandez à la personne qui l’a créé d’envoyer de nouveau le fichier, avec de nouveaux identifiants de transfert s’il en a.',
    },
    en: {
      message: 'It is too late: the time to approve this bulk is over.',
      cause: 'Nobody approved it in time: it is cancelled, and what was reserved is released.',
      fix: 'Ask whoever created it to send the file again, with new transfer ids if it has any.',
    },
  },
  'TRF-A08-NOT-NEEDED': {
    status: 409,
    fr: {
      message: 'Ce lot de transferts n’a pas besoin d’approbation.',
      cause: 'Son total est inférieur au seuil à partir duquel une approbation est demandée.',
      fix: 'Il n’y a rien à décider : suivez son état.',
    },
    en: {
      message: 'This bulk needs no approval.',
      cause: 'Its total is below the threshold from which an approval is asked for.',
      fix: 'There is nothing to decide: follow its state.',
    },
  },
  'TRF-A09': {
    status: 403,
    fr: {
      message:
        'Vous avez créé ce lot de transferts, ou celui dont il reprend les lignes : une autre personne doit en décider.',
      cause:
        'La personne qui a créé un lot ne peut ni l’approuver, ni le refuser, ni en trancher les transferts.',
      fix: 'Demandez à une autre personne qui approuve, dans votre pays.',
    },
    en: {
      message:
        'You created this bulk, or the one whose rows it takes up: somebody else has to decide on it.',
      cause:
        'Whoever created a bulk may neither approve nor reject it, nor decide on its transfers.',
      fix: 'Ask another approver of your country.',
    },
  },
  'TRF-A14': {
    status: 422,
    fr: {
      message: 'La preuve est trop courte : {min} caractères au moins.',
      cause: 'Elle reste au dossier et doit suffire à quelqu’un qui contrôle plus tard.',
      fix: 'Dites où il est écrit que l’argent est arrivé ou non : relevé, référence, personne jointe et date.',
    },
    en: {
      message: 'The evidence is too short: {min} characters at least.',
      cause: 'It stays on record and has to suffice for somebody who checks later.',
      fix: 'Say where it is written that the money arrived or not: statement, reference, person reached and day.',
    },
  },
  'TRF-A15': {
    status: 409,
    fr: {
      message: 'Ce transfert n’est pas à trancher : il est {transfer_state}.',
      cause:
        'Seul un transfert d’issue inconnue, ou que le réseau contredit, se tranche à la main ; de l’argent parti n’est jamais repris ici.',
      fix: 'Rafraîchissez la liste des transferts non résolus : son issue est peut-être connue entre-temps.',
    },
    en: {
      message: 'This transfer is not to be decided on: it is {transfer_state}.',
      cause:
        'Only a transfer of unknown outcome, or one that the network contradicts, is decided by hand; money that left is never taken back here.',
      fix: 'Refresh the list of unresolved transfers: its outcome may be known by now.',
    },
  },
  'TRF-A16': {
    status: 404,
    fr: {
      message: 'Ce transfert n’existe pas dans ce lot.',
      fix: 'Reprenez son identifiant dans l’état du lot.',
    },
    en: {
      message: 'There is no such transfer in this bulk.',
      fix: 'Take its id from the status of the bulk.',
    },
  },
  'TRF-A20': {
    fr: { message: 'Approuvé par {by}.' },
    en: { message: 'Approved by {by}.' },
  },
  'TRF-A21': {
    fr: { message: 'Refusé par {by} : ce qui était réservé est libéré.' },
    en: { message: 'Rejected by {by}: what was reserved is released.' },
  },
  'TRF-A28': {
    fr: { message: 'Le motif du refus est donné avec la décision.' },
    en: { message: 'The reason for the rejection is given with the decision.' },
  },
  'TRF-A22': {
    fr: {
      message:
        'Annulé par {by} : ce qui n’est pas encore envoyé ne le sera pas, et son montant est libéré.',
    },
    en: {
      message: 'Cancelled by {by}: what is not sent yet will not be, and its amount is released.',
    },
  },
} as const satisfies MessageTable;
