import type { Finding } from '../findings/finding.ts';
import { newFinding } from '../findings/new-finding.ts';
import { type CellPicker, createCellPicker, createPropertyPicker } from '../rows/cells-by-field.ts';
import { matchColumns, suggestOpen } from '../rows/match-columns.ts';
import { cutName } from '../rows/name-list.ts';
import type { SourceItem } from '../sources/source-item.ts';
import type { ReadingRules, RowCells } from './reading-rules.ts';
import { refuseColumns, refuseKind } from './refuse-columns.ts';
import {
  createStrangers,
  type FindingPlace,
  positionOf,
  type Strangers,
  tellNameless,
} from './tell-columns.ts';

/** What an item of a source means for the run. */
export type ColumnsRead = { readonly findings: readonly Finding[] } & (
  | { readonly kind: 'row'; readonly row: RowCells }
  /** A data row that is lost. */
  | {
      readonly kind: 'rejected';
      readonly at: number | null;
      /**
       * Its cells as far as they can be told, where its columns are known; partial where the others
       * are a guess.
       */
      readonly row?: RowCells;
    }
  /** A total that somebody wrote below the rows; its cells as of a row, without what is unknown. */
  | { readonly kind: 'total'; readonly row: RowCells; readonly label: string }
  | { readonly kind: 'nothing' }
);

export interface ColumnReading {
  take(item: Exclude<SourceItem, { kind: 'facts' }>): ColumnsRead;
  /** Names of columns or keys that are no field, cut; an ellipsis stands for too many. */
  unknown(): readonly string[];
}

/** What is wrong with nothing: one list for all rows. */
const noFindings: readonly Finding[] = [];
const nothing: ColumnsRead = { kind: 'nothing', findings: noFindings };

/** Gives every row its cells by canonical field, and says what is wrong with the columns. */
export function createColumnReading(
  rules: Pick<ReadingRules<unknown>, 'fields' | 'otherKinds' | 'refusedFor' | 'judgeTitle'>,
  slot: string,
): ColumnReading {
  const { fields, refusedFor = {} } = rules;
  const strangers = createStrangers();
  const readObject = createObjectReading(rules, slot, strangers);
  let sheet: string | null = null;
  let header: readonly string[] = [];
  let picker: CellPicker = createCellPicker({ fields: new Map() }, header);

  const takeHeader = (item: Extract<SourceItem, { kind: 'header' }>) => {
    sheet = item.sheet;
    header = item.cells;
    const at = { slot, sheet, row: item.row };
    const otherKind = refuseKind(rules, header, at);
    if (otherKind !== undefined) return [otherKind];
    const matching = matchColumns(header, fields);
    picker = createCellPicker(matching, header);
    return [
      ...refuseColumns(matching, header, at),
      ...strangers.meet(matching.unknown, at, header),
      ...strangers.meetOutranked(matching.outranked, at),
      ...tellNameless(header, at),
    ];
  };

  return {
    unknown: strangers.names,
    take(item) {
      switch (item.kind) {
        case 'header':
          return { kind: 'nothing', findings: takeHeader(item) };
        case 'row': {
          const { unknown } = item;
          const cells = picker.pick(item.cells, unknown);
          const plain = { row: item.row, sheet, slot, cells, headers: picker.headers };
          const row = tellOrigins(plain, item, picker);
          if (unknown !== undefined) {
            return { kind: 'row', row: { ...row, isPartial: true }, findings: noFindings };
          }
          return { kind: 'row', row, findings: noFindings };
        }
        case 'object':
          return readObject(item);
        case 'aside': {
          if (item.what === 'title') {
            const refusal = rules.judgeTitle?.(item.cells, { ...item, slot });
            return refusal === undefined ? nothing : { kind: 'nothing', findings: [refusal] };
          }
          if (item.what !== 'total') return nothing;
          const cells = picker.pick(item.cells, item.unknown);
          const row = { row: item.row, sheet, slot, cells, headers: picker.headers };
          return { kind: 'total', row, label: item.label ?? '', findings: noFindings };
        }
        case 'problem': {
          const finding = tellProblem(item, { slot, sheet }, header, picker);
          const refusal = refusedFor[item.code];
          if (refusal !== undefined) {
            return {
              kind: 'nothing',
              findings: [{ ...finding, code: refusal, level: 'blocking' }],
            };
          }
          if (item.level !== 'rejected') return { kind: 'nothing', findings: [finding] };
          const lost = { kind: 'rejected', at: item.row, findings: [finding] } as const;
          if (item.cells === undefined || item.keys !== undefined || item.row === null) return lost;
          const { sure } = item;
          const guessed = sure === undefined ? [] : [...header.keys()].slice(sure);
          const cells = picker.pick(item.cells, guessed);
          const row = { row: item.row, sheet, slot, cells, headers: picker.headers };
          return { ...lost, row: sure === undefined ? row : { ...row, isPartial: true } };
        }
      }
    },
  };
}

/** Of which fields somebody else than the one who typed the row gave the value. */
function tellOrigins(
  row: RowCells,
  { computed, merged }: Extract<SourceItem, { kind: 'row' }>,
  picker: CellPicker,
): RowCells {
  if (computed === undefined && merged === undefined) return row;
  return {
    ...row,
    ...(computed && { computed: picker.fieldsAt(computed) }),
    ...(merged && { merged: picker.fieldsAt(merged) }),
  };
}

/** Objects bring their own keys: those of the first say what kind of file it is. */
function createObjectReading(
  rules: Pick<ReadingRules<unknown>, 'fields' | 'otherKinds'>,
  slot: string,
  strangers: Strangers,
) {
  const pick = createPropertyPicker(rules.fields);
  let told: readonly string[] | undefined;
  return ({ row, value }: Extract<SourceItem, { kind: 'object' }>): ColumnsRead => {
    const { cells, headers, unknown, outranked, twice } = pick(value);
    const at = { slot, sheet: null, row };
    let findings = noFindings;
    if (unknown !== told) {
      const otherKind = told === undefined ? refuseKind(rules, Object.keys(value), at) : undefined;
      if (otherKind !== undefined) return { kind: 'nothing', findings: [otherKind] };
      told = unknown;
      const filled = new Set(Object.keys(cells));
      findings = [
        ...strangers.meet(suggestOpen(strangers.fresh(unknown), filled, rules.fields), at),
        ...strangers.meetOutranked(outranked, at),
      ];
    }
    if (twice === null) {
      return { kind: 'row', row: { row, sheet: null, slot, cells, headers }, findings };
    }
    const { field, keys } = twice;
    const finding = newFinding({
      ...at,
      code: 'RUN-R08',
      level: 'rejected',
      column: keys[1],
      value: value[keys[1]],
      data: { field, keys: keys.map(cutName) },
    });
    return { kind: 'rejected', at: row, findings: [...findings, finding] };
  };
}

function tellProblem(
  { level, row, code, data }: Extract<SourceItem, { kind: 'problem' }>,
  place: Pick<FindingPlace, 'slot' | 'sheet'>,
  header: readonly string[],
  { headers }: Pick<CellPicker, 'headers'>,
): Finding {
  const { column, value, ...rest } = data;
  const isStrange = typeof column === 'string' && !Object.values(headers).includes(column);
  return newFinding({
    code,
    level,
    ...place,
    row,
    column: typeof column === 'string' ? column : null,
    value,
    data: isStrange ? { ...rest, position: positionOf(column, header) } : rest,
  });
}
