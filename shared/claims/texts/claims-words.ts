import type { Language } from '../../runs/run.ts';

type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** People's words for values in messages about claims, by the placeholder that they fill. */
export const claimsWords: Readonly<Record<string, Words>> = {
  kind: {
    stat: { fr: 'statistiques', en: 'statement' },
    recap: { fr: 'récap', en: 'recap' },
  },
  slot: {
    stat_file: { fr: 'statistiques', en: 'statement' },
    recap_file: { fr: 'récap', en: 'recap' },
    corrections: { fr: 'classeur corrigé', en: 'corrected workbook' },
  },
  slots: {
    'stat_file + recap_file / corrections': {
      fr: 'les statistiques (stat_file) et le récap (recap_file) ensemble, ou le classeur corrigé seul (corrections)',
      en: 'the statement (stat_file) and the recap (recap_file) together, or the corrected workbook alone (corrections)',
    },
    file: { fr: 'un seul fichier (file)', en: 'one file (file)' },
    document: {
      fr: 'un ou plusieurs documents (document)',
      en: 'one or several documents (document)',
    },
  },
  date_order: {
    dmy: { fr: 'jour/mois/année', en: 'day/month/year' },
    mdy: { fr: 'mois/jour/année', en: 'month/day/year' },
  },
  amount_problem: {
    'not-a-number': { fr: 'ce n’est pas un montant en chiffres', en: 'it is no amount in figures' },
    ambiguous: {
      fr: 'le point ou la virgule peut séparer des milliers ou des centimes',
      en: 'the point or comma may part thousands or cents',
    },
    'out-of-range': {
      fr: 'il est trop grand pour être vrai (un numéro s’est-il glissé dans cette colonne ?)',
      en: 'it is too large to be true (did a number slip into this column?)',
    },
    'unknown-currency': { fr: 'sa devise n’est pas connue', en: 'its currency is not known' },
    negative: { fr: 'il ne peut pas être négatif', en: 'it cannot be negative' },
    uncomputed: {
      fr: 'sa formule n’a jamais été calculée',
      en: 'its formula was never computed',
    },
  },
  cell_problem: {
    empty: { fr: 'la cellule est vide', en: 'the cell is empty' },
    rounded: {
      fr: 'le tableur a arrondi le numéro, ses derniers chiffres sont perdus',
      en: 'the spreadsheet program rounded the number, its last digits are lost',
    },
    'not-text': { fr: 'la cellule ne contient pas un texte', en: 'the cell holds no text' },
    uncomputed: {
      fr: 'sa formule n’a jamais été calculée',
      en: 'its formula was never computed',
    },
  },
};
