import { hashText } from '../digests/hash-text.ts';
import { isRunId } from '../runs/run-id.ts';

/** What the hidden column says of a row: whose it is, and how its cells were when it was written. */
export interface RowKey {
  readonly runId: string;
  readonly slot: string;
  /** Row of the original file, as the sender's program numbers it. */
  readonly row: number;
  /** Which columns held numbers and truths, and a digest of the cells (`CellsDigesting`). */
  readonly figures: string;
  readonly digest: string;
}

const pattern = /^([\w-]{1,60}):([\w-]{1,50}):(\d{1,9}):([0-9a-f]*):([0-9a-f]{16}):([0-9a-f]{6})$/;

/**
 * A row's key as it stands in the workbook: readable, and with a check, so that a key that somebody
 * edited is noticed. It is no secret: who may correct is decided by the run, not by the key.
 */
export function writeRowKey({ runId, slot, row, figures, digest }: RowKey): string {
  const told = [runId, slot, row, figures, digest].join(':');
  return `${told}:${checkOf(told)}`;
}

/** @returns undefined for a key that is not ours, or not as we wrote it */
export function readRowKey(text: string): RowKey | undefined {
  const found = pattern.exec(text.trim());
  if (found === null) return undefined;
  const [whole, runId = '', slot = '', row = '', figures = '', digest = '', check = ''] = found;
  if (checkOf(whole.slice(0, -check.length - 1)) !== check || !isRunId(runId)) return undefined;
  return { runId, slot, row: Number(row), figures, digest };
}

function checkOf(told: string): string {
  return hashText(told).slice(0, 6);
}
