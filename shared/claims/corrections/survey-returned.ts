import { tellKey } from '../../corrections/judge-key.ts';
import { readRowKey } from '../../corrections/row-key.ts';
import { createRowSet, type GrowingRowSet } from '../../runs/row-set.ts';
import { flattenBatches } from '../../sources/flatten-batches.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import type { ComparisonLine } from '../reading/partition-store.ts';
import { createReturnJudging, type JudgedRow, showsCells } from './judge-returned.ts';
import { openReturnedSheet, type ReturnedSheet, type SheetPorts } from './returned-sheet.ts';

/** What people did to the workbook. Bits for rows, and keys of the claims that changed. */
export interface Survey {
  /** Rows of the corrected run that are still there, and those of them that changed. */
  readonly kept: Readonly<Record<ClaimSlot, GrowingRowSet>>;
  readonly edited: Readonly<Record<ClaimSlot, GrowingRowSet>>;
  /** All rows of the changed claims, as the corrected run numbers them. */
  readonly ofChanged: Readonly<Record<ClaimSlot, GrowingRowSet>>;
  /** Claims of which a row was changed, added or refused, or removed. */
  readonly changedClaims: Set<string>;
  /** Rows bear the number of one of these, of which the workbook holds no row of its own. */
  readonly absentClaims: Set<string>;
  readonly rows: { changed: number; added: number; refused: number; unchanged: number };
  removed: number;
  /** Rows that nobody changed, by the claim whose number they bear. */
  readonly unchangedOf: Map<string, number>;
}

/** The run that the first readable key of these sheets names. */
export async function findCorrectedRun(
  ports: SheetPorts,
  sheets: readonly ReturnedSheet[],
): Promise<string | undefined> {
  for (const sheet of sheets) {
    const batches = await openReturnedSheet(ports, sheet);
    for await (const item of flattenBatches(batches)) {
      if (!showsCells(item)) continue;
      const key = readRowKey(tellKey(sheet.columns, item.cells));
      if (key !== undefined) return key.runId;
    }
  }
  return undefined;
}

/** First pass over the sheets: what became of each row. */
export async function surveySheets(
  ports: SheetPorts,
  sheets: readonly ReturnedSheet[],
  runId: string,
): Promise<Survey> {
  const survey: Survey = {
    kept: createRowSets(),
    edited: createRowSets(),
    ofChanged: createRowSets(),
    changedClaims: new Set(),
    absentClaims: new Set(),
    rows: { changed: 0, added: 0, refused: 0, unchanged: 0 },
    removed: 0,
    unchangedOf: new Map(),
  };
  for (const sheet of sheets) {
    const { slot } = sheet;
    for await (const { judged } of judgeRows(ports, sheet, runId)) {
      if (judged === undefined) continue;
      const { what, original, claimKey } = judged;
      survey.rows[what] += 1;
      if (original !== null) survey.kept[slot].add(original);
      if (what === 'unchanged') {
        if (claimKey !== null) countOne(survey.unchangedOf, claimKey);
        continue;
      }
      if (original !== null) survey.edited[slot].add(original);
      if (claimKey !== null) survey.changedClaims.add(claimKey);
    }
  }
  return survey;
}

/**
 * Completes a survey with what only the comparison of the corrected run knows: of which claim a row
 * was, which rows were removed, and which claims have other rows that are not in the workbook.
 *
 * @returns slots of which the workbook should hold rows
 */
export async function meetComparison(
  survey: Survey,
  lines: AsyncIterable<ComparisonLine>,
): Promise<ReadonlySet<ClaimSlot>> {
  const expected = new Set<ClaimSlot>();
  const moved = new Set(survey.changedClaims);
  for await (const { claimKey, rows } of lines) {
    const kept = rows.filter(({ slot, row }) => survey.kept[slot].has(row)).length;
    if (kept === 0) {
      if (moved.has(claimKey)) survey.absentClaims.add(claimKey);
      continue;
    }
    for (const { slot } of rows) expected.add(slot);
    survey.removed += rows.length - kept;
    const isEdited = rows.some(({ slot, row }) => survey.edited[slot].has(row));
    if (!isEdited && kept === rows.length && !moved.has(claimKey)) continue;
    survey.changedClaims.add(claimKey);
    for (const { slot, row } of rows) survey.ofChanged[slot].add(row);
  }
  return expected;
}

/** Claims of the workbook that were taken out of it with all their rows. */
export interface ClaimsRemoved {
  readonly count: number;
  /** Their numbers; an ellipsis stands for too many. */
  readonly claimIds: readonly string[];
}

/**
 * Finds the claims of which no row came back, and to which nobody gave rows of other claims.
 *
 * @param held the claims that the workbook held when it was written
 */
export async function findRemoved(
  { kept, absentClaims }: Pick<Survey, 'kept' | 'absentClaims'>,
  held: AsyncIterable<Pick<ComparisonLine, 'claimId' | 'claimKey' | 'rows'>>,
): Promise<ClaimsRemoved> {
  let count = 0;
  const claimIds: string[] = [];
  for await (const { claimId, claimKey, rows } of held) {
    if (absentClaims.has(claimKey) || rows.some(({ slot, row }) => kept[slot].has(row))) continue;
    count += 1;
    if (claimIds.length < claimsNamed) claimIds.push(claimId);
  }
  return { count, claimIds: count > claimIds.length ? [...claimIds, '…'] : claimIds };
}

/** More numbers nobody reads in a sentence. */
const claimsNamed = 50;

/** Whether a row goes on: its claim changed, the one it was of or the one whose number it bears. */
export function isGiven(
  { changedClaims, ofChanged }: Survey,
  slot: ClaimSlot,
  { what, claimKey, original }: JudgedRow,
): boolean {
  if (what !== 'unchanged') return true;
  if (original !== null && ofChanged[slot].has(original)) return true;
  return claimKey !== null && changedClaims.has(claimKey);
}

function countOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function createRowSets(): Readonly<Record<ClaimSlot, GrowingRowSet>> {
  return { stat_file: createRowSet(), recap_file: createRowSet() };
}

/** Every item of a sheet, its rows judged. */
export async function* judgeRows(ports: SheetPorts, sheet: ReturnedSheet, runId: string) {
  const judge = createReturnJudging(sheet, runId, sheet.fields);
  for await (const item of flattenBatches(await openReturnedSheet(ports, sheet))) {
    const judged: JudgedRow | undefined = judge(item);
    yield { item, judged };
  }
}
