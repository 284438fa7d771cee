import { describe, expect, test } from 'vitest';
import type { AnswerClaim, AnswerStore } from '../../shared/http/answer-store.ts';

const noon = new Date('2026-01-05T12:00:00.000Z');
const noonPlus = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const answer = { status: 201, json: { id: 'run_1', list: [1, 2] }, headers: { location: '/x' } };

async function begin(store: AnswerStore, key: string, now = noon): Promise<AnswerClaim> {
  const claimed = await store.claim(key, 'content', now);
  if (claimed.kind !== 'begun') throw new Error(`not begun: ${claimed.kind}`);
  return claimed.claim;
}

/**
 * What every answer store does.
 *
 * @param open a store, empty or shared: each test has keys of its own
 */
export function describeAnswerStore(name: string, open: () => AnswerStore): void {
  const keys = Array.from(
    { length: 20 },
    (_, i) => `key-${name}-${process.pid}-${Date.now()}-${i}`,
  );
  const aKey = () => keys.pop() ?? '';

  describe(`answer store: ${name}`, () => {
    test('the first claim begins, the next ones wait', async () => {
      const [store, key] = [open(), aKey()];
      expect(await store.claim(key, 'content', noon)).toMatchObject({ kind: 'begun' });
      expect(await store.claim(key, 'content', noonPlus(1))).toEqual({ kind: 'in-progress' });
    });

    test('of ten claims at once, one begins', async () => {
      const [store, key] = [open(), aKey()];
      const kinds = await Promise.all(
        Array.from({ length: 10 }, async () => (await store.claim(key, 'content', noon)).kind),
      );
      expect(kinds.filter((kind) => kind === 'begun')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'in-progress')).toHaveLength(9);
    });

    test('what is kept is answered again, unchanged', async () => {
      const [store, key] = [open(), aKey()];
      const claim = await begin(store, key);
      await store.keep(claim, answer, noon);
      expect(await store.claim(key, 'content', noonPlus(3600))).toEqual({
        kind: 'answered',
        answer,
      });
    });

    test('other content is told apart, before and after the answer', async () => {
      const [store, key] = [open(), aKey()];
      const claim = await begin(store, key);
      expect(await store.claim(key, 'other', noonPlus(120))).toEqual({ kind: 'other-content' });
      await store.keep(claim, answer, noon);
      expect(await store.claim(key, 'other', noonPlus(120))).toEqual({ kind: 'other-content' });
    });

    test('a claim that was released may begin again', async () => {
      const [store, key] = [open(), aKey()];
      const first = await begin(store, key);
      await store.release(first, noon);
      const again = await begin(store, key);
      // The same work: what it names is named alike.
      expect(again.workId).toBe(first.workId);
      expect(again.token).not.toBe(first.token);
      await store.release(again, noon);
      expect(await store.claim(key, 'other', noon)).toEqual({ kind: 'other-content' });
    });

    test('of ten claims at once after a release, one begins', async () => {
      const [store, key] = [open(), aKey()];
      await store.release(await begin(store, key), noon);
      const kinds = await Promise.all(
        Array.from({ length: 10 }, async () => (await store.claim(key, 'content', noon)).kind),
      );
      expect(kinds.filter((kind) => kind === 'begun')).toHaveLength(1);
    });

    test('a claim whose function died may begin again after a minute', async () => {
      const [store, key] = [open(), aKey()];
      const { workId } = await begin(store, key);
      expect(await store.claim(key, 'content', noonPlus(59))).toEqual({ kind: 'in-progress' });
      expect((await begin(store, key, noonPlus(60))).workId).toBe(workId);
    });

    test('a slow attempt cannot take its rival’s answer away, nor replace it', async () => {
      const [store, key] = [open(), aKey()];
      const slow = await begin(store, key);
      const rival = await begin(store, key, noonPlus(60));

      await store.release(slow, noon);
      expect(await store.claim(key, 'content', noonPlus(61))).toEqual({ kind: 'in-progress' });
      await store.keep(rival, answer, noonPlus(62));
      await store.release(slow, noon);
      await store.keep(slow, { status: 202, json: 'late' }, noonPlus(63));

      expect(await store.claim(key, 'content', noonPlus(64))).toEqual({ kind: 'answered', answer });
    });

    test('after a day everything is forgotten', async () => {
      const [store, key] = [open(), aKey()];
      const claim = await begin(store, key);
      await store.keep(claim, answer, noon);
      expect((await store.claim(key, 'content', noonPlus(86_399))).kind).toBe('answered');
      const other = await store.claim(key, 'other', noonPlus(86_400));
      if (other.kind !== 'begun') throw new Error(`not begun: ${other.kind}`);
      expect(other.claim.workId).not.toBe(claim.workId);
    });
  });
}
