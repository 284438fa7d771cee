import type { Finding } from '../findings/finding.ts';
import { newFinding } from '../findings/new-finding.ts';
import { pickCells, pickProperties } from '../rows/cells-by-field.ts';
import {
  type ColumnMatching,
  createFieldFinder,
  matchColumns,
  suggestField,
} from '../rows/match-columns.ts';
import { cutName, listNames, namesMax } from '../rows/name-list.ts';
import type { FieldSpec, SourceItem } from '../sources/source-item.ts';
import type { RowCells } from './reading-rules.ts';
import { refuseColumns, tellNameless } from './refuse-columns.ts';

/** What an item of a source means for the run. */
export type ColumnsRead = { readonly findings: readonly Finding[] } & (
  | { readonly kind: 'row'; readonly row: RowCells }
  /** A data row that is lost. */
  | { readonly kind: 'rejected' }
  | { readonly kind: 'nothing' }
);

export interface ColumnReading {
  take(item: Exclude<SourceItem, { kind: 'facts' }>): ColumnsRead;
  /** Names of columns or keys that are no field, cut; an ellipsis stands for too many. */
  unknown(): readonly string[];
}

/** Gives every row its cells by canonical field, and says what is wrong with the columns. */
export function createColumnReading(fields: readonly FieldSpec[], slot: string): ColumnReading {
  const find = createFieldFinder(fields);
  const unknown = new Set<string>();
  let header: readonly string[] = [];
  let sheet: string | null = null;
  let matching: ColumnMatching = matchColumns([], []);

  const meetUnknown = (names: readonly string[], row: number): Finding[] => {
    const all = new Set(names.map(cutName));
    const fresh = [...all].filter((name) => !unknown.has(name));
    // A hostile file has thousands: of those beyond the first it is only kept that there are some.
    const told = fresh.slice(0, Math.max(0, namesMax - unknown.size));
    for (const name of fresh.slice(0, told.length + 1)) unknown.add(name);
    return told.map((name) => {
      const suggestion = suggestField(name, fields);
      return newFinding({
        code: suggestion === null ? 'RUN-W01' : 'RUN-W02',
        level: 'warning',
        slot,
        sheet,
        row,
        column: name,
        data: { suggestion },
      });
    });
  };

  return {
    unknown: () => listNames([...unknown]),
    take(item) {
      switch (item.kind) {
        case 'header': {
          header = item.cells;
          sheet = item.sheet;
          matching = matchColumns(header, fields);
          const blocking = refuseColumns(matching, header, slot, sheet, item.row);
          const names = matching.unknown.map((column) => column.header);
          const at = { slot, sheet, row: item.row };
          const warnings = [...meetUnknown(names, item.row), ...tellNameless(header, at)];
          return { kind: 'nothing', findings: [...blocking, ...warnings] };
        }
        case 'row': {
          const { row } = item;
          const picked = pickCells(matching, header, item.cells);
          return { kind: 'row', row: { row, sheet, slot, ...picked }, findings: [] };
        }
        case 'object': {
          const { row } = item;
          const picked = pickProperties(find, item.value);
          const findings = meetUnknown(picked.unknown, row);
          if (picked.twice === null) {
            const { cells, headers } = picked;
            return { kind: 'row', row: { row, sheet: null, slot, cells, headers }, findings };
          }
          const { field, keys } = picked.twice;
          const at = { slot, row, column: keys[1], value: item.value[keys[1]] };
          const twice = {
            code: 'RUN-R08',
            level: 'rejected',
            ...at,
            data: { field, keys: keys.map(cutName) },
          } as const;
          return { kind: 'rejected', findings: [...findings, newFinding(twice)] };
        }
        case 'aside':
          return { kind: 'nothing', findings: [] };
        case 'problem': {
          const finding = tellProblem(item, slot, sheet);
          const kind = item.level === 'rejected' ? 'rejected' : 'nothing';
          return { kind, findings: [finding] };
        }
      }
    },
  };
}

function tellProblem(
  { level, row, code, data }: Extract<SourceItem, { kind: 'problem' }>,
  slot: string,
  sheet: string | null,
): Finding {
  const { column, value, ...rest } = data;
  return newFinding({
    code,
    level,
    slot,
    sheet,
    row,
    column: typeof column === 'string' ? column : null,
    value,
    data: rest,
  });
}
