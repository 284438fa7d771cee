import type { MessageTable } from '../../messages/message.ts';

/**
 * Claims that do not conform: amounts that differ, incomplete. `{parts}` is the
 * observation, which is left out where amounts are not told.
 */
export const comparisonGapsMessages = {
  'CLM-X03': {
    fr: {
      message: 'Facturé stat > récap : {stat_claimed} contre {recap_claimed}. {parts}',
      brief: 'Facturé stat > récap.',
      cause: 'Les actes des statistiques totalisent plus de facturé que le règlement du récap.',
      fix: 'Retirez la ligne en trop des statistiques, ou corrigez le montant réclamé du récap.',
    },
    en: {
      message: 'Claimed in statement > recap: {stat_claimed} against {recap_claimed}. {parts}',
      brief: 'Claimed in statement > recap.',
      cause: 'The acts of the statement come to more claimed than the settlement of the recap.',
      fix: 'Remove the surplus line from the statement, or correct the claimed amount of the recap.',
    },
  },
  'CLM-X04': {
    fr: {
      message: 'Facturé stat < récap : {stat_claimed} contre {recap_claimed}. {parts}',
      brief: 'Facturé stat < récap.',
      cause: 'Les actes des statistiques totalisent moins de facturé que le règlement du récap.',
      fix: 'Ajoutez l’acte qui manque aux statistiques, ou corrigez le montant réclamé du récap.',
    },
    en: {
      message: 'Claimed in statement < recap: {stat_claimed} against {recap_claimed}. {parts}',
      brief: 'Claimed in statement < recap.',
      cause: 'The acts of the statement come to less claimed than the settlement of the recap.',
      fix: 'Add the missing act to the statement, or correct the claimed amount of the recap.',
    },
  },
  'CLM-X05': {
    fr: {
      message: 'Remboursé stat > récap : {stat_reimbursed} contre {recap_reimbursed}. {parts}',
      brief: 'Remboursé stat > récap.',
      cause: 'Le facturé est le même, mais les statistiques remboursent plus que le récap.',
      fix: 'Comparez le remboursé de chaque acte avec le règlement, et corrigez celui qui est faux.',
    },
    en: {
      message:
        'Reimbursed in statement > recap: {stat_reimbursed} against {recap_reimbursed}. {parts}',
      brief: 'Reimbursed in statement > recap.',
      cause: 'The claimed amounts agree, but the statement reimburses more than the recap.',
      fix: 'Compare what each act was reimbursed with the settlement, and correct the wrong one.',
    },
  },
  'CLM-X06': {
    fr: {
      message: 'Remboursé stat < récap : {stat_reimbursed} contre {recap_reimbursed}. {parts}',
      brief: 'Remboursé stat < récap.',
      cause: 'Le facturé est le même, mais les statistiques remboursent moins que le récap.',
      fix: 'Comparez le remboursé de chaque acte avec le règlement, et corrigez celui qui est faux.',
    },
    en: {
      message:
        'Reimbursed in statement < recap: {stat_reimbursed} against {recap_reimbursed}. {parts}',
      brief: 'Reimbursed in statement < recap.',
      cause: 'The claimed amounts agree, but the statement reimburses less than the recap.',
      fix: 'Compare what each act was reimbursed with the settlement, and correct the wrong one.',
    },
  },
  'CLM-X07': {
    fr: {
      message:
        'Facturé et remboursé en écart : facturé {stat_claimed} dans les statistiques contre {recap_claimed} au récap, remboursé {stat_reimbursed} contre {recap_reimbursed}. {parts}',
      brief: 'Facturé et remboursé en écart.',
      cause: 'Ni le facturé ni le remboursé du sinistre ne sont les mêmes dans les deux fichiers.',
      fix: 'Cherchez la ligne qui manque dans un fichier, ou qui est deux fois dans l’autre, et corrigez.',
    },
    en: {
      message:
        'Claimed and reimbursed differ: claimed {stat_claimed} in the statement against {recap_claimed} in the recap, reimbursed {stat_reimbursed} against {recap_reimbursed}. {parts}',
      brief: 'Claimed and reimbursed differ.',
      cause: 'Neither the claimed nor the reimbursed amounts of the claim agree in the two files.',
      fix: 'Look for the line that is missing from one file, or twice in the other, and correct it.',
    },
  },
  'CLM-X17': {
    fr: {
      message: 'Sinistre incomplet : {count} ligne(s) rejetée(s). {parts}',
      brief: 'Sinistre incomplet : {count} ligne(s) rejetée(s).',
      outline: 'Sinistre incomplet : des lignes sont rejetées.',
      cause:
        'Tant qu’une de ses lignes est rejetée, les totaux du sinistre ne sont pas connus : il est rejeté en entier.',
      fix: 'Corrigez les lignes rejetées du sinistre ; les autres reviendront avec elles.',
    },
    en: {
      message: 'Incomplete claim: {count} row(s) rejected. {parts}',
      brief: 'Incomplete claim: {count} row(s) rejected.',
      outline: 'Incomplete claim: some rows are rejected.',
      cause:
        'While one of its rows is rejected the sums of the claim are unknown: it is rejected as a whole.',
      fix: 'Correct the rejected rows of the claim; the others will come back with them.',
    },
  },
} as const satisfies MessageTable;
