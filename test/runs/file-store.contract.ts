import { beforeEach, describe, expect, test } from 'vitest';
import type { FileStore, StoredObject } from '../../shared/runs/file-store.ts';

/** A store to test, and what a sender and an onlooker do with the same bucket. */
export interface FileStoreUnderTest {
  readonly store: FileStore;
  put(key: string, content: string): Promise<Pick<StoredObject, 'versionId'>>;
}

/**
 * What every file store must do. Keys lie in a folder of each test's own.
 *
 * @param openStore gives the store to test; called before each test
 */
export function testFileStore(
  title: string,
  openStore: () => FileStoreUnderTest | Promise<FileStoreUnderTest>,
): void {
  describe(`${title} keeps the contract of a file store`, () => {
    let rig: FileStoreUnderTest;
    let from: string;
    let to: string;
    beforeEach(async () => {
      rig = await openStore();
      const mark = crypto.randomUUID().slice(0, 13);
      from = `drop/courses/${mark} élève.csv`;
      to = `processing/${mark}/élève.csv`;
    });
    const textOf = async (key: string, versionId?: string) => {
      let text = '';
      for await (const block of await rig.store.open(key, versionId))
        text += Buffer.from(block).toString();
      return text;
    };

    test('tells size and version of an object, and nothing of one that is not there', async () => {
      const { versionId } = await rig.put(from, 'abc');

      expect(await rig.store.head(from)).toMatchObject({ key: from, versionId, size: 3 });
      expect(await rig.store.head(from, versionId)).toMatchObject({ versionId, size: 3 });
      expect(await rig.store.head(to)).toBeUndefined();
    });

    test('moves an object, with its content', async () => {
      const { versionId } = await rig.put(from, 'abc');

      expect(await rig.store.move({ key: from, versionId }, to)).toBe('moved');

      expect(await textOf(to)).toBe('abc');
      expect(await rig.store.head(from)).toBeUndefined();
    });

    test('moved again, it stays where it is: a retry after a lost answer', async () => {
      const { versionId } = await rig.put(from, 'abc');
      await rig.store.move({ key: from, versionId }, to);

      expect(await rig.store.move({ key: from, versionId }, to)).toBe('moved');

      expect(await textOf(to)).toBe('abc');
    });

    test('a copy without its removal is finished, not copied again', async () => {
      const { versionId } = await rig.put(from, 'abc');
      await rig.put(to, 'abc, copied before the crash');

      expect(await rig.store.move({ key: from, versionId }, to)).toBe('moved');

      expect(await textOf(to)).toBe('abc, copied before the crash');
      expect(await rig.store.head(from)).toBeUndefined();
    });

    test('a newer file of the same name stays, and is not what is moved', async () => {
      const { versionId } = await rig.put(from, 'first');
      await rig.put(from, 'second');

      expect(await rig.store.move({ key: from, versionId }, to)).toBe('moved');

      expect(await textOf(to)).toBe('first');
      expect(await textOf(from)).toBe('second');
    });

    test('replaced while it is read: the reader gets the version that it began with', async () => {
      const first = 'first '.repeat(50_000);
      const { versionId } = await rig.put(from, first);
      const newest = (await rig.store.open(from))[Symbol.asyncIterator]();
      let text = Buffer.from((await newest.next()).value as Uint8Array).toString();

      await rig.put(from, 'second');

      for (let next = await newest.next(); !next.done; next = await newest.next()) {
        text += Buffer.from(next.value).toString();
      }
      expect(text).toBe(first);
      expect(await textOf(from)).toBe('second');
      expect(await textOf(from, versionId)).toBe(first);
    });

    test('without a version the newest is moved', async () => {
      await rig.put(from, 'abc');

      expect(await rig.store.move({ key: from }, to)).toBe('moved');
      expect(await rig.store.move({ key: from }, to)).toBe('moved');

      expect(await textOf(to)).toBe('abc');
      expect(await rig.store.head(from)).toBeUndefined();
    });

    test('gone: a version that was moved elsewhere, and a key that never was', async () => {
      const { versionId } = await rig.put(from, 'abc');
      await rig.store.move({ key: from, versionId }, to);

      expect(await rig.store.move({ key: from, versionId }, `${to}.other`)).toBe('gone');
      expect(await rig.store.move({ key: `${from}.never` }, `${to}.other`)).toBe('gone');
      expect(await rig.store.head(`${to}.other`)).toBeUndefined();
    });

    test('a report is written, and written again', async () => {
      await rig.store.writeReport(to, { status: 'ERROR' });
      await rig.store.writeReport(to, { status: 'DONE' });

      expect(JSON.parse(await textOf(to))).toEqual({ status: 'DONE' });
    });
  });
}
