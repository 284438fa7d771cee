import { readSource } from '../../shared/sources/read-source.ts';
import type { FieldSpec, SourceItem } from '../../shared/sources/source-item.ts';

/** What a reading of a workbook came to, as `workbooks/expected.json` writes it. */
export interface ReadingSummary {
  readonly refused: string | null;
  readonly sheet: string | null;
  readonly headerRow: number | null;
  readonly header: readonly string[];
  /** The row's number, then its cells up to the last one that is filled. */
  readonly rows: readonly (readonly unknown[])[];
  /** Rows by number, with the code of the problem, or the kind of what is no data. */
  readonly rejected: readonly (readonly [number | null, string])[];
  readonly warnings: readonly (readonly [number | null, string])[];
  readonly asides: readonly (readonly [number, string])[];
  readonly facts: Readonly<Record<string, unknown>>;
}

const fields: readonly FieldSpec[] = ['id', 'title', 'price', 'hours', 'start', 'active'].map(
  (name) => ({ name, required: name === 'title', aliases: [] }),
);

export async function summariseReading(name: string, bytes: Uint8Array): Promise<ReadingSummary> {
  async function* source() {
    yield bytes;
  }
  const items: SourceItem[] = [];
  for await (const batch of readSource(source(), { name, fields })) items.push(...batch);
  const header = items.find((item) => item.kind === 'header');
  const problems = (level: string) =>
    items.flatMap((item) =>
      item.kind === 'problem' && item.level === level ? [[item.row, item.code] as const] : [],
    );
  return {
    refused: problems('blocking')[0]?.[1] ?? null,
    sheet: header?.sheet ?? null,
    headerRow: header?.row ?? null,
    header: header?.cells ?? [],
    rows: items
      .flatMap((item) => (item.kind === 'row' ? [[item.row, ...item.cells]] : []))
      .map(cut),
    rejected: problems('rejected'),
    warnings: problems('warning'),
    asides: items.flatMap((item) =>
      item.kind === 'aside' ? [[item.row, item.what] as const] : [],
    ),
    facts: Object.assign({}, ...items.filter((item) => item.kind === 'facts')),
  };
}

function cut(row: readonly unknown[]): readonly unknown[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== null && cell !== '') + 1);
}
