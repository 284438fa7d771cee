import type { Finding } from '../findings/finding.ts';
import { newFinding } from '../findings/new-finding.ts';
import { guessOtherKind } from '../rows/guess-other-kind.ts';
import type { ColumnMatching } from '../rows/match-columns.ts';
import { listNames } from '../rows/name-list.ts';
import { isWrapped } from '../sources/cell-tests.ts';
import type { ReadingRules } from './reading-rules.ts';
import { type FindingPlace, positionOf } from './tell-columns.ts';

/** Columns that a file of another kind is told to have instead. */
const expectedMax = 8;

/** A missing or a doubled column makes every row unsure: the file is refused as a whole. */
export function refuseColumns(
  { missing, duplicates }: ColumnMatching,
  header: readonly string[],
  place: FindingPlace,
): Finding[] {
  const at = { level: 'blocking', ...place } as const;
  // Where nothing was divided, no name of a column says what is wrong.
  if (missing.length > 0 && isWrapped(header)) {
    return [newFinding({ ...at, code: 'RUN-F32', data: { row: place.row } })];
  }
  return [
    ...missing.map(({ field, closest }) =>
      newFinding({
        ...at,
        code: closest === null ? 'RUN-F04' : 'RUN-F05',
        column: closest,
        expected: field,
        data: {
          field,
          closest,
          found: listNames(header),
          row: place.row,
          ...(closest === null ? {} : { position: positionOf(closest, header) }),
        },
      }),
    ),
    ...duplicates.map(({ field, headers }) =>
      newFinding({
        ...at,
        code: 'RUN-F12',
        column: headers[1] ?? null,
        data: { field, headers: listNames(headers) },
      }),
    ),
  ];
}

/** A file of another kind is refused for what it is, not for the columns that it lacks. */
export function refuseKind(
  { fields, otherKinds }: Pick<ReadingRules<unknown>, 'fields' | 'otherKinds'>,
  names: readonly string[],
  place: FindingPlace,
): Finding | undefined {
  if (otherKinds === undefined) return undefined;
  const guess = guessOtherKind(names, fields, otherKinds);
  if (guess === undefined) return undefined;
  // The required ones first: without them no file is one of this kind.
  const expected = [
    ...fields.filter(({ required }) => required),
    ...fields.filter(({ required }) => !required),
  ].slice(0, expectedMax);
  return newFinding({
    ...place,
    level: 'blocking',
    code: 'RUN-F17',
    column: guess.telling[0] ?? null,
    data: {
      other_kind: guess.kind,
      telling: listNames(guess.telling),
      expected: expected.map(({ name }) => name),
    },
  });
}
