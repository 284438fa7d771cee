import type { MessageTable } from '../../messages/message.ts';

/**
 * Claims that do not conform: in one file only, amounts that differ, incomplete. `{parts}` is the
 * observation, which is left out where amounts are not told.
 */
export const comparisonGapsMessages = {
  'CLM-X01': {
    fr: {
      message: 'Sinistre absent du récap. {parts}',
      brief: 'Sinistre absent du récap.',
      cause:
        'Le sinistre est dans les statistiques, mais aucun règlement du récap ne porte son numéro.',
      fix: 'Ajoutez le règlement au récap, corrigez le numéro dans l’un des deux fichiers, ou retirez le sinistre s’il n’est pas payé.',
    },
    en: {
      message: 'Claim missing from the recap. {parts}',
      brief: 'Claim missing from the recap.',
      cause: 'The claim is in the statement, but no settlement of the recap bears its number.',
      fix: 'Add the settlement to the recap, correct the number in one of the two files, or remove the claim if it is not paid.',
    },
  },
  'CLM-X02': {
    fr: {
      message: 'Règlement absent des statistiques. {parts}',
      brief: 'Règlement absent des statistiques.',
      cause: 'Le récap porte un règlement, mais aucun acte des statistiques ne porte ce numéro.',
      fix: 'Ajoutez les actes du sinistre aux statistiques, ou corrigez le numéro dans l’un des deux fichiers.',
    },
    en: {
      message: 'Settlement missing from the statement. {parts}',
      brief: 'Settlement missing from the statement.',
      cause: 'The recap has a settlement, but no act of the statement bears this number.',
      fix: 'Add the acts of the claim to the statement, or correct the number in one of the two files.',
    },
  },
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
      cause:
        'Tant qu’une de ses lignes est rejetée, les totaux du sinistre ne sont pas connus : il est rejeté en entier.',
      fix: 'Corrigez les lignes rejetées du sinistre ; les autres reviendront avec elles.',
    },
    en: {
      message: 'Incomplete claim: {count} row(s) rejected. {parts}',
      brief: 'Incomplete claim: {count} row(s) rejected.',
      cause:
        'While one of its rows is rejected the sums of the claim are unknown: it is rejected as a whole.',
      fix: 'Correct the rejected rows of the claim; the others will come back with them.',
    },
  },
} as const satisfies MessageTable;
