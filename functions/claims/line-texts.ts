import type { ClaimLine } from '../../shared/claims/claim-row.ts';
import type { LineKind } from '../../shared/claims/claim-slots.ts';
import { emptyLine } from '../../shared/claims/lines/empty-line.ts';
import type { LineSource, SourcedLine } from '../../shared/claims/mapping/claims-record.ts';

type Cells = Readonly<Record<string, unknown>>;

/** Objects of one shape with their names once; a name that is null in all of them is left out. */
interface Table {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * The lines of a claim as one text. They are only ever read and written all together, and a store
 * has work with every value that it is given apart: a claim has a hundred (docs/scale.md).
 */
export function writeLines(lines: readonly SourcedLine<ClaimLine>[]): string {
  const cells = lines.map(({ line }) => line as unknown as Cells);
  const sources = lines.map(({ source }) => source as unknown as Cells);
  return JSON.stringify({ lines: toTable(cells), sources: toTable(sources) });
}

/** The other way round, complete again. */
export function readLines(text: string, kind: LineKind): SourcedLine<ClaimLine>[] {
  const { lines, sources } = JSON.parse(text) as Record<'lines' | 'sources', Table>;
  const read = toObjects(sources);
  return toObjects(lines).map((line, i) => ({
    line: Object.assign(emptyLine(kind, ''), line),
    source: { sheet: null, ...read[i] } as LineSource,
  }));
}

function toTable(objects: readonly Cells[]): Table {
  const told = new Set<string>();
  for (const object of objects) {
    for (const field in object) if (object[field] !== null) told.add(field);
  }
  const fields = [...told];
  return { fields, rows: objects.map((object) => fields.map((field) => object[field] ?? null)) };
}

function toObjects({ fields, rows }: Table): Cells[] {
  return rows.map((cells) => Object.fromEntries(fields.map((field, i) => [field, cells[i]])));
}
