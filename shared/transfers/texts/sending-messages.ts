import type { MessageTable } from '../../messages/message.ts';

/** What a bulk's journal says while it is sent, and why it waits. */
export const sendingMessages = {
  'TRF-S01': {
    fr: { message: 'L’envoi commence (transferts : {count}).' },
    en: { message: 'Sending begins (transfers: {count}).' },
  },
  'TRF-S01-LOOK-UP': {
    fr: { message: 'La vérification commence (bénéficiaires : {count}).' },
    en: { message: 'Checking begins (payees: {count}).' },
  },
  'TRF-S02': {
    fr: {
      message: 'L’envoi est terminé ; transferts dont l’issue est encore inconnue : {count}.',
      cause: 'Le réseau n’a pas dit s’il les a payés. Leur montant reste réservé.',
      fix: 'Ne payez pas ces bénéficiaires par un autre moyen : Quai interroge le réseau jusqu’à ce qu’il réponde. Après 24 heures, vérifiez auprès de la banque et faites trancher une personne qui approuve, dans la liste des transferts non résolus.',
    },
    en: {
      message: 'Sending has ended; transfers of which the outcome is still unknown: {count}.',
      cause: 'The network has not said whether it paid them. Their amount stays reserved.',
      fix: 'Do not pay these payees by other means: Quai asks the network until it answers. After 24 hours check with the bank and let an approver decide in the list of unresolved transfers.',
    },
  },
  'TRF-S02-LOOK-UP': {
    fr: {
      message: 'La vérification est terminée ; bénéficiaires sans réponse : {count}.',
      cause: 'Le réseau n’a pas dit s’il les connaît. Rien n’est réservé ni payé.',
      fix: 'Recommencez la vérification plus tard.',
    },
    en: {
      message: 'Checking has ended; payees without an answer: {count}.',
      cause: 'The network has not said whether it knows them. Nothing is reserved or paid.',
      fix: 'Try the check again later.',
    },
  },
  'TRF-S03': {
    fr: { message: 'Toujours en cours : le lot attend son tour, ou des réponses du réseau.' },
    en: { message: 'Still under way: the bulk waits for its turn, or for answers of the network.' },
  },
  'TRF-B01': {
    fr: {
      message: 'Le lot est suspendu : la passerelle de paiement ne répond pas.',
      cause:
        'Aucune réponse n’est arrivée à temps. Ce qui n’est pas encore envoyé reste en attente ; rien n’est perdu, ni payé deux fois.',
      fix: 'Le lot reprend de lui-même dès qu’elle répond ; si cela dure plus de quelques minutes, prévenez l’assistance, qui la redémarre (guide d’exploitation, TRF-B01). Vous pouvez aussi annuler le lot (cancel) : ce qui n’est pas encore envoyé ne le sera pas.',
    },
    en: {
      message: 'The bulk is paused: the payment adapter does not answer.',
      cause:
        'No answer came in time. What is not sent yet stays pending; nothing is lost or paid twice.',
      fix: 'The bulk goes on by itself as soon as it answers; if this lasts more than some minutes, call support, who restart it (operations guide, TRF-B01). You can also cancel the bulk (cancel): what is not sent yet will not be.',
    },
  },
  'TRF-B02': {
    fr: {
      message: 'Le lot est suspendu : votre établissement manque de liquidités dans le réseau.',
      cause:
        'Le réseau a refusé un transfert pour cette raison. Ce qui n’est pas encore envoyé reste en attente.',
      fix: 'Demandez à la banque d’alimenter les fonds de votre établissement auprès du réseau. Quai essaie de lui-même avec un seul transfert, puis reprend l’envoi.',
    },
    en: {
      message: 'The bulk is paused: your institution is short of liquidity in the network.',
      cause: 'The network refused a transfer for that reason. What is not sent yet stays pending.',
      fix: 'Ask the bank to top up your institution’s funds with the network. Quai tries by itself with one single transfer, then goes on sending.',
    },
  },
  'TRF-B03': {
    fr: { message: 'Le lot reprend.' },
    en: { message: 'The bulk goes on.' },
  },
} as const satisfies MessageTable;
