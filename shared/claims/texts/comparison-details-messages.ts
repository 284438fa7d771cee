import type { MessageTable } from '../../messages/message.ts';

/** What is to be said of claims of both files beside their amounts; none of it rejects. */
export const comparisonDetailsMessages = {
  'CLM-X08': {
    fr: {
      message:
        'Plusieurs lignes récap pour un règlement : {count} lignes ({rows}), additionnées avant la comparaison.',
      outline: 'Plusieurs lignes récap pour un règlement, additionnées avant la comparaison.',
      cause: 'Le règlement a été payé ou saisi en plusieurs fois.',
      fix: 'Rien à faire si chaque ligne est un paiement ; sinon retirez celle qui est en double.',
    },
    en: {
      message:
        'Several recap lines for one settlement: {count} lines ({rows}), summed for the comparison.',
      outline: 'Several recap lines for one settlement, summed for the comparison.',
      cause: 'The settlement was paid or entered in several parts.',
      fix: 'Nothing to do if each line is a payment; otherwise remove the one that is there twice.',
    },
  },
  'CLM-X09': {
    fr: {
      message: 'Police différente : « {value} » au récap, {in_stat} dans les statistiques.',
      brief: 'Police différente au récap et dans les statistiques.',
      cause: 'Le numéro de police du récap n’est celui d’aucun acte du sinistre.',
      fix: 'Vérifiez le contrat et corrigez le fichier qui se trompe ; celui des statistiques est retenu.',
    },
    en: {
      message: 'Different policy: “{value}” in the recap, {in_stat} in the statement.',
      brief: 'Different policy in recap and statement.',
      cause: 'The policy number of the recap is that of no act of the claim.',
      fix: 'Check the contract and correct the file that is wrong; the statement’s is kept.',
    },
  },
  'CLM-X10': {
    fr: {
      message: 'Bénéficiaire différent : « {value} » au récap, {in_stat} dans les statistiques.',
      brief: 'Bénéficiaire différent au récap et dans les statistiques.',
      cause: 'Le récap nomme souvent la personne payée, les statistiques la personne soignée.',
      fix: 'Vérifiez qu’il s’agit du même sinistre ; le nom des statistiques est retenu.',
    },
    en: {
      message: 'Different beneficiary: “{value}” in the recap, {in_stat} in the statement.',
      brief: 'Different beneficiary in recap and statement.',
      cause: 'The recap often names who was paid, the statement who was treated.',
      fix: 'Check that it is the same claim; the statement’s name is kept.',
    },
  },
  'CLM-X11': {
    fr: {
      message:
        'Date de règlement différente : {recap_day} au récap, {stat_days} dans les statistiques.',
      brief: 'Date de règlement différente au récap et dans les statistiques.',
      cause: 'Le récap porte un jour qui n’est celui d’aucun acte du sinistre.',
      fix: 'Vérifiez la date du paiement ; celle des statistiques est retenue.',
    },
    en: {
      message: 'Different settlement date: {recap_day} in the recap, {stat_days} in the statement.',
      brief: 'Different settlement date in recap and statement.',
      cause: 'The recap bears a day that is that of no act of the claim.',
      fix: 'Check the date of the payment; the statement’s is kept.',
    },
  },
  'CLM-X12': {
    fr: {
      message: 'Facture différente : « {value} » au récap, {in_stat} dans les statistiques.',
      brief: 'Facture différente au récap et dans les statistiques.',
      cause: 'Le numéro de facture du récap n’est celui d’aucun acte du sinistre.',
      fix: 'Vérifiez la pièce et corrigez le fichier qui se trompe ; celui des statistiques est retenu.',
    },
    en: {
      message: 'Different invoice: “{value}” in the recap, {in_stat} in the statement.',
      brief: 'Different invoice in recap and statement.',
      cause: 'The invoice number of the recap is that of no act of the claim.',
      fix: 'Check the document and correct the file that is wrong; the statement’s is kept.',
    },
  },
  'CLM-X13': {
    fr: {
      message: 'Prestataire différent : « {value} » au récap, {in_stat} dans les statistiques.',
      brief: 'Prestataire différent au récap et dans les statistiques.',
      cause: 'Le récap nomme un autre partenaire, ou le désigne par un code.',
      fix: 'Vérifiez le prestataire ; celui des statistiques est retenu.',
    },
    en: {
      message: 'Different provider: “{value}” in the recap, {in_stat} in the statement.',
      brief: 'Different provider in recap and statement.',
      cause: 'The recap names another partner, or calls it by a code.',
      fix: 'Check the provider; the statement’s is kept.',
    },
  },
  'CLM-X14': {
    fr: {
      message:
        'Moyen de paiement absent : ni chèque, ni virement, ni autre moyen dans les deux fichiers.',
      cause: 'Les colonnes du paiement existent, mais sont vides pour ce sinistre.',
      fix: 'Indiquez le numéro de chèque ou le moyen de paiement, si vous le connaissez.',
    },
    en: {
      message: 'Payment method missing: no cheque, transfer or other method in either file.',
      cause: 'There are columns for the payment, but they are empty for this claim.',
      fix: 'Give the cheque number or the payment method, if you know it.',
    },
  },
  'CLM-X15': {
    fr: {
      message:
        'Écart sous la tolérance : {gap_claimed} sur le facturé, {gap_reimbursed} sur le remboursé (tolérance {tolerance}).',
      brief: 'Écart sous la tolérance.',
      cause: 'Un écart plus petit que la tolérance du pays est le plus souvent un arrondi.',
      fix: 'Rien à faire : le sinistre est importé avec les montants des statistiques.',
    },
    en: {
      message:
        'Gap under the tolerance: {gap_claimed} on the claimed, {gap_reimbursed} on the reimbursed amount (tolerance {tolerance}).',
      brief: 'Gap under the tolerance.',
      cause: 'A gap smaller than the country’s tolerance is most often a rounding.',
      fix: 'Nothing to do: the claim is imported with the amounts of the statement.',
    },
  },
  'CLM-X16': {
    fr: {
      message:
        'Sinistre à cheval sur la période : {count} ligne(s) réglée(s) hors période prise(s) avec les autres ({rows}).',
      outline: 'Sinistre à cheval sur la période.',
      cause: 'Les deux fichiers ne s’accordent que si l’on compte aussi ses lignes hors période.',
      fix: 'Rien à faire : le sinistre est importé en entier.',
    },
    en: {
      message:
        'Claim straddling the period: {count} row(s) settled outside it taken with the others ({rows}).',
      outline: 'Claim straddling the period.',
      cause: 'The two files only agree when its rows outside the period are counted too.',
      fix: 'Nothing to do: the claim is imported as a whole.',
    },
  },
} as const satisfies MessageTable;
