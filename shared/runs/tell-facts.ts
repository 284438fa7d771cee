import { listNames } from '../rows/name-list.ts';
import type { AsideKind, SourceFacts } from '../sources/source-item.ts';
import type { NewEvent } from './change-run.ts';
import type { ReadingResult } from './read-into-chunks.ts';

const codeOfAside: Readonly<Record<AsideKind, string>> = {
  title: 'RUN-TITLE-ROWS',
  'repeated-header': 'RUN-REPEATED-HEADERS',
  total: 'RUN-TOTAL-ROWS',
  note: 'RUN-NOTE-ROWS',
};

/**
 * Lines of the journal about what a file was found to be: one a fact, none for what is usual. Of a
 * file of which nothing is read no column is named: its header may be a row of data.
 */
export function tellFacts({
  facts,
  unknownColumns,
  blocking,
  accepted,
}: Pick<ReadingResult, 'facts' | 'unknownColumns' | 'blocking' | 'accepted'>): NewEvent[] {
  return [
    ...tellSheets(facts),
    ...(facts.listsLeftOut?.length
      ? [info('RUN-LISTS-LEFT-OUT', { left_out: listNames(facts.listsLeftOut) })]
      : []),
    ...(facts.hasMacros ? [info('RUN-MACROS', {})] : []),
    ...(blocking === undefined ? tellLayout(facts) : []),
    ...tellHidden(facts),
    ...tellLeftOut(facts),
    ...(unknownColumns.length > 0 && accepted > 0
      ? [info('RUN-COLUMNS-UNKNOWN', { columns: unknownColumns })]
      : []),
  ];
}

function tellSheets({ sheet: used, sheetsLeftOut = [] }: SourceFacts): NewEvent[] {
  if (used === undefined) return [];
  return sheetsLeftOut.length > 0
    ? [info('RUN-SHEETS', { used, left_out: sheetsLeftOut })]
    : [info('RUN-SHEET', { used })];
}

function tellLayout({ layout }: SourceFacts): NewEvent[] {
  if (layout === undefined) return [];
  const { headerRow: row, header, lines } = layout;
  if (lines === 2) {
    return [info('RUN-HEADER-JOINED', { rows: [row - 1, row], columns: listNames(header) })];
  }
  return row === 1 ? [] : [info('RUN-HEADER-FOUND', { row })];
}

function tellHidden({ hiddenRows, hiddenColumns = [], mergedCells }: SourceFacts): NewEvent[] {
  return [
    ...(hiddenRows ? [info('RUN-HIDDEN-ROWS', { count: hiddenRows })] : []),
    ...(hiddenColumns.length > 0
      ? [info('RUN-HIDDEN-COLUMNS', { columns: listNames(hiddenColumns) })]
      : []),
    ...(mergedCells ? [info('RUN-MERGED-CELLS', { count: mergedCells })] : []),
  ];
}

function tellLeftOut({ leftOut = {}, leftOutRows = {}, emptyColumns }: SourceFacts): NewEvent[] {
  const kinds = Object.keys(codeOfAside) as AsideKind[];
  return [
    ...(leftOut.blank ? [info('RUN-SKIPPED-ROWS', { count: leftOut.blank })] : []),
    ...(emptyColumns ? [info('RUN-EMPTY-COLUMNS', { count: emptyColumns })] : []),
    ...kinds.flatMap((kind) => {
      const count = leftOut[kind] ?? 0;
      const rows = leftOutRows[kind] ?? [];
      const told = count > rows.length ? [...rows, '…'] : rows;
      return count > 0 ? [info(codeOfAside[kind], { count, rows: told })] : [];
    }),
  ];
}

const info = (code: string, data: NewEvent['data']): NewEvent => ({
  level: 'info',
  stage: 'read',
  code,
  data,
});
