import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postTimeoutMs } from '../../../shared/transfers/sending/sending-policy.ts';
import { anOrder } from '../../transfers/scheme/an-order.ts';
import { aBulkRoad, type BulkRoad, type Row } from './a-bulk-road.ts';
import { policy, type Rig, startRig } from './rig/start-rig.ts';

/**
 * The adapter dies or hangs in the midst of a bulk. What it did before is asked for by id once it
 * is back: everybody is paid, and nobody twice.
 */
let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig?.stop());

/** 60 payees of their own; the scheme does to eight of them what `ending` says. */
function someRows(series: string, ending = '111'): readonly Row[] {
  return Array.from({ length: 60 }, (_, i) => ({
    transferId: `tx-${i + 1}`,
    identifier: `2289${series}${String(i).padStart(3, '0')}${i >= 20 && i < 28 ? ending : '111'}`,
    amount: 500 + i,
  }));
}

/** Sends a bulk to its end; whenever the alarm has rung somebody restarts the adapter. */
async function sendAndTend(road: BulkRoad, bulkId: string): Promise<void> {
  let heard = 0;
  await road.send(bulkId, async () => {
    const rung = road.alarms.length;
    if (rung > heard) await rig.restartAdapter();
    heard = rung;
  });
  await road.conclude(bulkId);
}

/** A run that lost patience leaves what nobody knew by then to the recovery. */
async function untilKnown(road: BulkRoad, bulkId: string): Promise<void> {
  for (let tries = 0; tries < 25; tries += 1) {
    if ((await road.transfers(bulkId)).every(({ state }) => state !== 'UNKNOWN')) return;
    await sleep(3_000);
    await road.recover();
  }
}

async function expectAllPaidOnce(road: BulkRoad, bulkId: string, rows: readonly Row[]) {
  await untilKnown(road, bulkId);
  const transfers = await road.transfers(bulkId);
  expect(transfers.map(({ state }) => state)).toEqual(Array(60).fill('COMPLETED'));
  const credits = rig.hub.ledger.creditsByPayee();
  expect(rows.map(({ identifier }) => credits.get(identifier))).toEqual(
    rows.map(({ amount }) => [String(amount)]),
  );
  // 500 + 501 + … + 559.
  expect(await road.books()).toEqual({
    ...{ reservedMinor: 0n, settledMinor: 31_770n, availableMinor: 968_230n, faults: [] },
  });
  expect(['DONE', 'DONE_WITH_ERRORS']).toContain((await road.run(bulkId)).status);
  expect(road.calls.collisions).toEqual([]);
}

describe('an adapter that is killed with calls in flight', () => {
  test('is rung for, and once it is back all are paid once', { timeout: 300_000 }, async () => {
    const road = await aBulkRoad(rig, 1_000_000n);
    const rows = someRows('1');
    const bulkId = await road.takeIn(rows);
    const killing = (async () => {
      while (road.calls.orders.length < 20) await sleep(1);
      await rig.killAdapter();
    })();
    await sendAndTend(road, bulkId);
    await killing;
    expect(road.alarms).toContain('TRF-B01');
    await expectAllPaidOnce(road, bulkId, rows);
  });
});

describe('an adapter that was told of an outcome twice', () => {
  const send = (identifier: string) =>
    rig.scheme.send(anOrder({ uuid: crypto.randomUUID(), payee: { type: 'MSISDN', identifier } }));

  test('hangs for everybody, though it says that it is well', { timeout: 120_000 }, async () => {
    let hangs = false;
    for (let i = 0; i < 10 && !hangs; i += 1) {
      await send(`2280200${i}607`);
      const startedAt = Date.now();
      const { kind } = await send(`2280200${i}111`);
      hangs = kind === 'no-answer';
      if (hangs) {
        const waitedMs = Date.now() - startedAt;
        expect(waitedMs).toBeGreaterThanOrEqual(postTimeoutMs(policy) - 50);
      }
    }
    expect(hangs).toBe(true);
    expect((await fetch(rig.url)).status).toBe(200);
    await rig.restartAdapter();
    expect(await send('22802009111')).toMatchObject({ transferState: 'COMMITTED' });
  });

  test('in the midst of a bulk: all are paid once', { timeout: 300_000 }, async () => {
    const road = await aBulkRoad(rig, 1_000_000n);
    const rows = someRows('2', '607');
    const bulkId = await road.takeIn(rows);
    await sendAndTend(road, bulkId);
    expect(road.alarms).toContain('TRF-B01');
    await expectAllPaidOnce(road, bulkId, rows);
  });
});
