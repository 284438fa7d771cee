import { describe, expect, test } from 'vitest';
import { readEndedBulks } from '../../../functions/transfers/read-ended-bulks.ts';
import type { Run } from '../../../shared/runs/run.ts';
import type { Bulk } from '../../../shared/transfers/bulk.ts';
import { readKeyRing } from '../../../shared/transfers/callbacks/key-ring.ts';
import {
  type CallbackPost,
  notifyEnded,
  type Posted,
} from '../../../shared/transfers/callbacks/notify-ended.ts';
import { verifySignature } from '../../../shared/transfers/callbacks/verify-signature.ts';
import { createFakeRunStore } from '../../fakes/run-store.ts';
import { createFakeTiming } from '../../fakes/timing.ts';
import { createFakeTransfersStore } from '../../fakes/transfers-store.ts';
import { aBulk, aBulkRun, bulkId, someTotals } from '../a-bulk.ts';
import { aKeyRing, pairs } from './some-keys.ts';

const callbackUrl = 'https://client.example.sn/virements?bulk=1';
const ended: Partial<Bulk> = {
  state: 'ended',
  callbackUrl,
  endedAt: '2026-03-02T09:00:00.000Z',
  totals: someTotals({ completed: 3, settledMinor: 17_000n }),
};
const done: Partial<Run> = { status: 'DONE', completedAt: '2026-03-02T09:00:01.000Z' };

/** A bulk and its run as stored, and what is posted of it. */
async function aDesk(bulk: Partial<Bulk> | null, run: Partial<Run>, answer?: Posted) {
  const runs = createFakeRunStore();
  await runs.create(aBulkRun(run), []);
  const store = createFakeTransfersStore(runs);
  if (bulk !== null) {
    await store.commit({ bulk: { before: undefined, after: aBulk(bulk) } });
  }
  const posts: CallbackPost[] = [];
  const ports = {
    store,
    runs,
    keys: { read: aKeyRing },
    timing: createFakeTiming(),
    policy: { ownOrigin: 'https://quai.example.org', allowsHttp: false, exceptions: [] },
    post: async (post: CallbackPost): Promise<Posted> => {
      posts.push(post);
      return answer ?? { kind: 'answered', status: 204 };
    },
  };
  return { ports, posts, store };
}

describe('a bulk that has ended', () => {
  test('is told once, with its final status, signed by us', async () => {
    const { ports, posts, store } = await aDesk(ended, done);
    const notice = { outcome: 'delivered', status: 204, at: '2026-03-02T09:00:00.000Z' };
    expect(await notifyEnded(ports, bulkId)).toEqual({ kind: 'notified', notice });
    expect(await notifyEnded(ports, bulkId)).toEqual({ kind: 'already' });
    expect(posts).toHaveLength(1);
    expect(await store.readBulk(bulkId)).toMatchObject({ notice, version: 3 });

    const [post] = posts;
    if (post === undefined) throw new Error('nothing was posted');
    expect(post.url.href).toBe(callbackUrl);
    expect(post.headers['content-type']).toBe('application/json');
    expect(JSON.parse(new TextDecoder().decode(post.body))).toMatchObject({
      bulkTransferId: bulkId,
      state: 'COMPLETED',
      attention: 0,
      payer_account: 'ACC-123456789',
      currency: 'XOF',
      total_amount: 17_000,
      completed: 3,
      failed: 0,
      total: 3,
    });
    const { headers, body } = post;
    const client = await readKeyRing(JSON.stringify({ trusted: { quai: pairs.own.publicKey } }));
    const message = { method: 'POST', paths: ['/virements?bulk=1'], headers, body };
    expect(await verifySignature(message, client)).toEqual({ kind: 'verified', source: 'quai' });
  });

  test('is not told who decided, nor what they wrote', async () => {
    const decision = {
      kind: 'approved',
      by: 'binta.approver@quai.example',
      at: '2026-03-02T08:40:00.000Z',
      comment: 'vu avec Fatou Exemple',
    } as const;
    const { ports, posts } = await aDesk({ ...ended, decision }, done);
    await notifyEnded(ports, bulkId);
    const told = JSON.parse(new TextDecoder().decode(posts[0]?.body));
    expect(told.decision).toEqual({ kind: 'approved', at: '2026-03-02T08:40:00.000Z' });
  });

  test.each<[Posted, object]>([
    [
      { kind: 'answered', status: 500 },
      { outcome: 'answered', status: 500 },
    ],
    [
      { kind: 'answered', status: 302 },
      { outcome: 'answered', status: 302 },
    ],
    [{ kind: 'no-answer' }, { outcome: 'no-answer', status: null }],
    [{ kind: 'forbidden' }, { outcome: 'forbidden', status: null }],
  ])('is told once even if %j', async (answer, notice) => {
    const { ports, posts } = await aDesk(ended, done, answer);
    expect(await notifyEnded(ports, bulkId)).toMatchObject({ kind: 'notified', notice });
    expect(await notifyEnded(ports, bulkId)).toEqual({ kind: 'already' });
    expect(posts).toHaveLength(1);
  });

  test.each([
    ['an inner address', 'https://169.254.169.254/latest/'],
    ['an address without TLS', 'http://client.example.sn/'],
    ['no address', 'client'],
  ])('is not told to %s, which is noted', async (_what, url) => {
    const { ports, posts } = await aDesk({ ...ended, callbackUrl: url }, done);
    expect(await notifyEnded(ports, bulkId)).toMatchObject({
      kind: 'notified',
      notice: { outcome: 'forbidden', status: null },
    });
    expect(posts).toEqual([]);
  });

  test.each([
    ['without an address', null],
    ['with an address of our own', 'https://quai.example.org/api/transfers'],
  ])('%s is told to nobody', async (_what, url) => {
    const { ports, posts, store } = await aDesk({ ...ended, callbackUrl: url }, done);
    expect(await notifyEnded(ports, bulkId)).toEqual({ kind: 'nobody' });
    expect(posts).toEqual([]);
    expect((await store.readBulk(bulkId))?.version).toBe(2);
  });

  test('is not told while we have no key', async () => {
    const { ports, posts } = await aDesk(ended, done);
    const keys = { read: () => readKeyRing('{}') };
    expect(await notifyEnded({ ...ports, keys }, bulkId)).toMatchObject({
      notice: { outcome: 'no-key' },
    });
    expect(posts).toEqual([]);
  });

  test('is told again when the note of it was lost', async () => {
    const { ports, posts, store } = await aDesk(ended, done);
    store.intercept((name) => {
      if (name === 'commit') throw new Error('the table is away');
    });
    await expect(notifyEnded(ports, bulkId)).rejects.toThrow('the table is away');
    store.intercept(undefined);
    expect(await notifyEnded(ports, bulkId)).toMatchObject({ kind: 'notified' });
    expect(posts).toHaveLength(2);
  });

  test('is noted on what it has become meanwhile', async () => {
    const { ports, store } = await aDesk(ended, done);
    const change = async () => {
      const before = await store.readBulk(bulkId);
      if (before === undefined) throw new Error('no bulk');
      await store.commit({ bulk: { before, after: { ...before, version: before.version + 1 } } });
    };
    const post = async (): Promise<Posted> => {
      await change();
      return { kind: 'answered', status: 200 };
    };
    await notifyEnded({ ...ports, post }, bulkId);
    expect(await store.readBulk(bulkId)).toMatchObject({
      version: 4,
      notice: { outcome: 'delivered' },
    });
  });
});

