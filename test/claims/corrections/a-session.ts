import * as XLSX from 'xlsx';
import type { ClaimSlot } from '../../../shared/claims/claim-slots.ts';
import { openCorrections } from '../../../shared/claims/corrections/open-corrections.ts';
import { writeClaimsCorrections } from '../../../shared/claims/corrections/write-claims-corrections.ts';
import type { ComparisonLine } from '../../../shared/claims/reading/partition-store.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import { newFinding } from '../../../shared/findings/new-finding.ts';
import type { Run, RunFile } from '../../../shared/runs/run.ts';
import { flattenBatches } from '../../../shared/sources/flatten-batches.ts';
import { readSource } from '../../../shared/sources/read-source.ts';
import type { FieldSpec, SourceItem } from '../../../shared/sources/source-item.ts';
import { createFakeChunkStore } from '../../fakes/chunk-store.ts';
import { createFakeFileStore } from '../../fakes/file-store.ts';
import { createFakePartitionStore } from '../../fakes/partition-store.ts';
import { createFakeResultStore } from '../../fakes/result-store.ts';
import { createFakeRunStore } from '../../fakes/run-store.ts';
import { createFakeTiming } from '../../fakes/timing.ts';
import { aFile, aRun } from '../../runs/a-run.ts';

export const sessionId = 'run_01J9ZQ4X7V8M2N3P5R6S7T8V9W';
export const sheets = {
  stat_file: 'Lignes stat concernées',
  recap_file: 'Lignes récap concernées',
} as const;

const statHeader =
  'Numero de sinistre;Statut;Date de sinistre;Date de règlement;Nom Employeur;Numero de police;' +
  "Nom Assuré Principal;Nom bénéficiaire;Statut Assuré;Nom du partenaire;Categorie d'acte;Nom Acte;" +
  'Montant facturé;Montant remboursé;Numero de Facture;Note Générale';

const statRow = (claim: string, day: string, claimed: string, reimbursed: string, note = '') =>
  [
    ...[claim, 'Réglé', '02/01/2026', day, 'Teranga Mines SA', 'P-1', 'Awa Exemple'],
    ...['Modou Exemple', 'E', 'Clinique Exemple', 'Soins', 'Consultation', claimed, reimbursed],
    ...['F-1', note],
  ].join(';');

/**
 * S1 incomplete, S2 a gap, S3 conform, S4 only in the statement with a row outside the period, a row
 * without a claim's number, S5 outside; of the recap S6 is only there. Rows count from 2.
 */
export const statement = [
  statHeader,
  statRow('S1', '20/01/2026', '10000', '8000'),
  statRow('S1', '20/01/2026', 'douze mille', '9000'),
  statRow('S2', '21/01/2026', '5000', '4000', '=1+1'),
  statRow('S3', '22/01/2026', '7000', '7000'),
  statRow('S4', '23/01/2026', '3000', '3000'),
  statRow('S4', '01/05/2026', '1000', '1000'),
  statRow('', '23/01/2026', '100', '100'),
  statRow('S5', '02/05/2026', '1000', '1000'),
].join('\n');

export const recap = [
  'reglementId;date_reglement;totalmttreclame;totalmttrembourse;NumFacture',
  'S1;20/01/2026;22000;17000;F-1',
  'S2;21/01/2026;5500;4000;F-1',
  'S3;22/01/2026;7000;7000;F-1',
  'S6;24/01/2026;900;900;F-9',
].join('\n');

const none = { claimed: '0', reimbursed: '0', lines: 0 };
const sums = (claimed: number, reimbursed = claimed, lines = 1) => ({
  ...{ claimed: String(claimed), reimbursed: String(reimbursed) },
  lines,
});
const at = (stat: readonly number[], ofRecap: readonly number[]) => [
  ...stat.map((row) => ({ slot: 'stat_file' as const, row })),
  ...ofRecap.map((row) => ({ slot: 'recap_file' as const, row })),
];

const aLine = (
  claimKey: string,
  known: Pick<ComparisonLine, 'kind' | 'code' | 'rows'> & Partial<ComparisonLine>,
): ComparisonLine => ({
  ...{ claimId: claimKey, claimKey, currency: 'XOF', stat: none, recap: none, observation: null },
  ...known,
});

export const comparison: readonly ComparisonLine[] = [
  aLine('S1', {
    ...{ kind: 'incomplete', code: 'CLM-X17', rows: at([2, 3], [2]) },
    ...{ stat: sums(10_000, 8_000, 2), recap: sums(22_000, 17_000) },
  }),
  aLine('S2', {
    ...{ kind: 'gap', code: 'CLM-X04', rows: at([4], [3]) },
    ...{ stat: sums(5_000, 4_000), recap: sums(5_500, 4_000) },
  }),
  aLine('S3', { kind: 'conform', code: null, rows: at([5], [4]) }),
  aLine('S4', { kind: 'only_stat', code: 'CLM-X01', rows: at([6, 7], []), stat: sums(3_000) }),
  aLine('S5', { kind: 'outside', code: null, rows: at([9], []) }),
  aLine('S6', { kind: 'only_recap', code: 'CLM-X02', rows: at([], [5]), recap: sums(900) }),
];

const aFinding = (code: string, slot: ClaimSlot, row: number, more: Partial<Finding> = {}) =>
  newFinding({ code, level: 'rejected', slot, row, ...more });

