import type { ResultStore } from '../../shared/runs/result-store.ts';
import type { Language } from '../../shared/runs/run.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import { createLeaveOutRefused } from '../../shared/transfers/bulks/retried-rows.ts';
import { writeFailedCsv, writeResultCsv } from '../../shared/transfers/files/write-result-csv.ts';
import type { Transfer } from '../../shared/transfers/transfer.ts';
import type { TransfersStore } from '../../shared/transfers/transfers-store.ts';
import { hasTransfers } from './answer-bulks.ts';

export interface WritingResultPorts {
  readonly runs: Pick<RunStore, 'read'>;
  readonly store: Pick<TransfersStore, 'readBulk' | 'readTransfers'>;
  readonly results: Pick<ResultStore, 'writeText'>;
}

/** `result`: what became of each transfer. `failed`: those that failed, as a payment file. */
export type ResultKind = 'result' | 'failed';

const writers = { result: writeResultCsv, failed: writeFailedCsv } as const;

const fileNames = {
  fr: { result: 'resultat', failed: 'a-corriger' },
  en: { result: 'result', failed: 'to-correct' },
} as const satisfies Record<Language, Record<ResultKind, string>>;

export const csvType = 'text/csv; charset=utf-8';

/**
 * Writes what became of a bulk as CSV, in clear, as it is now: each time anew, for late answers may
 * still change it after its run has ended. Exports are kept for a day.
 *
 * @returns where it lies in the results bucket; undefined for a bulk that has no transfers (yet)
 */
export async function writeResult(
  ports: WritingResultPorts,
  bulkId: string,
  kind: ResultKind,
  lang: Language,
): Promise<{ readonly key: string; readonly name: string } | undefined> {
  if (!hasTransfers(await ports.store.readBulk(bulkId))) return undefined;
  const key = `exports/transfers/${bulkId}/${kind}-${lang}.csv`;
  await ports.results.writeText(key, writers[kind](readAll(ports, bulkId), { lang }));
  return { key, name: `${bulkId}-${fileNames[lang][kind]}.csv` };
}

const transfersAtOnce = 1_000;

async function* readAll(
  ports: Pick<WritingResultPorts, 'runs' | 'store'>,
  bulkId: string,
): AsyncGenerator<Transfer> {
  const leaveOutRefused = createLeaveOutRefused(ports);
  let after = 0;
  for (;;) {
    const transfers = await ports.store.readTransfers(bulkId, after, transfersAtOnce);
    yield* await leaveOutRefused(transfers);
    const last = transfers.at(-1);
    if (last === undefined || transfers.length < transfersAtOnce) return;
    after = last.row;
  }
}
