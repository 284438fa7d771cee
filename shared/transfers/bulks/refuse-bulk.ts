import { applyDraft } from '../../runs/change-run.ts';
import type { ReservingPorts } from './bulk-ports.ts';
import { changeLedger } from './change-ledger.ts';
import { knownVerdict, type ReserveVerdict } from './known-verdict.ts';
import type { Refusal } from './refusal.ts';
import { refusedDraft } from './reserving-drafts.ts';
import { closeBulk } from './settle-rivals.ts';

const findingsPart = 'reserve';

/**
 * Refuses a payment file: the run says why and, in the same transaction, the bulk is closed, so no
 * other attempt reserves it. Nothing is held, and its ids are free.
 *
 * @param refusal undefined: it is refused or cancelled already, and only the bulk is left half prepared
 * @returns `refused`, or what a rival attempt of the same step made of it meanwhile
 */
export async function refuseBulk(
  ports: ReservingPorts,
  runId: string,
  refusal: Refusal | undefined,
): Promise<ReserveVerdict> {
  const { store, runs, timing, chunks } = ports;
  if (refusal !== undefined && refusal.findings.length > 0) {
    await chunks.writeFindings(runId, findingsPart, refusal.findings);
  }
  const verdict = await changeLedger<ReserveVerdict>(ports, async () => {
    const run = await runs.read(runId);
    if (run === undefined) throw new Error(`no run ${runId}`);
    const before = await store.readBulk(runId);
    const known = knownVerdict(run, before);
    const isOpen = before?.state === 'preparing';
    if (known !== undefined && !isOpen) return { answer: known };
    const now = timing.now();
    const after = isOpen ? { bulk: { before, after: closeBulk(before, now) } } : {};
    if (known !== undefined) return { answer: known, change: after };
    if (refusal === undefined) throw new Error(`${runId} was refused, and is not any more`);
    const told = applyDraft(run, refusedDraft(run, refusal), now);
    return { answer: 'refused', change: { ...after, run: told } };
  });
  // A rival attempt has reserved it after all: what this one found does not count.
  if (verdict === 'send' || verdict === 'waiting') {
    await chunks.writeFindings(runId, findingsPart, []);
  }
  return verdict;
}
