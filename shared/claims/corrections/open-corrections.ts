import type { Finding } from '../../findings/finding.ts';
import { newFinding } from '../../findings/new-finding.ts';
import { isErased } from '../../runs/erased.ts';
import type { Run } from '../../runs/run.ts';
import type { RunStore } from '../../runs/run-store.ts';
import type { SourceBatch, SourceItem } from '../../sources/source-item.ts';
import { type ClaimSlot, claimSlots, correctionsSlot } from '../claim-slots.ts';
import type { Period } from '../comparison/compared-claim.ts';
import type { ColumnReadings } from '../lines/line-reading.ts';
import type { PartitionStore } from '../reading/partition-store.ts';
import { nameClaimsSheet } from './claims-corrections-words.ts';
import { type GatheringAffectedPorts, listInWorkbook } from './gather-affected.ts';
import {
  fieldsOfSlot,
  findReturnedSheet,
  type ReturnedSheet,
  type SheetPorts,
} from './returned-sheet.ts';
import {
  type ClaimsRemoved,
  findCorrectedRun,
  findRemoved,
  isGiven,
  judgeRows,
  meetComparison,
  type Survey,
  surveySheets,
} from './survey-returned.ts';

export interface OpeningCorrectionsPorts extends SheetPorts {
  readonly runs: Pick<RunStore, 'read'> & GatheringAffectedPorts['runs'];
  readonly chunks: GatheringAffectedPorts['chunks'];
  readonly partitions: Pick<PartitionStore, 'readComparison' | 'readColumns'>;
}

/** What was found in the workbook; rows of both files, and claims. */
export interface ReturnedFacts {
  readonly claims: number;
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  readonly refused: number;
  /** Rows of claims in which nothing was changed: left out. */
  readonly left: number;
}

export type CorrectionsOpened =
  | {
      readonly kind: 'refused';
      readonly finding: Finding;
      /** The run that the workbook would correct, when it is one that it may correct. */
      readonly correctionOf: string | null;
    }
  | {
      readonly kind: 'corrections';
      readonly correctionOf: string;
      /** The corrected session's: a correction speaks for the same days. */
      readonly period: Period;
      /** What the columns of the first files proved: too few cells are left to prove it again. */
      readonly columns: Readonly<Record<ClaimSlot, ColumnReadings>>;
      /** What somebody said of the columns of the first files. */
      readonly chosen: Run['columns'];
      readonly facts: ReturnedFacts;
      /** On the workbook as a whole. */
      readonly remarks: readonly Finding[];
      /** Rows of the claims in which something was changed, under the sender's header. */
      rowsOf(slot: ClaimSlot): AsyncIterable<SourceBatch>;
    };

/**
 * Opens a workbook that comes back: known by its hidden keys, it gives all rows of each claim in
 * which at least one row was changed, added or removed; other claims are left out. It is read a few
 * times, in memory that grows with a bit a row and with the claims that changed.
 *
 * @param run with the workbook in its slot `corrections`
 * @see CLAIMS §8; API.md "Runs", Correction; docs/decisions/0015
 */
export async function openCorrections(
  ports: OpeningCorrectionsPorts,
  run: Run,
): Promise<CorrectionsOpened> {
  const found = await findSheets(ports, run);
  if ('code' in found) return { kind: 'refused', finding: found, correctionOf: null };
  const runId = await findCorrectedRun(ports, found);
  const original = runId === undefined ? undefined : await ports.runs.read(runId);
  if (!mayCorrect(run, original)) return refuse('RUN-K01', {}, null);
  const { id, period, columns: chosen } = original;
  if (isErased(original)) return refuse('CLM-K04', { run_id: id }, id);
  const sheets = found.map((sheet) => ({ ...sheet, fields: fieldsOfSlot(sheet.slot, chosen) }));
  const survey = await surveySheets(ports, sheets, id);
  const expected = await meetComparison(survey, ports.partitions.readComparison(id));
  const missing = claimSlots.find(
    (slot) => expected.has(slot) && sheets.every((sheet) => sheet.slot !== slot),
  );
  if (missing !== undefined) {
    return refuse('CLM-K01', { sheet: nameClaimsSheet(missing, original.lang) }, id);
  }
  const gone = await findRemoved(survey, listInWorkbook(ports, original));
  const { changed, added, refused, unchanged } = survey.rows;
  if (changed + added + refused + survey.removed === 0) {
    // Nothing is imported for a claim that is not there: the session has left it out already.
    return gone.count === 0
      ? refuse('RUN-K05', { unchanged }, id)
      : refuse('CLM-K07', tellGone(gone), id);
  }
  // Read last: an erasure that began meanwhile has marked the session, or taken this away.
  const columns = await ports.partitions.readColumns(id);
  // Too few cells are left to prove anything again: 03/04 would be read the wrong way round.
  if (columns === undefined) return refuse('CLM-K05', { run_id: id }, id);
  return {
    kind: 'corrections',
    correctionOf: id,
    period,
    chosen,
    columns,
    facts: countFacts(survey),
    remarks: gone.count === 0 ? [] : [tellRemoved(gone)],
    rowsOf: (slot) => giveRows(ports, sheets, survey, { slot, runId: id }),
  };
}

