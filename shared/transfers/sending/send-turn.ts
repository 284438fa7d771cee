import { hasEnding, type Run } from '../../runs/run.ts';
import type { Bulk } from '../bulk.ts';
import { closeSending } from '../life/close-sending.ts';
import { pagesOfBulk, pagesOfRows } from './row-pages.ts';
import type { Seen } from './row-source.ts';
import type { SendingPorts } from './sending-ports.ts';
import { countPhases } from './stage-parts.ts';
import { tellBegun, tellEnded, tellGate } from './tell-sending.ts';
import { createTurn, type Turn } from './turn.ts';
import { workOff } from './work-off.ts';

export interface TurnEnd {
  /** `done`: nothing is left that this run waits for. `more`: another turn, after a while. */
  readonly verdict: 'done' | 'more';
  /** Before the next turn, 0–60. */
  readonly waitSeconds: number;
}

const done: TurnEnd = { verdict: 'done', waitSeconds: 0 };
/** What is shorter is waited for within the turn. */
const shortWaitMs = 5_000;
const longestWaitSeconds = 60;
const laneTriesMax = 4;
const laneWaitMs = 20_000;

/**
 * Sends the rows of a bulk for as long as a function may run: those that were never sent are sent
 * (or taken back, when it was cancelled), those nobody knows the fate of are asked for. May die
 * anywhere, run again, and run twice at once: versions and locks keep it right. The step is
 * repeated until it says `done`; then all rows are final, or handed over to the recovery.
 *
 * @param deadline until when it has to be back; a good deal more than `closingMs` from now
 * @throws when there is no such bulk or it was not approved (our bug), or on a fault of a store
 * @see TRANSFERS "A transfer's life", "Bulk"
 */
export async function sendTurn(
  ports: SendingPorts,
  runId: string,
  deadline: Date,
): Promise<TurnEnd> {
  const read = await readSending(ports, runId);
  if (read === undefined) return done;
  await tellBegun(ports, read.bulk);
  let { run } = read;
  const rules = () => ({
    isCancelled: run.cancelRequested,
    validateOnly: read.bulk.validateOnly,
  });
  const turn = createTurn(ports, runId, deadline, rules, async () => {
    run = (await ports.runs.read(runId)) ?? run;
  });
  try {
    return await passUntilEnd(turn, read.bulk, () => run);
  } finally {
    await turn.close();
  }
}

/** Undefined: there is nothing to send (any more). */
async function readSending(
  { runs, store }: SendingPorts,
  runId: string,
): Promise<{ run: Run; bulk: Bulk } | undefined> {
  const [run, bulk] = await Promise.all([runs.read(runId), store.readBulk(runId)]);
  if (run === undefined || bulk === undefined) throw new Error(`no bulk ${runId}`);
  if (hasEnding(run)) return undefined;
  switch (bulk.state) {
    // It never held anything, and its run says why.
    case 'preparing':
    case 'refused':
      return undefined;
    case 'awaiting-approval':
      if (!run.cancelRequested) throw new Error(`${runId} is not approved`);
      return { run, bulk };
    case 'sending':
    case 'ended':
      return { run, bulk };
  }
}

/** Pass after pass over what is open, until nothing is, or it is not worth waiting for. */
async function passUntilEnd(turn: Turn, bulk: Bulk, runNow: () => Run): Promise<TurnEnd> {
  const { ports } = turn;
  const { bulkId, totals } = bulk;
  let nextPage = pagesOfBulk(ports.store, bulkId);
  let wanted = totals.total - totals.completed - totals.failed - totals.cancelled;
  for (;;) {
    wanted = Math.min(wanted, ports.policy.concurrency);
    const hasLane = await waitForLane(turn, wanted);
    await tellGate(ports, bulkId, turn.breaker.gate());
    if (!hasLane && !runNow().cancelRequested) return more(laneWaitMs);
    if (turn.isClosing()) return more(0);
    const seen = await workOff(turn, nextPage, wanted);
    if (hasEnding(runNow())) return done;
    if (turn.isClosing()) return more(0);
    if (seen.open.length === 0) return finish(turn, bulk);
    const waitMs = waitAfter(turn, seen);
    if (waitMs > shortWaitMs) {
      await tellGate(ports, bulkId, turn.breaker.gate());
      return more(waitMs);
    }
    if (waitMs > 0) await ports.timing.sleep(waitMs);
    nextPage = pagesOfRows(ports.store, seen.open);
    wanted = seen.open.length;
  }
}

/** Others give up what is more than their share within 2 s; only where all are small it takes longer. */
async function waitForLane(turn: Turn, wanted: number): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    await turn.tick({ inFlight: 0, wanted });
    if (wanted === 0 || turn.allowance() > 0) return true;
    if (tries === laneTriesMax || turn.isClosing()) return false;
    await turn.ports.timing.sleep(turn.nextTickAt() - turn.ports.timing.now().getTime());
  }
}

/** Until when it is not worth looking again; 0: something has just moved. */
function waitAfter({ ports, breaker }: Turn, { hasActed, wakeAt }: Seen): number {
  if (hasActed) return 0;
  const gate = breaker.gate();
  const untilGate = gate.kind === 'shut' ? gate.waitMs : Number.POSITIVE_INFINITY;
  const untilRow = wakeAt - ports.timing.now().getTime();
  const waitMs = Math.min(untilGate, untilRow);
  return Number.isFinite(waitMs) ? Math.max(1, waitMs) : shortWaitMs;
}

function more(waitMs: number): TurnEnd {
  const waitSeconds = Math.min(longestWaitSeconds, Math.ceil(waitMs / 1_000));
  return { verdict: 'more', waitSeconds };
}

/** All rows are final, or nobody waits for them any longer: the run can be concluded. */
async function finish({ ports }: Turn, { bulkId, validateOnly }: Bulk): Promise<TurnEnd> {
  const unresolved = await closeSending(ports, bulkId);
  await tellEnded(ports, bulkId, await countPhases(ports.store, bulkId, validateOnly), unresolved);
  return done;
}
