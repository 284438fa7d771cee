import type { Finding } from '../findings/finding.ts';
import { newFinding } from '../findings/new-finding.ts';
import type { ColumnMatching } from '../rows/match-columns.ts';
import { listNames, namesMax } from '../rows/name-list.ts';

/** A missing or a doubled column makes every row unsure: the file is refused as a whole. */
export function refuseColumns(
  { missing, duplicates }: ColumnMatching,
  header: readonly string[],
  slot: string,
  sheet: string | null,
  row: number,
): Finding[] {
  const at = { level: 'blocking', slot, sheet, row } as const;
  return [
    ...missing.map(({ field, closest }) =>
      newFinding({
        ...at,
        code: closest === null ? 'RUN-F04' : 'RUN-F05',
        column: closest,
        expected: field,
        data: { field, closest, found: listNames(header) },
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

/** Columns between others without a name: nobody can say what they are, so they are not read. */
export function tellNameless(
  header: readonly string[],
  at: Pick<Finding, 'slot' | 'sheet' | 'row'>,
): Finding[] {
  const nameless = header.flatMap((name, i) => (name === '' ? [i + 1] : []));
  if (nameless.length === 0) return [];
  const columns = nameless.length > namesMax ? [...nameless.slice(0, namesMax), '…'] : nameless;
  return [newFinding({ ...at, code: 'RUN-W05', level: 'warning', data: { columns } })];
}
