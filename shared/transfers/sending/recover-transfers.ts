import { inParallel } from '../../runs/in-parallel.ts';
import { hasEnding } from '../../runs/run.ts';
import type { TransferRef } from '../transfers-store.ts';
import { pagesOfRows } from './row-pages.ts';
import type { SendingPorts } from './sending-ports.ts';
import { createTurn } from './turn.ts';
import { workOff } from './work-off.ts';

const place = 'recovery';
const dueMax = 1_000;
const pageLength = 1_000;
const runsAtOnce = 20;

/**
 * Asks for the transfers of which nobody knows the fate and whose run has ended without them; one
 * that the scheme does not know is sent again by the same rule as ever, under the same id. What is
 * learnt is booked, and the bulk ends with the last of them. Run every minute; may run twice at
 * once, and be killed anywhere.
 *
 * @returns how many were due
 * @see TRANSFERS "A transfer's life", UNKNOWN; "Bulk": unknown at the end
 */
export async function recoverTransfers(
  ports: SendingPorts,
  deadline: Date,
): Promise<{ readonly due: number }> {
  const due = await listAbandoned(ports);
  if (due.length === 0) return { due: 0 };
  const rules = () => ({ isCancelled: false, validateOnly: false });
  const turn = createTurn(ports, place, deadline, rules);
  try {
    const wanted = Math.min(due.length, ports.policy.concurrency);
    await turn.tick({ inFlight: 0, wanted });
    await workOff(turn, pagesOfRows(ports.store, due), wanted);
  } finally {
    await turn.close();
  }
  return { due: due.length };
}

/**
 * Those of runs that go on are asked for by their own turns: however many they are, the list is read
 * past them, until there is enough to do.
 */
async function listAbandoned({ store, runs, timing }: SendingPorts): Promise<TransferRef[]> {
  const now = timing.now().toISOString();
  const isEnded = new Map<string, boolean>();
  const abandoned: TransferRef[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.listDue(now, pageLength, cursor);
    const bulkIds = new Set(page.items.map(({ bulkId }) => bulkId));
    const unread = [...bulkIds].filter((bulkId) => !isEnded.has(bulkId));
    await inParallel(unread, runsAtOnce, async (bulkId) => {
      const run = await runs.read(bulkId);
      isEnded.set(bulkId, run !== undefined && hasEnding(run));
    });
    abandoned.push(...page.items.filter(({ bulkId }) => isEnded.get(bulkId)));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && abandoned.length < dueMax);
  return abandoned.slice(0, dueMax);
}
