import type { RecordSink } from './read-records.ts';
import type { SourceReading } from './read-source.ts';
import type { SourceItem } from './source-item.ts';
import { blockFile, createTableReading, isBlank } from './table-reading.ts';

/** Takes the records of delimited text as rows of a table. */
export interface RowTaking extends RecordSink {
  /** @param isPossible whether the text of the next records holds a U+FFFD at all */
  expectDamage(isPossible: boolean): void;
  /** @param columns cells of a row, as long as no header says so */
  expect(columns: number): void;
  tell(item: SourceItem): void;
  /** Everything that is settled since the last time. */
  give(): readonly SourceItem[];
  /** No more records. */
  end(): void;
}

export function createRowTaking({
  fields,
  layout,
}: Pick<SourceReading, 'fields' | 'layout'>): RowTaking {
  const damage = { isPossible: false };
  const table = createTableReading({ sheet: null, mayBeShort: false, fields, layout, damage });
  /** Rows that were too long to be read: one of them cannot be the header. */
  const longRows = new Set<number>();
  let out: SourceItem[] = [];
  let row = 0;
  let columns = layout?.header.length ?? 1;
  let hasHeader = layout !== undefined;

  const meetHeader = (from: number): void => {
    const header = out.slice(from).find((item) => item.kind === 'header');
    if (header === undefined) return;
    hasHeader = true;
    columns = header.cells.length;
    if (longRows.has(header.row)) out.push(blockFile('RUN-F24', { row: header.row }));
    longRows.clear();
  };
  return {
    columns: () => columns,
    expectDamage(isPossible) {
      damage.isPossible = isPossible;
    },
    expect(found) {
      if (layout === undefined) columns = found;
    },
    take(cells, flaw, hadNuls = false) {
      row += 1;
      const from = out.length;
      if (!hasHeader && flaw?.kind === 'row' && flaw.code === 'RUN-R11') longRows.add(row);
      table.take(row, cells, out, flaw);
      if (!hasHeader) meetHeader(from);
      if (!hadNuls || cells.every(isBlank)) return;
      out.push({ kind: 'problem', level: 'warning', row, code: 'RUN-W09', data: {} });
    },
    lose() {
      row += 1;
      out.push(blockFile('RUN-F11', { row }));
    },
    tell(item) {
      out.push(item);
    },
    give() {
      const settled = out;
      out = [];
      return settled;
    },
    end() {
      const from = out.length;
      table.end(out);
      if (!hasHeader) meetHeader(from);
    },
  };
}
