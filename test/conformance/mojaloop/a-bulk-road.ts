import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import { concludeRun } from '../../../shared/runs/conclude-run.ts';
import type { Run } from '../../../shared/runs/run.ts';
import type { Timing } from '../../../shared/runs/timing.ts';
import type { Account } from '../../../shared/transfers/account.ts';
import type { Bulk } from '../../../shared/transfers/bulk.ts';
import { checkLedger } from '../../../shared/transfers/ledger/check-ledger.ts';
import { recoverTransfers } from '../../../shared/transfers/sending/recover-transfers.ts';
import { sendTurn } from '../../../shared/transfers/sending/send-turn.ts';
import type { SendingPorts } from '../../../shared/transfers/sending/sending-ports.ts';
import { isFinal, type TransferState } from '../../../shared/transfers/transfer.ts';
import { createFakeSharedState } from '../../fakes/shared-state.ts';
import { aTransfersDesk, maker } from '../../transfers/api/a-transfers-desk.ts';
import { policy, type Rig } from './rig/start-rig.ts';
import { watchCalls } from './rig/watch-calls.ts';

/** A row of a payment file. */
export interface Row {
  readonly transferId: string;
  readonly identifier: string;
  /** Francs. */
  readonly amount: number;
}

const turnMs = 3 * 60_000;
const turnsMax = 60;

/**
 * The real use cases from the API to the last transfer, over stores in memory and the real adapter:
 * a file comes in, its funds are reserved, it is sent turn by turn, concluded, recovered.
 */
export async function aBulkRoad(rig: Rig, fundedMinor: bigint) {
  const desk = await aTransfersDesk({ fundedMinor });
  const { runs, store, chunks, files } = desk;
  const timing = createSkippingTiming();
  const calls = watchCalls(rig.scheme);
  const alarms: string[] = [];
  const faultPoint = async () => {};
  const ports: SendingPorts = {
    ...{ runs, store, chunks, timing, policy, faultPoint },
    scheme: calls.scheme,
    lanes: createFakeSharedState(),
    breaker: createFakeSharedState(),
    newId: ulid,
    alarm: (code) => alarms.push(code),
  };
  const soon = () => new Date(timing.now().getTime() + turnMs);
  return {
    ...{ ports, calls, alarms, timing },
    async takeIn(rows: readonly Row[]): Promise<string> {
      const { status, json } = await desk.send(maker, writeFile(rows));
      if (status !== 201) throw new Error(`the file was not taken: ${JSON.stringify(json)}`);
      return json.bulkTransferId;
    },
    /**
     * As the state machine does: turn after turn. What a turn leaves to the next one is minutes
     * away and nothing is in flight meanwhile, so the clock goes on by itself.
     */
    async send(bulkId: string, betweenTurns: () => Promise<void> = async () => {}) {
      const waits: number[] = [];
      for (let i = 0; i < turnsMax; i += 1) {
        const end = await sendTurn(ports, bulkId, soon());
        if (end.verdict === 'done') return;
        waits.push(end.waitSeconds);
        await betweenTurns();
        timing.advance(end.waitSeconds * 1_000);
      }
      const all = await store.readTransfers(bulkId, 0, 1_000);
      const open = all.filter(({ state }) => !isFinal(state));
      const left = open.map(({ row, state, posts, asks }) => ({ row, state, posts, asks }));
      const told = JSON.stringify({ waits, left, alarms, breaker: await ports.breaker.read() });
      throw new Error(`${bulkId}: not done after ${turnsMax} turns, ${told}`);
    },
    conclude: (bulkId: string) =>
      concludeRun(
        {
          ...{ runs, chunks, files, timing, faultPoint },
          groups: { closeGroup: () => Promise.reject(new Error('a bulk has no groups')) },
          presentReport: () => ({}),
        },
        bulkId,
        null,
      ),
    recover: () => recoverTransfers(ports, soon()),
    run: async (bulkId: string) => (await runs.read(bulkId)) as Run,
    bulk: async (bulkId: string) => (await store.readBulk(bulkId)) as Bulk,
    transfers: (bulkId: string) => store.readTransfers(bulkId, 0, 1_000),
    /** What is held, what was paid, and what does not hold of the ledger as a whole. */
    async books() {
      const account = (await store.readAccount('ACC-123456789')) as Account;
      const { items } = await store.readEntries(account.accountId, {
        ...{ newestFirst: false, limit: 10_000 },
      });
      const bulks = store.everything().bulks;
      const { availableMinor, reservedMinor, settledMinor } = account.position;
      const faults = checkLedger(account, items, bulks);
      return { availableMinor, reservedMinor, settledMinor, faults };
    },
    /** Sum of the transfers in a state, minor units. */
    async sumOf(bulkId: string, state: TransferState): Promise<bigint> {
      const all = await store.readTransfers(bulkId, 0, 1_000);
      const chosen = all.filter((transfer) => transfer.state === state);
      return chosen.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    },
  };
}

export type BulkRoad = Awaited<ReturnType<typeof aBulkRoad>>;

export interface SkippingTiming extends Timing {
  advance(ms: number): void;
}

/** The real clock, that can be put forward. */
function createSkippingTiming(): SkippingTiming {
  let advanced = 0;
  return {
    now: () => new Date(Date.now() + advanced),
    sleep: (ms) => sleep(ms),
    random: Math.random,
    advance(ms) {
      advanced += ms;
    },
  };
}

function writeFile(rows: readonly Row[]): string {
  const head = 'transferId,amount,currency,partyIdType,partyIdentifier';
  const lines = rows.map(
    ({ transferId, identifier, amount }) => `${transferId},${amount},XOF,MSISDN,${identifier}`,
  );
  return [head, ...lines].join('\n');
}
