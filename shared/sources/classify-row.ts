import { createFieldFinder } from '../rows/match-columns.ts';
import { filledWidth, isBlank, isFigure, nextFilled } from './cell-tests.ts';
import { nameColumn } from './name-columns.ts';
import type { AsideKind, FieldSpec } from './source-item.ts';

/** What a row below the header is, unless it is data. */
export type RowClass = Exclude<AsideKind, 'title'> | 'blank';

/** Says what a row is; undefined: data. Called for every row, so the common answer comes first. */
export type RowClassifier = (cells: readonly unknown[]) => RowClass | undefined;

const partialTotal = 'sous[-\\s]?tota(?:l|ux)|sub[-\\s]?totals?|grand[-\\s]total';
const totalWord = `${partialTotal}|totals?|totaux|sum|somme`;
/** `Total`, `Total général :` */
const bareTotal = new RegExp(`^(?:${totalWord})(?:\\s+generale?|\\s+generaux)?\\s*:?$`);
/** `Sous-total Informatique`, `Total de mars`, `Sum for March`, but not `Total Quality Management`. */
const namedTotal = new RegExp(
  `^(?:(?:${partialTotal})\\s|(?:${totalWord})(?:\\s+general)?` +
    `\\s*(?::|\\s(?:de|des|du|of|for|pour|par|by)\\s|\\sd['’]))`,
);
/** `Total Informatique`: a total where it cannot be the name of the row. */
const anyTotal = new RegExp(`^(?:${totalWord})\\s`);
/** Letters with which one of these begins: nearly all rows are told apart by the first letter. */
const totalLetters = new Set([...'sStTgG'].map((letter) => letter.charCodeAt(0)));

/** Characters of a cell that are looked at for what it says. */
const wordsMax = 200;

/** How notes begin that people write below a table. */
const noteOpenings = [
  /^n\.?\s?b\.?(?:\s*[:.,–—]|\s+\p{L}|$)/iu,
  /^(?:note|nota|remarque|remark|source|legende|legend)s?(?:\s+bene)?\s*(?:\d+\s*)?[:–—]/iu,
  /^(?:\*+|\(\d{1,2}\)|†|‡)\s*\S/u,
  /^page\s*\d+(?:\s*(?:\/|sur|of|de)\s*\d+)?$/iu,
  /^(?:document\s+|fichier\s+|file\s+|report\s+)?(?:edite|imprime|genere|exporte|extrait|cree)e?s?\s+(?:le|par|depuis|a\s+partir)(?!\p{L})/iu,
  /^(?:document\s+|file\s+|report\s+)?(?:exported|printed|generated|created|extracted)\s+(?:on|by|at|from)(?!\p{L})/iu,
];

/**
 * @param names the header's names
 * @param lines its lines as they stand in the file, two where it has two
 * @param fields those of the domain; the only required one says in which column a lone cell is data
 */
export function createRowClassifier(
  names: readonly string[],
  lines: readonly (readonly string[])[],
  fields: readonly FieldSpec[],
): RowClassifier {
  const isHeader = createRepetitionTest([names, ...lines]);
  const find = createFieldFinder(fields.filter(({ required }) => required));
  const requiredAt = names.flatMap((name, i) => (find(name) === undefined ? [] : [i]));
  const isNote = createNoteTest(names, requiredAt);
  return (cells) => {
    const first = nextFilled(cells, 0);
    if (first === -1) return 'blank';
    if (isHeader(cells, first)) return 'repeated-header';
    if (mayBeTotal(cells[first]) && isTotal(cells, first, requiredAt)) return 'total';
    if (nextFilled(cells, first + 1) === -1 && isNote(cells[first], first)) return 'note';
    return undefined;
  };
}

/** Whether a row is one of the header's lines again, as in files that were put together. */
function createRepetitionTest(lines: readonly (readonly string[])[]) {
  const known = lines
    .filter((line) => line.some((name) => name !== ''))
    .map((line) => {
      const first = line.findIndex((name) => name !== '');
      return { line, first, letter: line[first]?.charCodeAt(0) };
    });
  return (cells: readonly unknown[], first: number): boolean => {
    const cell = cells[first];
    if (typeof cell !== 'string') return false;
    for (const each of known) {
      if (each.first !== first) continue;
      // Names were trimmed: a cell that begins otherwise may still be the same with blanks around.
      const letter = cell.charCodeAt(0);
      if (letter !== each.letter && letter > 0x20 && letter < 0x7f) continue;
      const { line } = each;
      if (nameColumn(cell) !== line[first] || filledWidth(cells) !== line.length) continue;
      if (line.every((name, i) => nameColumn(cells[i]) === name)) return true;
    }
    return false;
  };
}

/** A quick look: whether the row begins like a total. A figure before the word is an id: data. */
function mayBeTotal(cell: unknown): cell is string {
  if (typeof cell !== 'string') return false;
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code > 0x20 && code !== 0xa0) return totalLetters.has(code);
  }
  return false;
}

/** `Total` before nothing but figures; `Total` with words behind it is somebody's text. */
function isTotal(cells: readonly unknown[], at: number, requiredAt: readonly number[]): boolean {
  const cell = cells[at];
  if (typeof cell !== 'string' || cell.length > wordsMax) return false;
  const words = fold(cell);
  const isBare = bareTotal.test(words);
  if (!isBare && !namedTotal.test(words)) {
    const isNamedElsewhere = requiredAt.some((i) => i !== at && isBlank(cells[i]));
    if (!isNamedElsewhere || !anyTotal.test(words)) return false;
  }
  let others = nextFilled(cells, at + 1);
  // `Somme des angles` with nothing added up is a text like any other.
  if (others === -1) return isBare;
  for (; others !== -1; others = nextFilled(cells, others + 1)) {
    if (!isFigure(cells[others])) return false;
  }
  return true;
}

/**
 * A lone cell of words is a note, unless it stands in the column that every row must fill: there it
 * is a row of which only that is known.
 */
function createNoteTest(names: readonly string[], requiredAt: readonly number[]) {
  return (cell: unknown, at: number): boolean => {
    if (names.length < 2 || typeof cell !== 'string') return false;
    const words = fold(cell);
    if (noteOpenings.some((opening) => opening.test(words))) return true;
    if (names.length < 3 || requiredAt.length === 0) return false;
    // An id or a figure alone is what is left of a row; only words can be a note.
    if (isFigure(cell) || /^\S*\d\S*$/.test(words)) return false;
    return requiredAt.length > 1 || requiredAt[0] !== at;
  };
}

/** Without accents and capitals, as far as it matters. */
function fold(text: string): string {
  return text.slice(0, wordsMax).trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
