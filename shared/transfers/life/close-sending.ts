import { jitter } from '../../runs/timing.ts';
import { LedgerContended } from '../bulks/change-ledger.ts';
import type { Transfer } from '../transfer.ts';
import { createLineKeeping, markBatch, takesOutcomes } from './batch-marker.ts';
import { isDecided } from './decide-batch.ts';
import { unresolvedLine } from './outcome-lines.ts';
import type { OutcomePorts } from './record-outcomes.ts';

const pageTransfers = 500;
const deadlineMs = 60_000;

/**
 * Sending is over and some transfers are not final: a last marker sets them aside, so that the run
 * accounts for every row and can be concluded. From then on outcomes are booked without the run.
 * Called again, or when nothing is left unresolved, it changes nothing.
 *
 * @returns how many transfers of the bulk are not final, as last read
 * @throws when the bulk is missing (our bug), LedgerContended after a minute of collisions
 * @see TRANSFERS "Bulk": unknown at the end
 */
export async function closeSending(ports: OutcomePorts, bulkId: string): Promise<number> {
  const keepLines = createLineKeeping(ports, bulkId);
  const startedAt = ports.timing.now().getTime();
  for (let attempt = 1; ; attempt += 1) {
    // The run before the transfers: when none was counted between them, the run is as it was read.
    const run = await ports.runs.read(bulkId);
    if (run === undefined) throw new Error(`no bulk ${bulkId}`);
    const unresolved = await readUnresolved(ports, bulkId);
    if (unresolved.length === 0 || !takesOutcomes(run)) return unresolved.length;
    const lines = unresolved.map((transfer) => unresolvedLine(run, transfer));
    const key = await keepLines(run.chunks.settled, lines);
    await ports.faultPoint('close-before-marker', bulkId);
    const change = markBatch(run, lines, key, ports.timing.now());
    if ((await ports.runs.replace(change)) === 'saved') return unresolved.length;
    if (ports.timing.now().getTime() - startedAt > deadlineMs) throw new LedgerContended();
    await ports.timing.sleep(jitter(ports.timing, attempt));
  }
}

async function readUnresolved({ store }: OutcomePorts, bulkId: string): Promise<Transfer[]> {
  const bulk = await store.readBulk(bulkId);
  if (bulk === undefined) throw new Error(`no bulk ${bulkId}`);
  const unresolved: Transfer[] = [];
  for (let after = 0; ; ) {
    const page = await store.readTransfers(bulkId, after, pageTransfers);
    unresolved.push(...page.filter((transfer) => !isDecided(bulk, transfer)));
    const last = page.at(-1);
    if (last === undefined) return unresolved;
    after = last.row;
  }
}
