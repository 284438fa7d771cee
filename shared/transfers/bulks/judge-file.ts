import type { Finding } from '../../findings/finding.ts';
import type { ChunkStore } from '../../runs/chunk-store.ts';
import type { ChunkRecord } from '../../runs/reading-rules.ts';
import type { Run } from '../../runs/run.ts';
import type { Account } from '../account.ts';
import { createPaymentsJudge, type PaymentsVerdict } from '../files/judge-payments.ts';
import type { Payment } from '../payment.ts';

export interface FilePorts {
  readonly chunks: Pick<ChunkStore, 'readManifest' | 'readChunk'>;
}

export interface JudgedFile extends PaymentsVerdict {
  /** All remarks on its rows, then those on the whole file. */
  readonly findings: readonly Finding[];
}

/**
 * What only the whole file tells, from the rows as they were read.
 *
 * @param run one that was read, without a rejected row
 */
export async function judgeFile(
  { chunks }: FilePorts,
  { id, options }: Pick<Run, 'id' | 'options'>,
  { currency }: Pick<Account, 'currency'>,
): Promise<JudgedFile> {
  const confirmDuplicates = options.confirmDuplicates ?? false;
  const judge = createPaymentsJudge({ currency, confirmDuplicates });
  const ofRows: Finding[] = [];
  for await (const records of readPayments({ chunks }, id)) {
    for (const { row, record } of records) ofRows.push(...judge.take(row, record));
  }
  const verdict = judge.end();
  return { ...verdict, findings: [...ofRows, ...verdict.findings] };
}

/** The good rows of a file, chunk by chunk in their order. */
export async function* readPayments(
  { chunks }: FilePorts,
  runId: string,
): AsyncIterable<readonly ChunkRecord<Payment>[]> {
  const items = await chunks.readManifest(runId);
  for (const { key } of items.toSorted((a, b) => a.index - b.index)) {
    yield await chunks.readChunk<Payment>(key);
  }
}
