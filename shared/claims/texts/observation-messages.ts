import type { MessageTable } from '../../messages/message.ts';
import { gapObservationMessages } from './gap-observation-messages.ts';

/** Sentences of which observations are made; gaps have a table of their own. */
export const observationMessages = {
  'CLM-O00': {
    fr: { message: '{parts}', brief: 'Plusieurs explications.' },
    en: { message: '{parts}', brief: 'Several explanations.' },
  },
  'CLM-O06': {
    fr: {
      message:
        'Les lignes {rows} des statistiques sont identiques ; le récap les compte toutes, elles sont toutes gardées.',
      outline: 'Lignes identiques que le récap compte toutes ; toutes sont gardées.',
      cause: 'Deux actes identiques le même jour sont possibles.',
      fix: 'Rien à faire.',
    },
    en: {
      message:
        'Rows {rows} of the statement are identical; the recap counts all of them, and all are kept.',
      outline: 'Identical rows, all of which the recap counts; all are kept.',
      cause: 'Two identical acts on one day are possible.',
      fix: 'Nothing to do.',
    },
  },
  'CLM-O07': {
    fr: {
      message:
        'Les lignes {rows} des statistiques sont identiques ; le récap n’en compte qu’une, la première est gardée.',
    },
    en: {
      message:
        'Rows {rows} of the statement are identical; the recap counts one of them, and the first is kept.',
    },
  },
  'CLM-O14': {
    fr: {
      message:
        'Hors période, les statistiques ont {count} ligne(s) de ce sinistre ({rows}) : facturé {claimed}, remboursé {reimbursed}.',
    },
    en: {
      message:
        'Outside the period the statement has {count} row(s) of this claim ({rows}): claimed {claimed}, reimbursed {reimbursed}.',
    },
  },
  'CLM-O15': {
    fr: {
      message:
        'Hors période, le récap a {count} ligne(s) de ce sinistre ({rows}) : facturé {claimed}, remboursé {reimbursed}.',
    },
    en: {
      message:
        'Outside the period the recap has {count} row(s) of this claim ({rows}): claimed {claimed}, reimbursed {reimbursed}.',
    },
  },
  'CLM-O16': {
    fr: {
      message: 'Parmi ces lignes hors période, des montants illisibles ne sont pas comptés.',
    },
    en: { message: 'Among these rows outside the period, unreadable amounts are not counted.' },
  },
  'CLM-O18': {
    fr: {
      message:
        '{count} ligne(s) des statistiques ({rows}), facturé {claimed}, remboursé {reimbursed} ; aucune ligne du récap entre le {start} et le {end}.',
    },
    en: {
      message:
        '{count} row(s) of the statement ({rows}), claimed {claimed}, reimbursed {reimbursed}; no line of the recap between {start} and {end}.',
    },
  },
  'CLM-O19': {
    fr: {
      message:
        '{count} ligne(s) du récap ({rows}), facturé {claimed}, remboursé {reimbursed} ; aucune ligne comparable des statistiques entre le {start} et le {end}.',
    },
    en: {
      message:
        '{count} line(s) of the recap ({rows}), claimed {claimed}, reimbursed {reimbursed}; no row of the statement to compare between {start} and {end}.',
    },
  },
  'CLM-O20': {
    fr: {
      message:
        'L’autre fichier a le numéro {suggested_claim_id}, le même aux zéros et à la ponctuation près : si c’est le même sinistre, écrivez-le de la même façon dans les deux fichiers.',
    },
    en: {
      message:
        'The other file has number {suggested_claim_id}, the same but for zeros and punctuation: if it is the same claim, write it alike in both files.',
    },
  },
  'CLM-O21': {
    fr: { message: 'Rejetée(s) dans les statistiques : ligne(s) {rows}.' },
    en: { message: 'Rejected in the statement: row(s) {rows}.' },
  },
  'CLM-O22': {
    fr: { message: 'Rejetée(s) au récap : ligne(s) {rows}.' },
    en: { message: 'Rejected in the recap: line(s) {rows}.' },
  },
  'CLM-O23': {
    fr: {
      message:
        'Avec les montants négatifs, les statistiques font {stat_claimed} facturé et {stat_reimbursed} remboursé, le récap {recap_claimed} et {recap_reimbursed} : un avoir n’est admis que si les totaux s’accordent et ne sont pas négatifs.',
    },
    en: {
      message:
        'With the negative amounts the statement comes to {stat_claimed} claimed and {stat_reimbursed} reimbursed, the recap to {recap_claimed} and {recap_reimbursed}: a reversal is accepted only when the sums agree and are not negative.',
    },
  },
  'CLM-O24': {
    fr: {
      message: 'Compté avec {count} ligne(s) hors période ({rows}), le sinistre est conforme.',
    },
    en: { message: 'Counted with {count} row(s) outside the period ({rows}), the claim conforms.' },
  },
  'CLM-O25': {
    fr: {
      message:
        'Écart de {gap_claimed} sur le facturé et de {gap_reimbursed} sur le remboursé, sous la tolérance de {tolerance}.',
    },
    en: {
      message:
        'A gap of {gap_claimed} on the claimed and {gap_reimbursed} on the reimbursed amount, under the tolerance of {tolerance}.',
    },
  },
  'CLM-O27': {
    fr: {
      message:
        'Sous ce numéro, les lignes {rows} des statistiques portent des polices différentes : ce sont peut-être deux sinistres.',
    },
    en: {
      message:
        'Under this number, rows {rows} of the statement bear different policies: they may be two claims.',
    },
  },
  'CLM-O32': {
    fr: {
      message:
        'Avoirs déduits, il reste {stat_reimbursed} remboursé pour {stat_claimed} facturé dans les statistiques, {recap_reimbursed} pour {recap_claimed} au récap.',
    },
    en: {
      message:
        'Reversals deducted, {stat_reimbursed} reimbursed remain for {stat_claimed} claimed in the statement, {recap_reimbursed} for {recap_claimed} in the recap.',
    },
  },
  ...gapObservationMessages,
} as const satisfies MessageTable;