describe('nobody is told', () => {
  test('while transfers are not final, though the run has ended', async () => {
    const sending = { ...ended, state: 'sending', endedAt: null } as const;
    const { ports, posts } = await aDesk(sending, { ...done, status: 'DONE_WITH_ERRORS' });
    expect(await notifyEnded(ports, bulkId)).toEqual({ kind: 'not-ended' });
    expect(posts).toEqual([]);
  });

  test('while the run is not concluded, though every transfer is final', async () => {
    const { ports, posts } = await aDesk(ended, { status: 'PROCESSING' });
    expect(await notifyEnded(ports, bulkId)).toEqual({ kind: 'not-ended' });
    expect(posts).toEqual([]);
  });

  test('of a run that is not there', async () => {
    const { ports } = await aDesk(null, done);
    expect(await notifyEnded(ports, 'bulk-ANOTHER')).toEqual({ kind: 'nobody' });
  });
});

test('a file that was refused before it became a bulk is told too', async () => {
  const { ports, posts } = await aDesk(null, {
    status: 'ERROR',
    options: { payerAccount: 'ACC-123456789', callbackUrl },
  });
  expect(await notifyEnded(ports, bulkId)).toMatchObject({ notice: { outcome: 'delivered' } });
  expect(JSON.parse(new TextDecoder().decode(posts[0]?.body))).toMatchObject({
    bulkTransferId: bulkId,
    state: 'FAILED',
  });
});

describe('the ledger table’s stream', () => {
  const image = {
    bulkId: { S: bulkId },
    state: { S: 'ended' },
    callbackUrl: { S: callbackUrl },
  };
  const keys = { pk: { S: `BULK#${bulkId}` }, sk: { S: 'META' } };
  const aRecord = (change: object = {}, place: object = {}) => ({
    dynamodb: { Keys: { ...keys, ...place }, NewImage: { ...image, ...change } },
  });

  test('brings a bulk that ended once, however often it comes', () => {
    expect(readEndedBulks([aRecord(), aRecord()])).toEqual([bulkId]);
  });

  test.each([
    ['is not ended', aRecord({ state: { S: 'sending' } })],
    ['calls nobody', aRecord({ callbackUrl: { NULL: true } })],
    ['is told already', aRecord({ notice: { M: {} } })],
    ['is a transfer', aRecord({}, { sk: { S: 'ROW#00000002' } })],
    ['is an account', aRecord({}, { pk: { S: 'ACCOUNT#ACC-1' } })],
    ['was deleted', { dynamodb: { Keys: keys } }],
  ])('passes over what %s', (_what, record) => {
    expect(readEndedBulks([record])).toEqual([]);
  });
});
