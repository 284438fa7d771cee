import { describe, expect, test } from 'vitest';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTransfersStore } from '../fakes/transfers-store.ts';
import { aTransfer } from './a-transfer.ts';
import { anAccount } from './an-account.ts';
import { testTransfersStore } from './transfers-store.contract.ts';

testTransfersStore('the in-memory double', async () => {
  const runs = createFakeRunStore();
  return { runs, store: createFakeTransfersStore(runs) };
});

const open = () => createFakeTransfersStore(createFakeRunStore());
const creation = { account: { before: undefined, after: anAccount({ seq: 0 }) } };

describe('faults of the in-memory double', () => {
  test('a call that never arrived did nothing', async () => {
    const store = open();
    store.intercept((name, phase) => {
      if (name === 'commit' && phase === 'before') throw new Error('no connection');
    });

    await expect(store.commit(creation)).rejects.toThrow('no connection');

    store.intercept(undefined);
    expect(await store.readAccount('ACC-123456789')).toBeUndefined();
    expect(store.commits).toEqual({ saved: 0, stale: 0, cancelled: 0, held: 0 });
  });

  test('a call whose answer was lost is done', async () => {
    const store = open();
    store.intercept((_name, phase) => {
      if (phase === 'after') throw new Error('socket hang up');
    });

    await expect(store.commit(creation)).rejects.toThrow('socket hang up');

    store.intercept(undefined);
    expect(await store.readAccount('ACC-123456789')).toEqual(anAccount({ seq: 0 }));
    expect(store.commits.saved).toBe(1);
    expect(store.calls.get('commit')).toBe(1);
  });

  test('a hook that waits lets a rival go first', async () => {
    const store = open();
    let isFirst = true;
    store.intercept(async (_name, phase) => {
      const waits = isFirst && phase === 'before';
      isFirst = false;
      if (waits) await new Promise((resolve) => setImmediate(resolve));
    });

    const [late, early] = await Promise.all([store.commit(creation), store.commit(creation)]);

    expect([late, early]).toEqual([{ kind: 'stale' }, { kind: 'saved' }]);
  });

  test('nobody changes in place what it keeps or gave', async () => {
    const store = open();
    const transfer = aTransfer();
    await store.prepare([transfer], { claims: true, free: new Set() });

    (transfer as { note: string | null }).note = 'changed afterwards';
    const given = await store.readTransfer(transfer);

    expect(given?.note).toBeNull();
    expect(() => {
      (given as { note: string | null }).note = 'changed in place';
    }).toThrow(TypeError);
  });
});