export const findings: readonly Finding[] = [
  aFinding('CLM-R04', 'stat_file', 3, { column: 'Montant facturé', value: 'douze mille' }),
  aFinding('CLM-R01', 'stat_file', 8, { column: 'Numero de sinistre' }),
  aFinding('CLM-X17', 'stat_file', 2, { data: { count: 1 } }),
  aFinding('CLM-X04', 'stat_file', 4),
  aFinding('CLM-X01', 'stat_file', 6),
  aFinding('CLM-X02', 'recap_file', 5),
  aFinding('CLM-R12', 'stat_file', 7, { level: 'info', value: '01/05/2026' }),
  aFinding('CLM-R12', 'stat_file', 9, { level: 'info', value: '02/05/2026' }),
];

const noProof = { dateOrders: {}, decimalMarks: {} };

export interface Sent {
  readonly name?: string;
  readonly content: string | Uint8Array;
}

/** Stores with a session of Senegal that is settled, and what it needs to write its workbook. */
export async function aSession(
  fields: Partial<Run> = {},
  sent: Partial<Record<ClaimSlot, Sent>> = {},
) {
  const runs = createFakeRunStore();
  const files = createFakeFileStore();
  const chunks = createFakeChunkStore();
  const partitions = createFakePartitionStore();
  const results = createFakeResultStore();
  const faults = new Set<string>();
  const ports = {
    ...{ runs, files, chunks, partitions, results, timing: createFakeTiming() },
    readItems: (
      blocks: AsyncIterable<Uint8Array>,
      { name, layout }: RunFile,
      known: readonly FieldSpec[],
    ) => readSource(blocks, { name, fields: known, layout: layout ?? undefined }),
    faultPoint: async (point: string) => {
      if (faults.delete(point)) throw new Error(`killed at ${point}`);
    },
  };
  const put = async (slot: string, { name = `${slot}.csv`, content }: Sent) => {
    const key = `processing/${slot}/${name}`;
    await files.put(key, content);
    return aFile({ id: `file_${slot}`, slot, name, key });
  };
  const run = aRun({
    ...{ id: sessionId, domain: 'claims', stage: 'settle', currency: 'XOF' },
    period: { start: '2026-01-10', end: '2026-03-28' },
    files: [
      await put('stat_file', sent.stat_file ?? { name: 'Stat Mars.csv', content: statement }),
      await put('recap_file', sent.recap_file ?? { name: 'Récap.csv', content: recap }),
    ],
    counts: { read: 12, created: 2, updated: 0, unchanged: 0, rejected: 8, setAside: 2 },
    reading: { read: 12, created: 0, updated: 0, unchanged: 0, rejected: 8, setAside: 2 },
    findings: { 'CLM-R04': 1, 'CLM-R01': 1, 'CLM-X17': 1, 'CLM-X04': 1, 'CLM-R12': 2 },
    ...fields,
  });
  await runs.create(run, []);
  await chunks.writeFindings(sessionId, 'read-1', findings);
  await partitions.writeComparison(sessionId, 0, comparison);
  await partitions.writeColumns(sessionId, { stat_file: noProof, recap_file: noProof });
  const write = async () => {
    const outcome = await writeClaimsCorrections(ports, sessionId);
    const [bytes] = [...results.files.values()];
    return { outcome, bytes };
  };
  /** Opens a workbook as the run of somebody who sends it back. */
  const open = async (content: Uint8Array | string, more: Partial<Run> = {}) => {
    const name = typeof content === 'string' ? 'retour.csv' : 'retour.xlsx';
    const file = await put('corrections', { name, content });
    const id = 'run_01J9ZQ4X7V8M2N3P5R6S7T8VBB';
    return openCorrections(ports, aRun({ id, domain: 'claims', files: [file], ...more }));
  };
  return { run, ports, partitions, chunks, results, faults, write, open };
}

/** Cells of a sheet as somebody sees them, its header first. */
export const tableOf = (
  bytes: Uint8Array | undefined,
  name: string,
): (string | number | null)[][] =>
  XLSX.utils.sheet_to_json(XLSX.read(bytes).Sheets[name] as XLSX.WorkSheet, {
    header: 1,
    defval: null,
  });

/** The workbook after somebody changed the cells of its sheets; whole rows may come and go. */
export function changed(
  bytes: Uint8Array | undefined,
  change: Partial<Record<ClaimSlot, (rows: unknown[][]) => unknown[][]>>,
): Uint8Array {
  const book = XLSX.read(bytes);
  for (const [slot, edit] of Object.entries(change)) {
    const name = sheets[slot as ClaimSlot];
    book.Sheets[name] = XLSX.utils.aoa_to_sheet(edit(tableOf(bytes, name)));
  }
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }));
}

/** Rows that go on: claim's number and first amount, or the code for which the row is refused. */
export async function rowsOf(
  opened: Awaited<ReturnType<typeof openCorrections>>,
  slot: ClaimSlot,
): Promise<(readonly [row: number, claim: unknown, amount: unknown, refused?: string])[]> {
  if (opened.kind === 'refused') throw new Error(opened.finding.code);
  const amountAt = slot === 'stat_file' ? 12 : 2;
  const rows: SourceItem[] = [];
  for await (const item of flattenBatches(opened.rowsOf(slot))) rows.push(item);
  return rows.flatMap((item) => {
    if (item.kind !== 'row') return [];
    const told = [item.row, item.cells[0], item.cells[amountAt]] as const;
    return [item.refused === undefined ? told : ([...told, item.refused.code] as const)];
  });
}
