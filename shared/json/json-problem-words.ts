import type { Language } from '../runs/run.ts';
import type { JsonProblem } from './json-problem.ts';

/** What is wrong, as the end of a sentence: `… at line 3, character 4: a comma too many`. */
export const jsonProblemWords: Readonly<Record<JsonProblem, Readonly<Record<Language, string>>>> = {
  'cut-short': { fr: 'le texte s’arrête trop tôt', en: 'the text ends too early' },
  'comma-missing': {
    fr: 'une virgule manque, ou un guillemet dans un texte n’est pas écrit \\"',
    en: 'a comma is missing, or a quote inside a text is not written as \\"',
  },
  'comma-too-many': { fr: 'une virgule de trop', en: 'a comma too many' },
  'colon-missing': { fr: 'deux-points manquent après la clé', en: 'no colon behind the key' },
  'value-missing': { fr: 'une valeur manque', en: 'a value is missing' },
  'key-without-quotes': { fr: 'une clé sans guillemets', en: 'a key without quotes' },
  'wrong-quotes': {
    fr: 'des guillemets qui ne sont pas ceux de JSON (")',
    en: 'quotes that are not those of JSON (")',
  },
  comment: { fr: 'un commentaire', en: 'a comment' },
  'unknown-word': {
    fr: 'un mot sans guillemets qui n’est ni true, ni false, ni null',
    en: 'a word without quotes that is neither true, false nor null',
  },
  'wrong-number': { fr: 'un nombre mal écrit', en: 'a number that is not well written' },
  'wrong-bracket': {
    fr: 'un crochet ] ou une accolade } qui ne correspond pas à son début',
    en: 'a bracket ] or } that does not belong to its opening one',
  },
  'wrong-escape': { fr: 'un \\ mal employé', en: 'a misplaced \\' },
  'line-break-in-text': {
    fr: 'un retour à la ligne dans un texte (ou un guillemet qui manque)',
    en: 'a line break inside a text (or a missing quote)',
  },
  'control-character': {
    fr: 'un caractère de contrôle dans un texte',
    en: 'a control character inside a text',
  },
  'list-without-brackets': {
    fr: 'des objets séparés par des virgules, sans crochets [ ] autour',
    en: 'objects separated by commas, without square brackets [ ] around them',
  },
  'behind-the-end': { fr: 'quelque chose suit la fin', en: 'something follows the end' },
  'too-deep': { fr: 'trop de niveaux imbriqués', en: 'too many nested levels' },
  unexpected: { fr: 'un caractère inattendu', en: 'an unexpected character' },
};
