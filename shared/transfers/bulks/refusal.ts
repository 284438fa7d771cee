import type { Finding } from '../../findings/finding.ts';
import { newFinding } from '../../findings/new-finding.ts';
import { writeExactInteger } from '../../money/exact-integer.ts';
import { writeMoney } from '../../money/written-money.ts';
import type { CodedMessage, Run } from '../../runs/run.ts';
import type { Bulk } from '../bulk.ts';
import type { JudgedFile } from './judge-file.ts';

/** Why a payment file is refused as a whole. */
export interface Refusal {
  /** How its run ends, and the code with which the API answers. */
  readonly message: CodedMessage;
  /** On rows, or on the whole file. */
  readonly findings: readonly Finding[];
}

/** A refusal that is about the whole file: one finding says it. */
export function refuseWith(code: string, data: CodedMessage['data'] = {}): Refusal {
  const finding = newFinding({ code, level: 'blocking', slot: 'file', data });
  return { message: { code, data }, findings: [finding] };
}

/** Rows are wrong, so the whole file is (TRANSFERS "Files": any bad row refuses the whole file). */
export function refuseRows(rejected: number, findings: readonly Finding[] = []): Refusal {
  return { message: { code: 'TRF-A03', data: { count: rejected } }, findings };
}

/** Rows were rejected while it was read; of a result sent back not their number is told, but that. */
export function refuseRead({ counts, findings }: Pick<Run, 'counts' | 'findings'>): Refusal {
  const refusal = refuseRows(counts.rejected);
  if (!findings['TRF-F03']) return refusal;
  const { code, data } = refusal.message;
  return { ...refusal, message: { code, data: { ...data, reason: 'TRF-A03-RESULT' } } };
}

/**
 * What refuses a file by itself: file, then rows, then repetitions (TRANSFERS "Files", order).
 *
 * @returns undefined: nothing does
 */
export function refuseFile({ findings, duplicates }: JudgedFile): Refusal | undefined {
  const blocking = findings.find(({ level }) => level === 'blocking');
  if (blocking !== undefined) {
    return { message: { code: blocking.code, data: blocking.data }, findings };
  }
  const isWrong = ({ level, code }: Finding) => level === 'rejected' && code !== 'TRF-D01';
  const wrong = findings.filter(isWrong);
  if (wrong.length > 0) return refuseRows(countRows(wrong), findings);
  if (!findings.some(({ level }) => level === 'rejected')) return undefined;
  const data = { count: duplicates.count, reason: 'TRF-D01-FILE' };
  return { message: { code: 'TRF-D01', data }, findings };
}

/** The same rows were paid by another bulk, or may yet be. */
export function refuseSameRows({ bulkId, createdAt }: Pick<Bulk, 'bulkId' | 'createdAt'>): Refusal {
  return refuseWith('TRF-D02', { run_id: bulkId, paid_on: createdAt.slice(0, 10) });
}

export function refuseFunds(missingMinor: bigint, currency: string): Refusal {
  const data = {
    missing_minor: writeExactInteger(missingMinor),
    missing_amount: writeMoney(missingMinor, currency),
  };
  return refuseWith('TRF-FUNDS', data);
}

/** Different rows that findings are about. */
export function countRows(findings: readonly Finding[]): number {
  return new Set(findings.flatMap(({ row }) => row ?? [])).size;
}
