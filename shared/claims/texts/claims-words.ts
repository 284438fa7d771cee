import type { Language } from '../../runs/run.ts';

type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** People's words for values in messages about claims, by the placeholder that they fill. */
export const claimsWords: Readonly<Record<string, Words>> = {
  kind: {
    stat: { fr: 'statistiques de sinistres', en: 'statement of claims' },
    recap: { fr: 'récapitulatif de règlements', en: 'recap of settlements' },
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
    'out-of-range': { fr: 'il est trop grand', en: 'it is too large' },
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
  insured_problem: {
    'other-policy': {
      fr: 'une ligne plus haut lui donne une autre police',
      en: 'a row further up gives them another policy',
    },
    'name-only': {
      fr: 'sans matricule, il n’est reconnu que par son nom dans sa police ; deux homonymes y seraient confondus',
      en: 'without a member number they are known only by their name in their policy; two people of one name would be taken for one',
    },
  },
};
