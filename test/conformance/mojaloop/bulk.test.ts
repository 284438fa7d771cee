import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolveTransfer } from '../../../shared/transfers/bulks/resolve-transfer.ts';
import type { Transfer, TransferState } from '../../../shared/transfers/transfer.ts';
import { aBulkRoad, type BulkRoad, type Row } from './a-bulk-road.ts';
import { policy, type Rig, startRig } from './rig/start-rig.ts';

/**
 * One bulk of 200 payments through the real use cases and the real adapter: every way in which a
 * payment can go, between payments that go well. The hub's ledger says what really became of the
 * money; ours has to say the same.
 */
const endsAs: Readonly<Record<string, TransferState>> = {
  '404': 'FAILED',
  '513': 'FAILED',
  '401': 'FAILED',
  '303': 'FAILED',
  '515': 'FAILED',
  '520': 'FAILED',
  '500': 'FAILED',
  '602': 'FAILED',
  '296': 'COMPLETED',
  '601': 'COMPLETED',
  '604': 'COMPLETED',
  '606': 'COMPLETED',
  '777': 'COMPLETED',
  // The scheme does not know them however often they are sent.
  '298': 'UNKNOWN',
  '299': 'UNKNOWN',
  '605': 'UNKNOWN',
  '608': 'UNKNOWN',
  // The scheme holds their money and does not say what becomes of it.
  '297': 'UNKNOWN',
  '603': 'UNKNOWN',
};
const neverThere = ['298', '299', '605', '608'];
const rowsCount = 200;

/** Every tenth row goes wrong; of the others each payee gets two payments, with other amounts. */
function someRows(): readonly Row[] {
  const endings = Object.keys(endsAs);
  return Array.from({ length: rowsCount }, (_, i) => {
    const ending = i % 10 === 5 ? endings[(i - 5) / 10] : undefined;
    const number = String(ending === undefined ? i % 90 : i).padStart(3, '0');
    return {
      transferId: `tx-${String(i + 1).padStart(3, '0')}`,
      identifier: `22890${number}${ending ?? '111'}`,
      amount: 1_001 + i,
    };
  });
}

const ofState = (all: readonly Transfer[], state: TransferState) =>
  all.filter((transfer) => transfer.state === state);

let rig: Rig;
let road: BulkRoad;
let bulkId: string;
const fundedMinor = 1_000_000n;
beforeAll(async () => {
  rig = await startRig();
  road = await aBulkRoad(rig, fundedMinor);
});
afterAll(() => rig?.stop());

const endingOf = ({ payee }: Transfer) => payee.identifier.slice(-3);
/** What payees were credited by the hub's books, sum in francs. */
const paidByHub = () =>
  [...rig.hub.ledger.creditsByPayee().values()]
    .flat()
    .reduce((sum, text) => sum + BigInt(text), 0n);

