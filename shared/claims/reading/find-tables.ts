import type { Finding } from '../../findings/finding.ts';
import type { ReadingPorts } from '../../runs/read-run.ts';
import type { Run, RunFile } from '../../runs/run.ts';
import type { FieldSpec, SourceBatch } from '../../sources/source-item.ts';
import { correctionsSlot, type LineKind, slotOfKind } from '../claim-slots.ts';
import type { Period } from '../comparison/compared-claim.ts';
import { type OpeningCorrectionsPorts, openCorrections } from '../corrections/open-corrections.ts';
import type { ColumnReadings } from '../lines/line-reading.ts';
import { assignKinds, type KindOfFile } from './assign-kinds.ts';
import type { Correction } from './claims-reading-drafts.ts';
import { type FieldsWish, fieldsOfKind } from './fields-of-kind.ts';

/** A table of lines, in a file of its own or as a sheet of a corrected workbook. */
export interface TableToRead {
  readonly file: RunFile;
  readonly kind: LineKind;
  /** What its columns may be, as somebody chose it where they were asked. */
  readonly fields: readonly FieldSpec[];
  /** Its rows from the first on; may be opened more than once. */
  open(): Promise<AsyncIterable<SourceBatch>>;
  /** What is known of its columns before; undefined: nothing. */
  readonly columns?: ColumnReadings;
}

export type TablesFound =
  | {
      readonly kind: 'found';
      /** The statement's first. */
      readonly tables: readonly TableToRead[];
      /** On both together. */
      readonly findings: readonly Finding[];
      /** Days that are fixed before. */
      readonly period?: Period;
      readonly correction?: Correction;
    }
  | {
      readonly kind: 'refused';
      readonly finding: Finding;
      readonly correctionOf: string | null;
    };

export interface FindingTablesPorts extends OpeningCorrectionsPorts {
  readonly files: ReadingPorts['files'];
  /** Whether statements must have all of the historical columns. */
  readonly strictHeaders: boolean;
}

/** Finds the two tables that a run is to compare: its two files, or what was corrected of them. */
export async function findTables(ports: FindingTablesPorts, run: Run): Promise<TablesFound> {
  const [file] = run.files;
  if (file?.slot === correctionsSlot) return findCorrected(ports, run, file);
  const assigned = await assignKinds(ports, run);
  if (assigned.kind === 'refused') return { ...assigned, correctionOf: null };
  const tables = assigned.files.map((each) =>
    tableOf(ports, each, {
      chosen: run.columns[each.file.slot],
      required: run.requiredFields?.[each.file.slot],
      isStrict: ports.strictHeaders,
    }),
  );
  return { kind: 'found', tables, findings: assigned.findings };
}

function tableOf(
  { files, readItems }: Pick<ReadingPorts, 'files' | 'readItems'>,
  { file, kind }: KindOfFile,
  wish: FieldsWish,
): TableToRead {
  const fields = fieldsOfKind(kind, wish);
  return {
    file,
    kind,
    fields,
    async open() {
      if (file.key === null) throw new Error(`${file.id} lies nowhere`);
      return readItems(await files.open(file.key), file, fields);
    },
  };
}

async function findCorrected(
  ports: OpeningCorrectionsPorts,
  run: Run,
  file: RunFile,
): Promise<TablesFound> {
  const opened = await openCorrections(ports, run);
  if (opened.kind === 'refused') return opened;
  const { correctionOf, facts, remarks, period, columns, chosen } = opened;
  const tables = (['stat', 'recap'] as const).map((kind) => ({
    file,
    kind,
    fields: fieldsOfKind(kind, { chosen: chosen[slotOfKind[kind]] }),
    open: async () => opened.rowsOf(slotOfKind[kind]),
    columns: columns[slotOfKind[kind]],
  }));
  return {
    kind: 'found',
    tables,
    findings: remarks,
    period,
    correction: { correctionOf, facts, chosen },
  };
}
