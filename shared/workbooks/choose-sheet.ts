import { createFieldFinder } from '../rows/match-columns.ts';
import { cutName } from '../rows/name-list.ts';
import { normaliseHeader } from '../rows/normalise-header.ts';
import type { SourceReading } from '../sources/read-source.ts';
import type { FieldSpec } from '../sources/source-item.ts';
import { isBlank } from '../sources/table-reading.ts';
import { isFilled, type SheetRow } from './sheet-row.ts';

/** Filled rows among which a header is looked for. */
export const rowsLookedAt = 30;

/** What was seen of a sheet. */
export interface SheetStart {
  /** The first filled rows, up to `rowsLookedAt`. */
  readonly rows: readonly SheetRow[];
  /** Whether the sheet may hold more than that, which was not looked at. */
  readonly isCut: boolean;
}

/** A sheet that may be read among others. */
export interface SheetCandidate<T> {
  readonly name: string;
  readonly isHidden: boolean;
  readonly sheet: T;
}

/** The sheet that is read, and others that might have been meant. */
export interface SheetChoice<T> extends SheetCandidate<T> {
  /** Names of visible sheets that hold data under known columns as well. */
  readonly alike: readonly string[];
}

/**
 * Chooses the sheet that an earlier reading used; else, of those that hold data (a header and a row
 * below), the one with the most recognised columns in one of its first rows, the first of equals.
 * Hidden sheets are only taken when no other holds data, and sheets of one row after these. Among
 * equals in this a sheet that is known for another kind of table (`marksTable`, `unlessHas`) comes
 * last, however many columns it has in common with the one that is looked for.
 *
 * @param lookInto a sheet; not asked for where only one can be meant
 * @returns undefined when no sheet holds anything
 * @see FEATURES L57
 */
export async function chooseSheet<T>(
  candidates: readonly SheetCandidate<T>[],
  lookInto: (sheet: T) => Promise<SheetStart>,
  { fields, layout }: Pick<SourceReading, 'fields' | 'layout'>,
): Promise<SheetChoice<T> | undefined> {
  const [only] = candidates;
  if (candidates.length === 1 && only !== undefined) return { ...only, alike: [] };
  const known = layout && candidates.find(({ name }) => cutName(name) === layout.sheet);
  if (known !== undefined) return { ...known, alike: [] };
  const describe = createDescribing(fields);
  const seen: { readonly candidate: SheetCandidate<T>; readonly look: SheetLook }[] = [];
  for (const candidate of candidates) {
    const look = describe(await lookInto(candidate.sheet));
    seen.push({ candidate, look });
  }
  const scored = seen.map((one) => ({ ...one, score: scoreSheet(one.candidate, one.look) }));
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  if (best === undefined || best.score === 0) return undefined;
  const alike = scored
    .filter((one) => one !== best && !one.candidate.isHidden && isAlike(one.look, best.look))
    .map(({ candidate }) => candidate.name);
  return { ...best.candidate, alike };
}

/** More than any number of columns. */
const above = 1_000_000;
/** A sheet of which fewer columns are known is a list of something else. */
const alikeFieldsMin = 2;

interface SheetLook {
  readonly isEmpty: boolean;
  readonly isCut: boolean;
  /** Whether it has a header and a row below. */
  readonly holdsData: boolean;
  /** Different fields that one of its first rows names. */
  readonly fields: number;
  /** That row shows another kind of table. */
  readonly isOther: boolean;
}

function createDescribing(fields: readonly FieldSpec[]): (start: SheetStart) => SheetLook {
  const find = createFieldFinder(fields);
  const marks = fields.filter(({ marksTable }) => marksTable).map(({ name }) => name);
  const strange = new Set(
    fields.flatMap(({ unlessHas = [] }) => unlessHas).map((header) => normaliseHeader(header)),
  );
  const look = ({ cells }: SheetRow) => {
    const headers = cells.filter((cell) => !isBlank(cell)).map(String);
    const named = new Set(headers.flatMap((header) => find(header) ?? []));
    const isOther =
      marks.some((mark) => !named.has(mark)) ||
      (strange.size > 0 && headers.some((header) => strange.has(normaliseHeader(header))));
    return { fields: named.size, isOther };
  };
  return ({ rows, isCut }) => {
    const filled = rows.filter(isFilled);
    const [header] = filled.map(look).toSorted((a, b) => b.fields - a.fields);
    return {
      isEmpty: filled.length === 0,
      isCut,
      holdsData: filled.length > 1,
      fields: header?.fields ?? 0,
      isOther: header?.isOther ?? false,
    };
  };
}

/**
 * 0 of an empty sheet, 1 of one in which nothing was found yet; whether it holds data comes first,
 * whether it is hidden next, then whether it is another kind of table.
 */
function scoreSheet({ isHidden }: SheetCandidate<unknown>, look: SheetLook): number {
  if (look.isEmpty) return look.isCut ? 1 : 0;
  const holdsData = look.holdsData ? 8 * above : above;
  return holdsData + (isHidden ? 0 : 4 * above) + (look.isOther ? 0 : 2 * above) + look.fields + 1;
}

function isAlike(look: SheetLook, chosen: SheetLook): boolean {
  // Where the table is known by a mark, what lacks it was not meant.
  if (look.isOther && !chosen.isOther) return false;
  return look.holdsData && look.fields >= Math.max(alikeFieldsMin, chosen.fields / 2);
}
