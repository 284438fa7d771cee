import { hashText } from '../digests/hash-text.ts';
import { matchColumns } from '../rows/match-columns.ts';
import type { FieldSpec, SourceBatch, SourceItem } from '../sources/source-item.ts';

/** A file's columns with what they might mean, for somebody to choose. */
export interface ColumnOffer {
  readonly columns: readonly {
    readonly header: string;
    /** The first cell that is not empty; null when there is none among the first rows. */
    readonly sample: string | null;
    /** The surest first; score 0 to 1. */
    readonly suggestions: readonly { readonly field: string; readonly score: number }[];
  }[];
  readonly fields: readonly { readonly name: string; readonly required: boolean }[];
  readonly headersHash: string;
  /** Required fields that no column gives. */
  readonly missing: readonly string[];
  /** Columns that are no field yet. */
  readonly open: readonly string[];
}

/** Rows that are looked at for samples. */
const sampleRows = 20;
const sampleCharsMax = 60;
/** A name that is known, and one that is only like one. */
const scores = { known: 1, alike: 0.6 } as const;

/**
 * Looks at the beginning of a file: its columns, what they mean as far as anybody can tell, and a
 * cell of each.
 *
 * @returns undefined when it has no header that can be read
 * @see API.md "Runs", mapping
 */
export async function offerColumns(
  source: AsyncIterable<SourceBatch>,
  fields: readonly FieldSpec[],
): Promise<ColumnOffer | undefined> {
  let header: readonly string[] | undefined;
  const samples: (string | null)[] = [];
  let rows = 0;
  looking: for await (const batch of source) {
    for (const item of batch) {
      if (item.kind === 'header') header = item.cells;
      if (item.kind === 'object') header ??= Object.keys(item.value);
      if (header !== undefined) rows += takeSamples(item, header, samples);
      if (rows >= sampleRows) break looking;
    }
  }
  if (header === undefined) return undefined;
  const { fields: matched, unknown, missing } = matchColumns(header, fields);
  const alike = new Map(unknown.map(({ header: name, suggestion }) => [name, suggestion]));
  const suggest = (name: string, at: number) => {
    const known = matched.get(at);
    if (known !== undefined) return [{ field: known, score: scores.known }];
    const suggestion = alike.get(name) ?? null;
    return suggestion === null ? [] : [{ field: suggestion, score: scores.alike }];
  };
  return {
    columns: header.map((name, at) => ({
      header: name,
      sample: samples[at] ?? null,
      suggestions: suggest(name, at),
    })),
    fields: fields.map(({ name, required }) => ({ name, required })),
    headersHash: hashText(JSON.stringify(header)),
    missing: missing.map(({ field }) => field),
    open: header.filter((name, at) => name.trim() !== '' && !matched.has(at)),
  };
}

/** @returns how many rows it was */
function takeSamples(
  item: SourceItem,
  header: readonly string[],
  samples: (string | null)[],
): number {
  if (item.kind !== 'row' && item.kind !== 'object') return 0;
  const cells = item.kind === 'row' ? item.cells : header.map((name) => item.value[name] ?? null);
  for (const [at, cell] of cells.entries()) {
    const text = cell === null || cell === undefined ? '' : String(cell).trim();
    if (text !== '') samples[at] ??= text.slice(0, sampleCharsMax);
  }
  return 1;
}
