import { type ReadingPorts, readRun } from '../../runs/read-run.ts';
import type { ReadingRules } from '../../runs/reading-rules.ts';
import { type ReceivingPorts, receiveFiles } from '../../runs/receive-files.ts';
import { hasEnding, type Run } from '../../runs/run.ts';
import type { Payment } from '../payment.ts';
import { checkPayer } from './check-payer.ts';
import { readRetry } from './read-retry.ts';
import { refuseWith } from './refusal.ts';
import { refuseBulk } from './refuse-bulk.ts';
import { type ReservingPorts, reserveBulk } from './reserve-bulk.ts';

export interface TakingInPorts extends ReceivingPorts, ReadingPorts, ReservingPorts {
  readonly chunks: ReceivingPorts['chunks'] & ReadingPorts['chunks'] & ReservingPorts['chunks'];
  readonly rules: ReadingRules<Payment>;
}

export interface TakenIn {
  /**
   * `send`: its funds are reserved, or were. `waiting`: somebody has to approve it. `refused`: its
   * run says why and holds nothing. `ended`: nothing is left to do.
   */
  readonly verdict: 'send' | 'waiting' | 'refused' | 'ended';
}

/**
 * Takes a payment file in, or the failed rows of an earlier one: received, read, judged as a whole, its funds reserved. The API does this
 * within the request, the pipeline once more: whatever is done already is left as it is, so a
 * request that died half-way is finished by whoever comes next.
 *
 * @param limits.rowsMax a file with more rows is read and left (`ended`): one request cannot reserve it
 * @throws when there is no such run (our bug), or on a fault of a store: the step is tried again
 * @see TRANSFERS "Files"; docs/transfers.md
 */
export async function takeIn(
  ports: TakingInPorts,
  runId: string,
  { rowsMax = Number.POSITIVE_INFINITY }: { readonly rowsMax?: number } = {},
): Promise<TakenIn> {
  const run = await ports.runs.read(runId);
  if (run === undefined) throw new Error(`no run ${runId}`);
  const known = verdictOf(run);
  if (known !== undefined) return { verdict: known };
  const { verdict } = await receiveFiles(ports, runId);
  // A rival attempt may have reserved it since it was read, and somebody cancelled that.
  if (verdict !== 'received') return { verdict: (await verdictNow(ports, runId)) ?? verdict };
  const payer = await checkPayer(ports, run);
  if (payer.kind === 'refused') {
    return { verdict: await refuseBulk(ports, runId, refuseWith(payer.message.code)) };
  }
  if (run.kind === 'retry') await readRetry(ports, run);
  else await readRun(ports, ports.rules, runId);
  const read = await ports.runs.read(runId);
  const found = read === undefined ? 'ended' : verdictOf(read);
  if (found !== undefined) return { verdict: found };
  // Whoever asked for a limit says what becomes of it: nothing is held yet.
  if ((read?.counts.read ?? 0) > rowsMax) return { verdict: 'ended' };
  return reserveBulk(ports, runId);
}

async function verdictNow({ runs }: TakingInPorts, runId: string) {
  const run = await runs.read(runId);
  return run === undefined ? undefined : verdictOf(run);
}

/** What is known of a run before anything is done; undefined: it is to be taken in. */
function verdictOf(run: Run): TakenIn['verdict'] | undefined {
  if (hasEnding(run)) return 'ended';
  if (run.waitingFor === 'approval') return 'waiting';
  // Also of one that was cancelled since: what is held for it has to be given back.
  if (run.holds !== undefined) return 'send';
  if (run.message !== null) return 'refused';
  return run.cancelRequested ? 'ended' : undefined;
}
