import { heldRowsMax } from './find-header.ts';
import type { RecordSink } from './read-records.ts';
import type { SourceReading } from './read-source.ts';
import type { SourceItem } from './source-item.ts';
import { blockFile, createTableReading, isBlank } from './table-reading.ts';

/** Takes the records of delimited text as rows of a table. */
export interface RowTaking extends RecordSink {
  /** @param isPossible whether the text of the next records holds a U+FFFD at all */
  expectDamage(isPossible: boolean): void;
  /** @param columns cells of a row, as far as the beginning of the text tells */
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
  let sniffed = 1;
  let named = layout?.header.length;
  /** Rows that are not blank, until the header is settled in a first reading. */
  let filled = 0;

  const meetHeader = (from: number): void => {
    const header = out.slice(from).find((item) => item.kind === 'header');
    if (header === undefined) return;
    named = header.cells.length;
    if (longRows.has(header.row)) out.push(blockFile('RUN-F24', { row: header.row }));
    longRows.clear();
  };
  return {
    // By what is known of a malformed record's width it is decided where it ends, and so how many
    // rows there are. A reading that is given the layout must not know more than the first one did.
    columns: () => (filled < heldRowsMax ? sniffed : (named ?? sniffed)),
    expectDamage(isPossible) {
      damage.isPossible = isPossible;
    },
    expect(found) {
      sniffed = found;
    },
    take(cells, flaw, hadNuls = false) {
      row += 1;
      const from = out.length;
      if (named === undefined && flaw?.kind === 'row' && flaw.code === 'RUN-R11') longRows.add(row);
      if (filled < heldRowsMax && (flaw !== undefined || !cells.every(isBlank))) filled += 1;
      table.take(row, cells, out, flaw);
      if (named === undefined) meetHeader(from);
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
      if (named === undefined) meetHeader(from);
    },
  };
}
