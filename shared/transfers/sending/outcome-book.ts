import { recordOutcomes } from '../life/record-outcomes.ts';
import type { TransferOutcome } from '../life/trigger.ts';
import type { Transfer } from '../transfer.ts';
import type { SendingPorts } from './sending-ports.ts';

/** Outcomes that one commit takes (TRANSFERS "Ledger": a flush at 90 outcomes or 2 s). */
export const outcomesPerCommit = 90;
export const flushEveryMs = 2_000;
/** Beyond that nothing new is begun until some are booked: a crash loses what is not. */
const waitingMax = 500;

/** Outcomes that are known but not booked yet; one commit at a time. */
export interface OutcomeBook {
  add(bulkId: string, outcome: TransferOutcome): void;
  /** Begins to book those that are due; does not wait for it. */
  flushDue(): void;
  /** Books everything. */
  close(): Promise<void>;
  readonly isFull: boolean;
}

export interface BookReaders {
  /** After each commit. */
  onBooked(moved: readonly Transfer[]): void;
  /** When booking fails: its outcomes are lost with the turn, and asked for again. */
  onFault(fault: unknown): void;
}

export function createOutcomeBook(
  ports: SendingPorts,
  { onBooked, onFault }: BookReaders,
): OutcomeBook {
  const waiting: { bulkId: string; outcome: TransferOutcome; at: number }[] = [];
  let flushing: Promise<void> | undefined;
  let isClosing = false;

  const isDue = () => {
    const oldest = waiting[0];
    if (oldest === undefined) return false;
    const isOld = ports.timing.now().getTime() - oldest.at >= flushEveryMs;
    return isClosing || isOld || waiting.length >= outcomesPerCommit;
  };
  const flush = async () => {
    while (isDue()) {
      const bulkId = waiting[0]?.bulkId ?? '';
      const batch = waiting.filter((each) => each.bulkId === bulkId).slice(0, outcomesPerCommit);
      const taken = new Set(batch);
      waiting.splice(0, waiting.length, ...waiting.filter((each) => !taken.has(each)));
      const outcomes = batch.map(({ outcome }) => outcome);
      const { contradictions, moved } = await recordOutcomes(ports, bulkId, outcomes);
      const { length: count } = contradictions;
      if (count > 0) ports.alarm('TRF-I01', { count });
      onBooked(moved);
    }
  };
  const begin = () => {
    flushing ??= flush()
      .catch(onFault)
      .finally(() => {
        flushing = undefined;
      });
    return flushing;
  };
  return {
    add(bulkId, outcome) {
      waiting.push({ bulkId, outcome, at: ports.timing.now().getTime() });
      if (waiting.length >= outcomesPerCommit) void begin();
    },
    flushDue() {
      if (isDue()) void begin();
    },
    async close() {
      isClosing = true;
      // A commit that was under way took only what was due by then.
      await flushing;
      await begin();
      isClosing = false;
    },
    get isFull() {
      return waiting.length >= waitingMax;
    },
  };
}
