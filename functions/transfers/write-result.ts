import type { ResultStore } from '../../shared/runs/result-store.ts';
import type { Language } from '../../shared/runs/run.ts';
import { writeFailedCsv, writeResultCsv } from '../../shared/transfers/files/write-result-csv.ts';
import type { Transfer } from '../../shared/transfers/transfer.ts';
import type { TransfersStore } from '../../shared/transfers/transfers-store.ts';
import { hasTransfers } from './answer-bulks.ts';

export interface WritingResultPorts {
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
  { store, results }: WritingResultPorts,
  bulkId: string,
  kind: ResultKind,
  lang: Language,
): Promise<{ readonly key: string; readonly name: string } | undefined> {
  if (!hasTransfers(await store.readBulk(bulkId))) return undefined;
  const key = `exports/transfers/${bulkId}/${kind}-${lang}.csv`;
  await results.writeText(key, writers[kind](readAll(store, bulkId), { lang }));
  return { key, name: `${bulkId}-${fileNames[lang][kind]}.csv` };
}

const transfersAtOnce = 1_000;

async function* readAll(
  store: Pick<TransfersStore, 'readTransfers'>,
  bulkId: string,
): AsyncGenerator<Transfer> {
  let after = 0;
  for (;;) {
    const transfers = await store.readTransfers(bulkId, after, transfersAtOnce);
    yield* transfers;
    const last = transfers.at(-1);
    if (last === undefined || transfers.length < transfersAtOnce) return;
    after = last.row;
  }
}
