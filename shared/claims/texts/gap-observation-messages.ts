import type { MessageTable } from '../../messages/message.ts';

/** Why the amounts of a claim differ, as far as its lines tell. */
export const gapObservationMessages = {
  'CLM-O01': {
    fr: {
      message:
        'L’écart ({gap_claimed} facturé, {gap_reimbursed} remboursé) est exactement la ligne {rows} des statistiques : elle manque sans doute au récap.',
    },
    en: {
      message:
        'The gap ({gap_claimed} claimed, {gap_reimbursed} reimbursed) is exactly row {rows} of the statement: it is probably missing from the recap.',
    },
  },
  'CLM-O02': {
    fr: {
      message:
        'L’écart ({gap_claimed} facturé, {gap_reimbursed} remboursé) est exactement la ligne {rows} du récap : elle manque sans doute aux statistiques.',
    },
    en: {
      message:
        'The gap ({gap_claimed} claimed, {gap_reimbursed} reimbursed) is exactly line {rows} of the recap: it is probably missing from the statement.',
    },
  },
  'CLM-O03': {
    fr: {
      message:
        'Les lignes {rows} des statistiques portent les mêmes montants, et l’écart ({gap_claimed} facturé, {gap_reimbursed} remboursé) est exactement l’une d’elles : une ligne est sans doute en double.',
    },
    en: {
      message:
        'Rows {rows} of the statement bear the same amounts, and the gap ({gap_claimed} claimed, {gap_reimbursed} reimbursed) is exactly one of them: a row is probably doubled.',
    },
  },
  'CLM-O04': {
    fr: {
      message:
        'Les lignes {rows} du récap portent les mêmes montants, et l’écart ({gap_claimed} facturé, {gap_reimbursed} remboursé) est exactement l’une d’elles : un règlement est sans doute en double.',
    },
    en: {
      message:
        'Lines {rows} of the recap bear the same amounts, and the gap ({gap_claimed} claimed, {gap_reimbursed} reimbursed) is exactly one of them: a settlement is probably doubled.',
    },
  },
  'CLM-O05': {
    fr: {
      message:
        'Les lignes {rows} des statistiques sont identiques, mais le récap ne s’accorde ni avec toutes, ni avec une seule.',
    },
    en: {
      message:
        'Rows {rows} of the statement are identical, but the recap agrees neither with all of them nor with one.',
    },
  },
  'CLM-O08': {
    fr: {
      message:
        'L’écart ({gap_claimed} facturé, {gap_reimbursed} remboursé) semble un arrondi : l’un des fichiers arrondit à {step}.',
    },
    en: {
      message:
        'The gap ({gap_claimed} claimed, {gap_reimbursed} reimbursed) seems to be a rounding: one of the files rounds to {step}.',
    },
  },
  'CLM-O09': {
    fr: {
      message:
        'L’écart ({gap_claimed} facturé, {gap_reimbursed} remboursé) semble un arrondi de chacune des {count} lignes des statistiques.',
    },
    en: {
      message:
        'The gap ({gap_claimed} claimed, {gap_reimbursed} reimbursed) seems to be a rounding of each of the {count} rows of the statement.',
    },
  },
  'CLM-O10': {
    fr: {
      message:
        'Facturé et remboursé sont échangés : les statistiques ont {claimed} facturé et {reimbursed} remboursé, le récap l’inverse.',
    },
    en: {
      message:
        'Claimed and reimbursed are swapped: the statement has {claimed} claimed and {reimbursed} reimbursed, the recap the other way round.',
    },
  },
  'CLM-O11': {
    fr: {
      message:
        'L’écart sur le remboursé ({share}) est exactement le ticket modérateur : un seul des fichiers le déduit.',
    },
    en: {
      message:
        'The gap on the reimbursed amount ({share}) is exactly the copay: only one of the files deducts it.',
    },
  },
  'CLM-O12': {
    fr: {
      message:
        'L’écart sur le remboursé ({share}) est exactement le montant exclu : un seul des fichiers le déduit.',
    },
    en: {
      message:
        'The gap on the reimbursed amount ({share}) is exactly what is excluded: only one of the files deducts it.',
    },
  },
  'CLM-O13': {
    fr: {
      message:
        'L’écart ({gap_claimed} facturé, {gap_reimbursed} remboursé) est exactement le double de la ligne {rows} des statistiques : c’est peut-être un avoir sans son signe moins.',
    },
    en: {
      message:
        'The gap ({gap_claimed} claimed, {gap_reimbursed} reimbursed) is exactly twice row {rows} of the statement: it may be a reversal without its minus sign.',
    },
  },
  'CLM-O17': {
    fr: { message: 'Les {count} lignes du récap ({rows}) ont été additionnées.' },
    en: { message: 'The {count} lines of the recap ({rows}) were summed.' },
  },
  'CLM-O26': {
    fr: {
      message:
        'Les statistiques ({count} ligne(s)) comptent {gap_claimed} facturé et {gap_reimbursed} remboursé de plus que le récap ; aucune ligne n’explique l’écart à elle seule.',
    },
    en: {
      message:
        'The statement ({count} row(s)) counts {gap_claimed} claimed and {gap_reimbursed} reimbursed more than the recap; no single line explains the gap.',
    },
  },
  'CLM-O26-CLAIMED': {
    fr: {
      message:
        'Les statistiques ({count} ligne(s)) comptent {gap_claimed} facturé de plus que le récap, pour le même remboursé ; aucune ligne n’explique l’écart à elle seule.',
    },
    en: {
      message:
        'The statement ({count} row(s)) counts {gap_claimed} claimed more than the recap, and the same reimbursed; no single line explains the gap.',
    },
  },
  'CLM-O26-REIMBURSED': {
    fr: {
      message:
        'Les statistiques ({count} ligne(s)) comptent {gap_reimbursed} remboursé de plus que le récap, pour le même facturé ; aucune ligne n’explique l’écart à elle seule.',
    },
    en: {
      message:
        'The statement ({count} row(s)) counts {gap_reimbursed} reimbursed more than the recap, and the same claimed; no single line explains the gap.',
    },
  },
  'CLM-O28': {
    fr: {
      message:
        'L’écart ({gap_claimed} facturé, {gap_reimbursed} remboursé) est exactement celui des lignes non réglées {rows} : le récap ne les compte pas.',
    },
    en: {
      message:
        'The gap ({gap_claimed} claimed, {gap_reimbursed} reimbursed) is exactly that of the unsettled rows {rows}: the recap does not count them.',
    },
  },
  'CLM-O29': {
    fr: {
      message:
        'Les statistiques ({count} ligne(s)) comptent {gap_claimed} facturé et {gap_reimbursed} remboursé de moins que le récap : un acte y manque peut-être.',
    },
    en: {
      message:
        'The statement ({count} row(s)) counts {gap_claimed} claimed and {gap_reimbursed} reimbursed less than the recap: an act may be missing from it.',
    },
  },
  'CLM-O29-CLAIMED': {
    fr: {
      message:
        'Les statistiques ({count} ligne(s)) comptent {gap_claimed} facturé de moins que le récap, pour le même remboursé : un acte non remboursé y manque peut-être.',
    },
    en: {
      message:
        'The statement ({count} row(s)) counts {gap_claimed} claimed less than the recap, and the same reimbursed: an act that is not reimbursed may be missing from it.',
    },
  },
  'CLM-O29-REIMBURSED': {
    fr: {
      message:
        'Les statistiques ({count} ligne(s)) comptent {gap_reimbursed} remboursé de moins que le récap, pour le même facturé : le remboursé d’un acte y est peut-être faux.',
    },
    en: {
      message:
        'The statement ({count} row(s)) counts {gap_reimbursed} reimbursed less than the recap, and the same claimed: what an act was reimbursed may be wrong in it.',
    },
  },
  'CLM-O30': {
    fr: {
      message:
        'L’un des montants est plus grand dans les statistiques ({count} ligne(s)), l’autre au récap (écarts : {gap_claimed} facturé, {gap_reimbursed} remboursé).',
    },
    en: {
      message:
        'One of the amounts is larger in the statement ({count} row(s)), the other in the recap (gaps: {gap_claimed} claimed, {gap_reimbursed} reimbursed).',
    },
  },
  'CLM-O33': {
    fr: {
      message:
        'L’écart ({gap_claimed} facturé, {gap_reimbursed} remboursé) est exactement le double de la ligne {rows} du récap : c’est peut-être un avoir sans son signe moins.',
    },
    en: {
      message:
        'The gap ({gap_claimed} claimed, {gap_reimbursed} reimbursed) is exactly twice line {rows} of the recap: it may be a reversal without its minus sign.',
    },
  },
} as const satisfies MessageTable;
