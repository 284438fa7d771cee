import type { Finding } from '../findings/finding.ts';
import { newFinding } from '../findings/new-finding.ts';
import type { OutrankedColumn, UnknownColumn } from '../rows/match-columns.ts';
import { cutName, listNames, namesMax } from '../rows/name-list.ts';
import { hasReplacement } from '../sources/cell-tests.ts';

/** Where a header, or an object with its keys, stands. */
export type FindingPlace = Pick<Finding, 'slot' | 'sheet' | 'row'>;

/** Tells of columns that are not read, each once, however often its name comes. */
export interface Strangers {
  /** Names that are no field, cut; an ellipsis stands for too many. */
  names(): readonly string[];
  /** Those of the names that `meet` would tell; the others need no suggestion. */
  fresh(names: readonly string[]): readonly string[];
  /** @param header of a table, left out for the keys of an object */
  meet(columns: readonly UnknownColumn[], at: FindingPlace, header?: readonly string[]): Finding[];
  meetOutranked(columns: readonly OutrankedColumn[], at: FindingPlace): Finding[];
}

export function createStrangers(): Strangers {
  const unknown = new Set<string>();
  const outranked = new Set<string>();
  return {
    names: () => listNames([...unknown]),
    fresh: (names) =>
      unknown.size > namesMax ? [] : names.filter((name) => !unknown.has(cutName(name))),
    meet: (columns, at, names = []) =>
      columns
        .map(({ header, suggestion }) => ({
          column: cutName(header),
          suggestion,
          position: positionOf(header, names),
        }))
        .filter(({ column }) => isToBeTold(unknown, column))
        .map(({ column, suggestion, position }) =>
          newFinding({
            ...at,
            code: codeOf(column, suggestion),
            level: 'warning',
            column,
            data: { suggestion, position },
          }),
        ),
    meetOutranked: (columns, at) =>
      columns
        .map(({ header, by, field }) => ({ column: cutName(header), by: cutName(by), field }))
        .filter(({ column }) => isToBeTold(outranked, column))
        .map(({ column, by, field }) =>
          newFinding({ ...at, code: 'RUN-W11', level: 'warning', column, data: { field, by } }),
        ),
  };
}

/**
 * Where a column stands, from 1: what a finding has beside the name of one that is no field, for
 * those who are not to see the name. It may be a cell's content that was taken for a header.
 *
 * @returns null for a key of an object
 */
export function positionOf(column: string, header: readonly string[]): number | null {
  return header.indexOf(column) + 1 || null;
}

/** A hostile file has thousands: of those beyond the first it is only kept that there are some. */
function isToBeTold(known: Set<string>, name: string): boolean {
  if (known.has(name) || known.size > namesMax) return false;
  known.add(name);
  return known.size <= namesMax;
}

function codeOf(column: string, suggestion: string | null): string {
  if (hasReplacement(column)) return 'RUN-W12';
  return suggestion === null ? 'RUN-W01' : 'RUN-W02';
}

/** Columns between others without a name: nobody can say what they are, so they are not read. */
export function tellNameless(header: readonly string[], at: FindingPlace): Finding[] {
  const nameless = header.flatMap((name, i) => (name === '' ? [i + 1] : []));
  if (nameless.length === 0) return [];
  const columns = nameless.length > namesMax ? [...nameless.slice(0, namesMax), '…'] : nameless;
  return [newFinding({ ...at, code: 'RUN-W05', level: 'warning', data: { columns } })];
}