function refuse(
  code: string,
  data: Readonly<Record<string, unknown>>,
  correctionOf: string | null,
): CorrectionsOpened {
  const finding = newFinding({ code, level: 'blocking', slot: correctionsSlot, data });
  return { kind: 'refused', finding, correctionOf };
}

const tellGone = ({ count, claimIds }: ClaimsRemoved) => ({ count, claim_ids: claimIds });

function tellRemoved(gone: ClaimsRemoved): Finding {
  const place = { code: 'CLM-K06', level: 'warning', slot: correctionsSlot } as const;
  return newFinding({ ...place, data: tellGone(gone) });
}

/** Of another country's or domain's run it is not even said whether it exists. */
function mayCorrect(
  { domain, countryCode }: Run,
  original: Run | undefined,
): original is Run & { readonly period: Period } {
  return (
    original?.domain === domain && original.countryCode === countryCode && original.period !== null
  );
}

async function findSheets(
  ports: SheetPorts,
  run: Run,
): Promise<readonly ReturnedSheet[] | Finding> {
  const file = run.files.find(({ slot }) => slot === correctionsSlot);
  if (file === undefined) throw new Error(`${run.id} has no workbook of corrections`);
  const sheets: ReturnedSheet[] = [];
  for (const slot of claimSlots) {
    const found = await findReturnedSheet(ports, file, slot);
    if (found.kind === 'unreadable') {
      const { code, data } = found.problem;
      return newFinding({ code, level: 'blocking', slot: correctionsSlot, data });
    }
    if (found.kind === 'sheet') sheets.push(found.sheet);
  }
  if (sheets.length > 0) return sheets;
  const data = { name: file.name };
  return newFinding({ code: 'CLM-K02', level: 'blocking', slot: correctionsSlot, data });
}

function countFacts({ rows, removed, changedClaims, unchangedOf }: Survey): ReturnedFacts {
  let read = 0;
  for (const claimKey of changedClaims) read += unchangedOf.get(claimKey) ?? 0;
  const { changed, added, refused, unchanged } = rows;
  return { claims: changedClaims.size, changed, added, removed, refused, left: unchanged - read };
}

async function* giveRows(
  ports: SheetPorts,
  sheets: readonly ReturnedSheet[],
  survey: Survey,
  { slot, runId }: { readonly slot: ClaimSlot; readonly runId: string },
): AsyncGenerator<SourceBatch> {
  const sheet = sheets.find((each) => each.slot === slot);
  if (sheet === undefined) return;
  const { header, layout, columns } = sheet;
  // Objects bring their own keys.
  if (columns.kind === 'table') {
    yield [{ kind: 'header', sheet: layout.sheet, row: layout.headerRow, cells: header }];
  }
  let batch: SourceItem[] = [];
  for await (const { item, judged } of judgeRows(ports, sheet, runId)) {
    if (judged === undefined) batch.push(...remarksIn(item));
    else if (isGiven(survey, slot, judged))
      batch.push(refuseAbsent(survey, judged.item, judged.claimKey));
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const batchRows = 500;

/** What a reader says of the whole sheet, or of a row that shows no cells. */
function remarksIn(item: SourceItem): readonly SourceItem[] {
  if (item.kind !== 'problem') return [];
  return item.level === 'rejected' || item.row === null ? [item] : [];
}

/** A row moved into a claim whose other rows are not here: with it alone the claim would be wrong. */
function refuseAbsent(
  { absentClaims }: Survey,
  item: SourceItem,
  claimKey: string | null,
): SourceItem {
  if (claimKey === null || !absentClaims.has(claimKey)) return item;
  if (item.kind !== 'row' && item.kind !== 'object') return item;
  return { ...item, refused: item.refused ?? { code: 'CLM-K03', data: {} } };
}
