import { describe, expect, test } from 'vitest';
import { cancelRun } from '../../../shared/runs/cancel-run.ts';
import { type ConcludingPorts, concludeRun } from '../../../shared/runs/conclude-run.ts';
import type { CodedMessage } from '../../../shared/runs/run.ts';
import { takeIn } from '../../../shared/transfers/bulks/take-in.ts';
import { createFakeFileStore } from '../../fakes/file-store.ts';
import { createFakeRecordStore } from '../../fakes/record-store.ts';
import { type BulkDesk, createBulkDesk, first, somePayments } from './bulk-desk.ts';
import { portsOf } from './taking-in.ts';

const maker = 'awa.maker@quai.example';
const fault: CodedMessage = { code: 'RUN-FAULT', data: { error: 'Killed' } };

const concludingPorts = (desk: BulkDesk): ConcludingPorts => ({
  ...desk.ports,
  chunks: desk.chunks,
  files: createFakeFileStore(),
  groups: createFakeRecordStore(),
  presentReport: () => ({}),
});
const conclude = (desk: BulkDesk, because: CodedMessage | null = null) =>
  concludeRun(concludingPorts(desk), first, because);

/** Ports whose first call of that name lets others act before it is answered. */
function letting<P extends object>(ports: P, name: keyof P, others: () => Promise<unknown>): P {
  let isOver = false;
  return new Proxy(ports, {
    get(target, asked) {
      const method = Reflect.get(target, asked);
      if (asked !== name || typeof method !== 'function') return method;
      return async (...args: unknown[]) => {
        const answer = await method.apply(target, args);
        if (!isOver) {
          isOver = true;
          await others();
        }
        return answer;
      };
    },
  });
}

async function aRead(desk: BulkDesk) {
  await desk.bring(first, somePayments(3));
  return desk;
}

describe('a run whose funds are held is not ended with them', () => {
  test('by an attempt that began before: it was reserved and cancelled meanwhile', async () => {
    const desk = await aRead(await createBulkDesk());
    const runs = letting(desk.runs, 'read', async () => {
      await desk.reserve(first);
      await cancelRun(desk.ports, first, maker);
    });

    expect(await takeIn({ ...portsOf(desk), runs }, first)).toEqual({ verdict: 'send' });
  });

  test('by its last step, called too early', async () => {
    const desk = await aRead(await createBulkDesk());
    await desk.reserve(first);
    await cancelRun(desk.ports, first, maker);

    await conclude(desk);

    expect(await desk.run(first)).toMatchObject({ status: 'PROCESSING', ending: null });
  });

  test('by a fault, though its chunks were about to be closed', async () => {
    const desk = await aRead(await createBulkDesk());
    const ports = concludingPorts(desk);
    const chunks = letting(ports.chunks, 'readManifest' as never, () => desk.reserve(first));
    await concludeRun({ ...ports, chunks }, first, fault);

    expect(await desk.run(first)).toMatchObject({
      ending: null,
      counts: { read: 3, setAside: 0 },
      chunks: { total: 0, settled: 0 },
      holds: 'funds',
    });
  });
});

test('a run whose chunks are being closed after a fault reserves nothing any more', async () => {
  const desk = await aRead(await createBulkDesk());
  const ports = concludingPorts(desk);
  let reserved: unknown;
  const replacing = letting(ports.runs, 'replace', async () => {
    reserved = await desk.reserve(first).catch((error: Error) => error.message);
  });
  await concludeRun({ ...ports, runs: replacing }, first, fault);

  expect(reserved).toBe(`${first} is being ended`);
  expect(await desk.run(first)).toMatchObject({
    status: 'ERROR',
    counts: { read: 3, setAside: 3 },
  });
  expect((await desk.account()).position.reservedMinor).toBe(0n);
  expect(await desk.reserve(first)).toEqual({ verdict: 'ended' });
  expect((await desk.store.readBulk(first))?.state).toBe('refused');
});
