import type { MessageTable } from '../../messages/message.ts';

/** How bulks end, and what is said of transfers that were cancelled, lost or contradicted. */
export const bulkEndingMessages = {
  'TRF-A30': {
    fr: {
      message: 'Aucun transfert n’a été payé : tous ont échoué ({rejected}).',
      cause: 'Le réseau ou les banques les ont refusés ; chaque ligne dit pourquoi.',
      fix: 'Relancez les échecs qui peuvent l’être (retry-failed) ; pour les autres, téléchargez le fichier des échecs (failed.csv), corrigez-le et envoyez-le. Ce qui était réservé est libéré.',
    },
    en: {
      message: 'No transfer was paid: all of them failed ({rejected}).',
      cause: 'The network or the banks refused them; each row says why.',
      fix: 'Retry the failures that can be retried (retry-failed); for the others download the file of failures (failed.csv), correct it and send it. What was reserved is released.',
    },
  },
  'TRF-A31': {
    fr: {
      message: 'Transferts payés : {created} ; en échec : {rejected}.',
      cause:
        'Le réseau ou les banques ont refusé une partie des transferts ; chaque ligne dit pourquoi.',
      fix: 'Relancez les échecs qui peuvent l’être (retry-failed) ; pour les autres, téléchargez le fichier des échecs (failed.csv), corrigez-le et envoyez-le. Le montant des échecs est libéré.',
    },
    en: {
      message: 'Transfers paid: {created}; failed: {rejected}.',
      cause: 'The network or the banks refused some of the transfers; each row says why.',
      fix: 'Retry the failures that can be retried (retry-failed); for the others download the file of failures (failed.csv), correct it and send it. The amount of the failures is released.',
    },
  },
  'TRF-A32': {
    fr: {
      message: 'Bénéficiaires trouvés : {created} ; introuvables : {rejected}. Rien n’a été payé.',
      fix: 'Corrigez les lignes signalées avant d’envoyer le fichier pour paiement.',
    },
    en: {
      message: 'Payees found: {created}; not found: {rejected}. Nothing was paid.',
      fix: 'Correct the rows that are named before you send the file to be paid.',
    },
  },
  'TRF-A33': {
    fr: {
      message:
        'Bénéficiaires trouvés : {created} ; introuvables : {rejected} ; sans réponse : {set_aside}. Rien n’a été payé.',
      cause: 'Le réseau n’a pas répondu pour une partie des bénéficiaires.',
      fix: 'Recommencez la vérification plus tard.',
    },
    en: {
      message:
        'Payees found: {created}; not found: {rejected}; without an answer: {set_aside}. Nothing was paid.',
      cause: 'The network did not answer for some of the payees.',
      fix: 'Try the check again later.',
    },
  },
  'TRF-A34': {
    fr: {
      message: 'Tous les bénéficiaires ont été trouvés : {created}. Rien n’a été payé.',
      cause: 'C’était une vérification (validate_only).',
      fix: 'Pour payer, confirmez cette vérification, ou envoyez le fichier sans validate_only.',
    },
    en: {
      message: 'All payees were found: {created}. Nothing was paid.',
      cause: 'This was a check only (validate_only).',
      fix: 'To pay, confirm this check, or send the file without validate_only.',
    },
  },
  'TRF-C01': {
    fr: {
      message: 'Annulé avant d’être envoyé.',
      cause:
        'Le lot de transferts a été annulé, refusé, ou n’a pas été approuvé à temps. Ce bénéficiaire n’a pas été payé.',
      fix: 'S’il doit être payé, mettez-le dans un nouveau fichier, avec un autre identifiant de transfert.',
    },
    en: {
      message: 'Cancelled before it was sent.',
      cause: 'The bulk was cancelled, rejected, or not approved in time. This payee was not paid.',
      fix: 'If they are to be paid, put them into a new file, under another transfer id.',
    },
  },
  'TRF-C02': {
    fr: {
      message:
        'Lot de transferts annulé en cours d’envoi : payés {created}, en échec {rejected}, non envoyés {set_aside}.',
      cause: 'Ce qui était déjà envoyé au moment de l’annulation est allé jusqu’à son terme.',
      fix: 'Vérifiez quelles lignes sont payées ; le reste du montant est libéré.',
    },
    en: {
      message:
        'Bulk cancelled while it was sent: paid {created}, failed {rejected}, not sent {set_aside}.',
      cause: 'What had been sent when it was cancelled ran to its outcome.',
      fix: 'See which rows are paid; the rest of the amount is released.',
    },
  },
  'TRF-C03': {
    fr: { message: 'Lot de transferts annulé : rien n’a été payé.' },
    en: { message: 'Bulk cancelled: nothing was paid.' },
  },
  'TRF-I01': {
    status: 409,
    fr: {
      message: 'Le réseau contredit ce qui a été comptabilisé.',
      cause:
        'Une réponse tardive dit le contraire de l’issue connue de ce transfert. Les comptes n’ont pas été modifiés.',
      fix: 'Vérifiez auprès de la banque si le bénéficiaire a été payé, puis faites trancher une personne qui approuve, dans la liste des transferts non résolus. D’ici là, ne payez pas par un autre moyen.',
    },
    en: {
      message: 'The network contradicts what was booked.',
      cause:
        'A late answer says the opposite of this transfer’s known outcome. The accounts were not changed.',
      fix: 'Check with the bank whether the payee was paid, then let an approver decide in the list of unresolved transfers. Until then do not pay by other means.',
    },
  },
  'TRF-I01-COMMITTED': {
    fr: {
      message: 'Le réseau dit avoir payé ce transfert, qui est compté en échec.',
      cause:
        'Sa réponse est arrivée après que le montant a été libéré. Les comptes n’ont pas été modifiés.',
      fix: 'Vérifiez auprès de la banque si le bénéficiaire a été payé, puis faites trancher une personne qui approuve, dans la liste des transferts non résolus. D’ici là, ne payez pas ce bénéficiaire une seconde fois.',
    },
    en: {
      message: 'The network says that it paid this transfer, which counts as failed.',
      cause: 'Its answer came after the amount was released. The accounts were not changed.',
      fix: 'Check with the bank whether the payee was paid, then let an approver decide in the list of unresolved transfers. Until then do not pay this payee a second time.',
    },
  },
  'TRF-I01-ABORTED': {
    fr: {
      message: 'Le réseau dit ne pas avoir payé ce transfert, qui est compté comme payé.',
      cause: 'Il avait d’abord dit le contraire. Les comptes n’ont pas été modifiés.',
      fix: 'Vérifiez auprès de la banque si le bénéficiaire a été payé ; si oui, faites confirmer le transfert par une personne qui approuve, dans la liste des transferts non résolus. Sinon, demandez à la banque de rendre la somme : Quai ne la reprend pas de lui-même.',
    },
    en: {
      message: 'The network says that it did not pay this transfer, which counts as paid.',
      cause: 'It had said the opposite before. The accounts were not changed.',
      fix: 'Check with the bank whether the payee was paid; if so, let an approver confirm the transfer in the list of unresolved transfers. If not, ask the bank to return the sum: Quai does not take it back by itself.',
    },
  },
  'TRF-I02': {
    fr: {
      message:
        'Non envoyé : d’après le réseau, ce bénéficiaire a déjà été payé lors de la première tentative.',
      cause:
        'Le réseau l’a dit après que la relance a été demandée. Le montant de la relance est libéré.',
      fix: 'Faites trancher la première tentative par une personne qui approuve, dans la liste des transferts non résolus. Si le bénéficiaire n’a rien reçu, relancez ensuite les échecs (retry-failed).',
    },
    en: {
      message: 'Not sent: the network says that the first attempt had already paid this payee.',
      cause:
        'The network said so after the retry was asked for. The amount of the retry is released.',
      fix: 'Let an approver decide on the first attempt in the list of unresolved transfers. If the payee got nothing, retry the failures after that (retry-failed).',
    },
  },
  'TRF-U01': {
    fr: {
      message:
        'Transferts dont l’issue est encore inconnue : {attention}. Leur montant reste réservé.',
      cause:
        'Ils ont été envoyés, et le réseau n’a pas dit s’il les a payés ; il est interrogé jusqu’à ce qu’il réponde.',
      fix: 'Ne payez pas ces bénéficiaires par un autre moyen : attendez la réponse du réseau. Après 24 heures, vérifiez auprès de la banque et faites trancher une personne qui approuve, dans la liste des transferts non résolus.',
    },
    en: {
      message:
        'Transfers of which the outcome is still unknown: {attention}. Their amount stays reserved.',
      cause:
        'They were sent, and the network has not said whether it paid them; it is asked until it answers.',
      fix: 'Do not pay these payees by other means: wait for the network’s answer. After 24 hours check with the bank and let an approver decide in the list of unresolved transfers.',
    },
  },
} as const satisfies MessageTable;