describe('200 payments', () => {
  let taken: Awaited<ReturnType<BulkRoad['books']>>;
  beforeAll(async () => {
    bulkId = await road.takeIn(someRows());
    taken = await road.books();
    const startedAt = Date.now();
    await road.send(bulkId);
    await road.conclude(bulkId);
    const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1);
    const posts = road.calls.orders.length;
    console.log(`200 payments, 19 of them in trouble: ${seconds} s, ${posts} POSTs`);
  }, 300_000);

  test('were reserved as a whole before the first was sent', () => {
    // 1,001 + 1,002 + … + 1,200.
    expect(taken).toMatchObject({ reservedMinor: 220_100n, settledMinor: 0n });
  });

  test('each ends as its scenario says', async () => {
    const transfers = await road.transfers(bulkId);
    const found = transfers.filter((transfer) => endingOf(transfer) !== '111');
    const ends = Object.fromEntries(found.map((each) => [endingOf(each), each.state]));
    expect(ends).toEqual(endsAs);
    const well = transfers.filter((transfer) => endingOf(transfer) === '111');
    expect(well.map(({ state }) => state)).toEqual(Array(181).fill('COMPLETED'));
  });

  test('what we booked as paid is what the hub’s payees got, each once', async () => {
    const completed = ofState(await road.transfers(bulkId), 'COMPLETED');
    const { transfers } = rig.hub.ledger;
    for (const { uuid, amountMinor, payee } of completed) {
      expect(transfers.get(uuid)).toMatchObject({
        ...{ state: 'COMMITTED', credits: 1 },
        ...{ amount: String(amountMinor), currency: 'XOF', payee: payee.identifier },
      });
    }
    expect([...transfers.values()].filter(({ credits }) => credits > 1)).toEqual([]);
    expect(rig.hub.ledger.count('COMMITTED')).toBe(completed.length);
    const { settledMinor } = await road.books();
    expect(settledMinor).toBe(await road.sumOf(bulkId, 'COMPLETED'));
  });

  test('what is reserved is what nobody knows, and nothing is lost', async () => {
    const { reservedMinor, availableMinor, settledMinor, faults } = await road.books();
    expect(reservedMinor).toBe(await road.sumOf(bulkId, 'UNKNOWN'));
    expect(availableMinor + reservedMinor + settledMinor).toBe(fundedMinor);
    expect(faults).toEqual([]);
  });

  test('its run counts every row', async () => {
    const { status, counts } = await road.run(bulkId);
    expect(status).toBe('DONE_WITH_ERRORS');
    expect(counts).toMatchObject({
      ...{ read: 200, created: 186, rejected: 8, setAside: 6 },
    });
    expect((await road.bulk(bulkId)).state).toBe('sending');
  });

  test('never two calls at once for a payee, never more than allowed', () => {
    expect(road.calls.collisions).toEqual([]);
    expect(road.calls.inFlightMax()).toBeLessThanOrEqual(policy.concurrency);
    expect(rig.hub.refused).toEqual([]);
  });

  test('what the scheme never heard of was sent again, three times, as the same order', async () => {
    const transfers = await road.transfers(bulkId);
    const lost = transfers.filter((each) => neverThere.includes(endingOf(each)));
    expect(lost.map(({ posts, needsAttention }) => [posts, needsAttention])).toEqual(
      Array(4).fill([4, true]),
    );
    for (const { uuid } of lost) {
      const sent = road.calls.orders.filter((order) => order.uuid === uuid);
      // One that was begun when the sending had to stop is counted, but not made.
      expect([3, 4]).toContain(sent.length);
      expect(new Set(sent.map((order) => JSON.stringify(order))).size).toBe(1);
    }
  });

  test('the one without liquidity stopped the sending for a while', () => {
    expect(road.alarms).toContain('TRF-B02');
  });
});

describe('afterwards', () => {
  const hourMs = 3_600_000;

  beforeAll(async () => {
    rig.hub.heal();
    road.timing.advance(2 * hourMs);
    await road.recover();
  }, 120_000);

  test('asking again learns what became of those that hung', async () => {
    const transfers = await road.transfers(bulkId);
    const hung = transfers.filter((each) => ['297', '603'].includes(endingOf(each)));
    expect(hung.map(({ state }) => state)).toEqual(['COMPLETED', 'COMPLETED']);
    const { reservedMinor, faults } = await road.books();
    expect(reservedMinor).toBe(await road.sumOf(bulkId, 'UNKNOWN'));
    expect(faults).toEqual([]);
  });

  test('a person says that the others never arrived: nothing is reserved any more', async () => {
    const unknown = ofState(await road.transfers(bulkId), 'UNKNOWN');
    expect(unknown.map(endingOf).sort()).toEqual(neverThere);
    for (const { transferId } of unknown) {
      const decision = { outcome: 'FAILED', by: 'moussa.approver@quai.example' } as const;
      const resolved = await resolveTransfer(
        road.ports,
        { bulkId, transferId },
        { ...decision, evidence: 'relevé du schéma du 2 mars' },
      );
      expect(resolved.kind).toBe('resolved');
    }
    const { reservedMinor, settledMinor, availableMinor, faults } = await road.books();
    expect(reservedMinor).toBe(0n);
    expect(settledMinor).toBe(await road.sumOf(bulkId, 'COMPLETED'));
    expect(settledMinor).toBe(paidByHub());
    expect(availableMinor).toBe(fundedMinor - settledMinor);
    expect(faults).toEqual([]);
    expect((await road.bulk(bulkId)).state).toBe('ended');
  });
});
