import type { MessageTable } from '../../messages/message.ts';

/** What a transfer's life adds to what the scheme says of it (`TRF-L…`). */
export const lifeMessages: MessageTable = {
  'TRF-L01': {
    fr: {
      message: 'Transfert déclaré en échec par une personne qui approuve.',
      cause:
        'Le réseau n’a pas dit s’il l’avait payé ; une personne l’a vérifié, et sa preuve est au dossier. Le montant est libéré.',
      fix: 'Si le bénéficiaire doit encore être payé, mettez-le dans un nouveau fichier, avec un autre identifiant de transfert.',
    },
    en: {
      message: 'Transfer declared failed by an approver.',
      cause:
        'The network did not say whether it paid it; an approver checked, and the evidence is on record. The amount is released.',
      fix: 'If the payee is still to be paid, put them into a new file, under another transfer id.',
    },
  },
  'TRF-L02': {
    fr: {
      message: 'Issue encore inconnue à la fin du traitement.',
      cause:
        'Le transfert a été envoyé, et le réseau n’a pas encore dit s’il a payé. Le montant reste réservé, et le réseau est interrogé jusqu’à ce qu’il réponde.',
      fix: 'Ne payez pas ce bénéficiaire par un autre moyen : attendez la réponse du réseau. Après 24 heures, vérifiez auprès de la banque et faites trancher une personne qui approuve, dans la liste des transferts non résolus.',
    },
    en: {
      message: 'Outcome still unknown when processing ended.',
      cause:
        'The transfer was sent, and the network has not said yet whether it paid. The amount stays reserved, and the network is asked until it answers.',
      fix: 'Do not pay this payee by other means: wait for the network’s answer. After 24 hours check with the bank and let an approver decide in the list of unresolved transfers.',
    },
  },
  'TRF-L03': {
    fr: {
      message: 'Issue inconnue : le réseau n’a pas dit s’il a payé ce bénéficiaire.',
      cause:
        'Le transfert a été envoyé. Son montant reste réservé, et le réseau est interrogé jusqu’à ce qu’il réponde.',
      fix: 'Ne payez pas ce bénéficiaire par un autre moyen : attendez la réponse du réseau. Après 24 heures, vérifiez auprès de la banque et faites trancher une personne qui approuve, dans la liste des transferts non résolus.',
    },
    en: {
      message: 'Outcome unknown: the network has not said whether it paid this payee.',
      cause:
        'The transfer was sent. Its amount stays reserved, and the network is asked until it answers.',
      fix: 'Do not pay this payee by other means: wait for the network’s answer. After 24 hours check with the bank and let an approver decide in the list of unresolved transfers.',
    },
  },
  'TRF-L02-LOOK-UP': {
    fr: {
      message: 'Le réseau n’a pas dit s’il connaît ce bénéficiaire.',
      cause: 'Il a été interrogé deux fois, sans réponse claire. Rien n’est réservé ni payé.',
      fix: 'Recommencez la vérification plus tard.',
    },
    en: {
      message: 'The network has not said whether it knows this payee.',
      cause: 'It was asked twice, without a clear answer. Nothing is reserved or paid.',
      fix: 'Try the check again later.',
    },
  },
};
