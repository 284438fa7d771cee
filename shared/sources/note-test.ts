import { isFigure } from './cell-tests.ts';
import { foldWords } from './fold-words.ts';

/**
 * What a lone cell of words looks like. Only what comes below tells the last three apart from notes:
 * - `note-title`: words of a note in the column that every row must fill: `NB : hors taxes`;
 * - `odd-title`: words there that begin a note as well as a title: `(1) Initiation`, `* Excel`;
 * - `lone-words`: any words in another column.
 */
export type NoteClass = 'note' | 'note-title' | 'odd-title' | 'lone-words';

/** What programs print at the end of a page; it is nobody's title. */
const pageEnds = [
  /^page\s*\d+\s*(?:\/|sur|of|de)\s*\d+$/iu,
  /^(?:document\s+|fichier\s+|file\s+|report\s+)?(?:edite|imprime|genere|exporte|extrait|cree)e?s?\s+le\s+\S*\d/iu,
  /^(?:document\s+|file\s+|report\s+)?(?:exported|printed|generated|created|extracted)\s+on\s+\S*\d/iu,
];

/** How notes begin that people write below a table. */
const sureOpenings = [
  /^n\.?\s?b\.?\s*[:–—]/iu,
  /^(?:note|nota|remarque|remark|source|legende|legend)s?(?:\s+bene)?\s*(?:\d+\s*)?[:–—]/iu,
];

/** Titles may begin like this as well. */
const perhapsOpenings = [
  /^n\.?\s?b\.?(?:\s*[.,]|\s+\p{L}|$)/iu,
  /^(?:\*+|\((?:\d{1,2}|\*+)\)|†|‡)\s*\S/u,
  /^page\s*\d+$/iu,
  /^(?:nombre|nb|number)\s+(?:total\s+)?(?:de|d['’]|of)\s?.*\d$/iu,
  /^arretee?s?\s+(?:a|au|le|la)\s/iu,
  /^fait\s+a\s+\p{L}.*\d/iu,
  /^(?:le|la)\s+(?:direct(?:eur|rice)|responsable|gerante?|presidente?|secretaire|comptable)(?:\s+generale?)?$/iu,
  /^(?:document\s+|fichier\s+|file\s+|report\s+)?(?:edite|imprime|genere|exporte|extrait|cree)e?s?\s+(?:le|par|depuis|a\s+partir)(?!\p{L})/iu,
  /^(?:document\s+|file\s+|report\s+)?(?:exported|printed|generated|created|extracted)\s+(?:on|by|at|from)(?!\p{L})/iu,
];

/**
 * @param names the header's names
 * @param requiredAt the columns that every row must fill
 * @returns undefined: what is left of a row of data
 */
export function createNoteTest(names: readonly string[], requiredAt: readonly number[]) {
  return (cell: unknown, at: number): NoteClass | undefined => {
    if (names.length < 2 || typeof cell !== 'string') return undefined;
    const isTitle = requiredAt.length === 1 && requiredAt[0] === at;
    const words = foldWords(cell);
    if (pageEnds.some((end) => end.test(words))) return 'note';
    if (sureOpenings.some((opening) => opening.test(words))) return isTitle ? 'note-title' : 'note';
    if (perhapsOpenings.some((opening) => opening.test(words))) {
      return isTitle ? 'odd-title' : 'note';
    }
    if (isTitle || names.length < 3 || requiredAt.length === 0) return undefined;
    // An id or a figure alone is what is left of a row; only words can be a note.
    return isFigure(cell) || /^\S*\d\S*$/.test(words) ? undefined : 'lone-words';
  };
}
