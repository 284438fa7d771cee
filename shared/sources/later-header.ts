import { type AliasHit, indexAliases } from '../rows/index-aliases.ts';
import { normaliseHeader } from '../rows/normalise-header.ts';
import { filledWidth, isBlank, isFigure } from './cell-tests.ts';
import { nameColumn } from './name-columns.ts';
import type { FieldSpec } from './source-item.ts';

/** Letters by which cells are told from a column's name: nearly all by the first few. */
const beginningChars = [3, 7] as const;
/** Beginnings whose answer is remembered. */
const rememberedMax = 5_000;
/** No column's name is as long. */
const nameCharsMax = 80;
/** A row of words that may be names by chance (`Cours`, `Langue`) has to name as many fields. */
const fieldsProving = 3;

/**
 * Finds a further header among the rows of a table, as where two tables stand below one another.
 * It names every required field, and more fields than it has other cells; or it is nothing but
 * names of fields, and others than those of the columns above it. Spelt a little
 * differently it is the first one again; else what is below it must not be read by that one's
 * columns.
 */
export function createLaterHeaderTest(
  names: readonly string[],
  requiredAt: readonly number[],
  fields: readonly FieldSpec[],
): (cells: readonly unknown[], first: number) => 'repeated-header' | 'other-header' | undefined {
  const { find, spellings } = indexAliases(fields);
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  const spelt = names.map(normaliseHeader);
  const mayBegin = createBeginningTest([...[...spellings.values()].flat(), ...spelt]);
  /** By its names, not their meaning: another unit or currency makes other columns. */
  const isSameHeader = (cells: readonly unknown[]): boolean =>
    spelt.every((name, i) => name === normaliseHeader(nameColumn(cells[i])));
  const [key] = requiredAt;
  const mayBeName = (cell: unknown): boolean =>
    typeof cell === 'string' &&
    cell.length <= nameCharsMax &&
    mayBegin(cell) &&
    (find(cell) !== undefined || spelt.includes(normaliseHeader(cell)));
  /** Nothing but fields, two at least, and not those of the columns above. */
  const namesOnlyFields = (
    filled: number,
    hits: readonly (AliasHit | undefined)[],
    named: number,
  ): boolean =>
    named > 1 &&
    hits.filter((hit) => hit !== undefined).length === filled &&
    hits.some((hit, i) => hit !== undefined && hit.field !== find(names[i] ?? '')?.field);
  // A table without a required field is refused for that.
  if (key === undefined) return () => undefined;
  return (cells, first) => {
    if (holdsFigure(cells, first)) return undefined;
    if (!mayBeName(cells[first]) && (key === first || !mayBeName(cells[key]))) return undefined;
    const width = filledWidth(cells);
    if (width > 1 && width === spelt.length && isSameHeader(cells)) return 'repeated-header';
    const filled = cells.slice(0, width).filter((cell) => !isBlank(cell));
    if (filled.length < 2 || filled.some((cell) => typeof cell !== 'string' || isFigure(cell))) {
      return undefined;
    }
    const hits = cells.slice(0, width).map((cell) => find(nameColumn(cell)));
    const named = new Set(hits.flatMap((hit) => hit?.field ?? []));
    const isWhole = required.every((name) => named.has(name));
    if (isWhole || named.size >= fieldsProving) {
      if (namesOnlyFields(filled.length, hits, named.size)) return 'other-header';
    }
    if (!isWhole) return undefined;
    if (named.size < 2 || named.size * 2 < filled.length) return undefined;
    const isSure = hits.some((hit) => hit?.rank === 0 && required.includes(hit.field));
    if (!isSure && named.size < fieldsProving) return undefined;
    return 'other-header';
  };
}

/** A quick look: most rows of data have a cell that is a number or begins like one. */
function holdsFigure(cells: readonly unknown[], first: number): boolean {
  for (let i = first; i < cells.length; i += 1) {
    const cell = cells[i];
    if (typeof cell !== 'string') {
      if (cell !== null && cell !== undefined) return true;
      continue;
    }
    const code = cell.charCodeAt(0);
    if ((code >= 0x30 && code <= 0x39) || cell.length > nameCharsMax) return true;
  }
  return false;
}

/** Whether any name begins as a cell does: by few letters, then by more. */
function createBeginningTest(names: readonly string[]): (cell: string) => boolean {
  const tests = beginningChars.map((chars) => createPrefixTest(names, chars));
  return (cell) => tests.every((test) => test(cell));
}

function createPrefixTest(names: readonly string[], chars: number): (cell: string) => boolean {
  const known = new Map<string, boolean>();
  return (cell) => {
    const beginning = cell.slice(0, chars);
    const answer = known.get(beginning);
    if (answer !== undefined) return answer;
    const letters = normaliseHeader(beginning);
    const may = letters !== '' && names.some((name) => name.startsWith(letters));
    if (known.size < rememberedMax) known.set(beginning, may);
    return may;
  };
}
