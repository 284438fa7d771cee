import { beforeEach, describe, expect, test } from 'vitest';
import type { Run } from '../../shared/runs/run.ts';
import type {
  ArrivalNote,
  ChunkMarker,
  PairKey,
  RunQuery,
  RunStore,
} from '../../shared/runs/run-store.ts';
import { aFile, anEvent, aRun } from './a-run.ts';

/**
 * What every run store must do. Ids carry a prefix of their own for each test, and lists are asked
 * for that test's creator only, so that a table with other runs in it can be tested too.
 *
 * @param openStore gives the store to test; called before each test
 */
export function testRunStore(title: string, openStore: () => RunStore | Promise<RunStore>): void {
  describe(`${title} keeps the contract of a run store`, () => {
    let store: RunStore;
    let mark: string;
    const run = (fields: Partial<Run> = {}) =>
      aRun({ id: `run_${mark}`, createdBy: `${mark}@quai.example`, ...fields });
    const events = (...seqs: number[]) => seqs.map((seq) => anEvent({ runId: `run_${mark}`, seq }));
    const marker = (fields: Partial<ChunkMarker> = {}): ChunkMarker => ({
      runId: `run_${mark}`,
      chunk: 0,
      counts: { read: 2, created: 2, updated: 0, unchanged: 0, rejected: 0, setAside: 0 },
      unreached: 0,
      recordParts: [],
      diffHash: 'ab12',
      ...fields,
    });
    const query = (fields: Partial<RunQuery> = {}): RunQuery => ({
      countryCode: null,
      domains: ['courses'],
      createdBy: `${mark}@quai.example`,
      limit: 50,
      ...fields,
    });
    const idsOf = async (fields: Partial<RunQuery> = {}) => {
      const ids: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await store.list(query({ ...fields, ...(cursor ? { cursor } : {}) }));
        expect(page.items.length).toBeLessThanOrEqual(fields.limit ?? 50);
        ids.push(...page.items.map(({ id }) => id.slice(mark.length + 5)));
        cursor = page.nextCursor;
      } while (cursor !== null);
      return ids;
    };

    beforeEach(async () => {
      store = await openStore();
      mark = crypto.randomUUID().slice(0, 13);
    });

    test('gives back a run as it was stored, and nothing for an unknown id', async () => {
      expect(await store.create(run({ lastSeq: 2 }), events(1, 2))).toBe('created');

      expect(await store.read(`run_${mark}`)).toEqual(run({ lastSeq: 2 }));
      expect(await store.read(`run_${mark}-other`)).toBeUndefined();
    });

    test('leaves a run alone when its id is taken: a second delivery', async () => {
      await store.create(run({ kind: 'file-import' }), events(1));

      expect(await store.create(run({ kind: 'undo' }), events(1))).toBe('exists');
      expect((await store.read(`run_${mark}`))?.kind).toBe('file-import');
    });

    test('replaces a run together with its events', async () => {
      await store.create(run(), events(1));
      const after = run({ status: 'DONE', stage: null, lastSeq: 3 });

      expect(await store.replace({ before: run(), after, events: events(2, 3) })).toBe('saved');
      expect(await store.read(`run_${mark}`)).toEqual(after);
      expect(await store.readEvents(`run_${mark}`, 0, 10)).toEqual(events(1, 2, 3));
    });

    test('refuses a change that was decided on an older state, and writes none of it', async () => {
      await store.create(run(), events(1));
      await store.replace({ before: run(), after: run({ lastSeq: 2 }), events: events(2) });
      const late = run({ lastSeq: 2, status: 'ERROR' });

      expect(
        await store.replace({ before: run(), after: late, events: events(2), marker: marker() }),
      ).toBe('stale');
      expect((await store.read(`run_${mark}`))?.status).toBe('PROCESSING');
      expect(await store.readMarkers(`run_${mark}`)).toEqual([]);
    });

    test('knows a chunk that has its marker, even when the state moved on meanwhile', async () => {
      await store.create(run(), events(1));
      const second = run({ lastSeq: 2 });
      await store.replace({ before: run(), after: second, events: events(2), marker: marker() });

      const again = { after: run({ lastSeq: 3 }), events: events(3), marker: marker() };
      expect(await store.replace({ before: second, ...again })).toBe('already-marked');
      expect(await store.replace({ before: run(), ...again })).toBe('already-marked');
      expect((await store.read(`run_${mark}`))?.lastSeq).toBe(2);
    });

    test('gives the markers of all chunks in their order', async () => {
      await store.create(run(), events(1));
      const parts = [{ key: 'records/0', groups: [0, 1] }];
      await store.replace({
        before: run(),
        after: run({ lastSeq: 2 }),
        events: events(2),
        marker: marker({ chunk: 10 }),
      });
      await store.replace({
        before: run({ lastSeq: 2 }),
        after: run({ lastSeq: 3 }),
        events: events(3),
        marker: marker({ chunk: 9, recordParts: parts }),
      });

      expect(await store.readMarkers(`run_${mark}`)).toEqual([
        marker({ chunk: 9, recordParts: parts }),
        marker({ chunk: 10 }),
      ]);
    });

    test.each([
      { after: 0, limit: 2, expected: [1, 2], why: 'a first page' },
      { after: 2, limit: 2, expected: [3, 4], why: 'the page after it' },
      { after: 9, limit: 5, expected: [10, 11, 12], why: 'ten comes after nine, not after one' },
      { after: 12, limit: 5, expected: [], why: 'the reader has everything' },
    ])('events after $after, at most $limit: $why', async ({ after, limit, expected }) => {
      await store.create(run({ lastSeq: 12 }), events(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));

      const found = await store.readEvents(`run_${mark}`, after, limit);
      expect(found.map(({ seq }) => seq)).toEqual(expected);
    });

    test('an unknown run has no events and no markers', async () => {
      expect(await store.readEvents(`run_${mark}`, 0, 10)).toEqual([]);
      expect(await store.readMarkers(`run_${mark}`)).toEqual([]);
    });

    describe('lets files of a pair find each other', () => {
      const pair = (fields: Partial<PairKey> = {}): PairKey => ({
        domain: 'claims',
        countryCode: 'SN',
        name: `folder:février 2026 ${mark}`,
        ...fields,
      });
      const begin = (suffix: string, previous?: string, of = pair()) => {
        const id = `run_${mark}${suffix}`;
        return store.createForPair(run({ id }), [anEvent({ runId: id })], of, previous);
      };
      const note = (fields: Partial<ArrivalNote> = {}): ArrivalNote => ({
        arrivalId: `run_${mark}-second`,
        runId: `run_${mark}`,
        as: 'file',
        ...fields,
      });

      test('a new run holds the pair, and its first file is noted', async () => {
        expect(await store.findPair(pair())).toBeUndefined();
        expect(await store.findArrival(`run_${mark}`)).toBeUndefined();

        expect(await begin('')).toBe('created');

        expect(await store.findPair(pair())).toBe(`run_${mark}`);
        expect(await store.findArrival(`run_${mark}`)).toEqual(note({ arrivalId: `run_${mark}` }));
        expect(await store.read(`run_${mark}`)).toEqual(run());
        expect(await store.readEvents(`run_${mark}`, 0, 10)).toEqual(events(1));
      });

      test.each([
        { previous: undefined, expected: 'taken', why: 'somebody was faster' },
        { previous: 'run_other', expected: 'taken', why: 'another run held it when it was read' },
      ])('$expected: $why; nothing is left of the attempt', async ({ previous, expected }) => {
        await begin('');

        expect(await begin('-late', previous)).toBe(expected);

        expect(await store.findPair(pair())).toBe(`run_${mark}`);
        expect(await store.read(`run_${mark}-late`)).toBeUndefined();
        expect(await store.findArrival(`run_${mark}-late`)).toBeUndefined();
      });

      test('the next run takes it over from the one that held it', async () => {
        await begin('');

        expect(await begin('-next', `run_${mark}`)).toBe('created');

        expect(await store.findPair(pair())).toBe(`run_${mark}-next`);
        expect(await begin('-third', `run_${mark}`)).toBe('taken');
      });

      test('begun again after a lost answer: it exists', async () => {
        await begin('');

        expect(await begin('')).toBe('exists');
        expect(await begin('', `run_${mark}`)).toBe('exists');
      });

      test('pairs of other countries, domains and names are others', async () => {
        await begin('');

        expect(await store.findPair(pair({ countryCode: 'TG' }))).toBeUndefined();
        expect(await store.findPair(pair({ domain: 'reports' }))).toBeUndefined();
        expect(await store.findPair(pair({ name: `folder:mars ${mark}` }))).toBeUndefined();
        expect(await begin('-tg', undefined, pair({ countryCode: 'TG' }))).toBe('created');
      });

      test('a file is noted with the change that takes it, and only once', async () => {
        await begin('');
        const replaces = { key: 'drop/claims/é.csv', versionId: 'v1' };
        const change = { before: run(), after: run({ lastSeq: 2 }), events: events(2) };
        const arrival = note({ as: 'repeated', replaces });

        expect(await store.replace({ ...change, arrival })).toBe('saved');

        expect(await store.findArrival(arrival.arrivalId)).toEqual(arrival);
        const again = {
          before: run({ lastSeq: 2 }),
          after: run({ lastSeq: 3 }),
          events: events(3),
        };
        expect(await store.replace({ ...again, arrival })).toBe('stale');
        expect((await store.read(`run_${mark}`))?.lastSeq).toBe(2);
      });

      test('a change that comes too late notes nothing', async () => {
        await begin('');
        const change = { before: run(), after: run({ lastSeq: 2 }), events: events(2) };
        await store.replace(change);

        expect(await store.replace({ ...change, arrival: note() })).toBe('stale');
        expect(await store.findArrival(note().arrivalId)).toBeUndefined();
      });

      test('a file that was noted elsewhere begins no run', async () => {
        await begin('');
        const change = { before: run(), after: run({ lastSeq: 2 }), events: events(2) };
        await store.replace({ ...change, arrival: note() });

        expect(await begin('-second', `run_${mark}`)).toBe('taken');
        expect(await store.read(`run_${mark}-second`)).toBeUndefined();
      });
    });

    describe('remembers what was imported', () => {
      const ended = (fields: Partial<Run> = {}) =>
        run({
          status: 'DONE',
          completedAt: '2024-11-21T10:05:00.000Z',
          files: [aFile({ sha256: `${mark}-hash` })],
          ...fields,
        });

      test('the same content in the same domain and country is known', async () => {
        await store.rememberFiles(ended());

        expect(await store.findImported('courses', 'SN', `${mark}-hash`)).toEqual({
          runId: `run_${mark}`,
          at: '2024-11-21T10:05:00.000Z',
          by: `${mark}@quai.example`,
        });
      });

      test('the last import of it is named', async () => {
        await store.rememberFiles(ended());
        await store.rememberFiles(ended({ id: `run_${mark}-later` }));

        const found = await store.findImported('courses', 'SN', `${mark}-hash`);
        expect(found?.runId).toBe(`run_${mark}-later`);
      });

      test.each([
        { fields: { dryRun: true }, why: 'a dry run imports nothing' },
        { fields: { status: 'ERROR' as const }, why: 'a failed run imported nothing' },
        { fields: { countryCode: 'TG' }, why: 'another country must not learn of it' },
        { fields: { domain: 'claims' as const }, why: 'another domain is another import' },
        { fields: { files: [aFile({ sha256: null })] }, why: 'its content was never measured' },
      ])('not known: $why', async ({ fields }) => {
        await store.rememberFiles(ended(fields));

        expect(await store.findImported('courses', 'SN', `${mark}-hash`)).toBeUndefined();
      });
    });

    describe('lists', () => {
      const hours = { a: '08', b: '09', c: '10' } as const;
      const stored = async (suffix: keyof typeof hours, fields: Partial<Run> = {}) =>
        store.create(
          run({
            id: `run_${mark}-${suffix}`,
            createdAt: `2024-11-21T${hours[suffix]}:00:00.000Z`,
            ...fields,
          }),
          [anEvent({ runId: `run_${mark}-${suffix}` })],
        );

      test('newest first, page by page', async () => {
        await stored('b');
        await stored('a');
        await stored('c');

        expect(await idsOf({ limit: 2 })).toEqual(['c', 'b', 'a']);
        expect(await idsOf({ limit: 1 })).toEqual(['c', 'b', 'a']);
      });

      test.each([
        { filter: { countryCode: 'TG' }, expected: ['b'], why: 'one country only' },
        { filter: { countryCode: null }, expected: ['c', 'b', 'a'], why: 'all countries' },
        { filter: { status: 'DONE' as const }, expected: ['a'], why: 'a state' },
        {
          filter: { from: '2024-11-21T09:00:00.000Z' },
          expected: ['c', 'b'],
          why: 'from, inclusive',
        },
        { filter: { to: '2024-11-21T09:00:00.000Z' }, expected: ['b', 'a'], why: 'to, inclusive' },
        { filter: { domains: ['claims' as const] }, expected: [], why: 'only domains one may see' },
        {
          filter: { domain: 'courses' as const, domains: ['claims' as const, 'courses' as const] },
          expected: ['c', 'b', 'a'],
          why: 'a domain',
        },
        {
          filter: { domain: 'claims' as const, domains: ['courses' as const] },
          expected: [],
          why: 'a domain one may not see',
        },
      ])('$expected for $filter: $why', async ({ filter, expected }) => {
        await stored('a', { status: 'DONE' });
        await stored('b', { country: 'Togo', countryCode: 'TG' });
        await stored('c');

        expect(await idsOf(filter)).toEqual(expected);
      });

      test('open runs are those that have not ended, the oldest first', async () => {
        await stored('a', { createdAt: '2024-11-21T12:00:00.000Z' });
        await stored('b', { createdAt: '2024-11-21T11:00:00.000Z' });
        await stored('c', { status: 'PENDING', createdAt: '2024-11-21T13:00:00.000Z' });
        const c = await store.read(`run_${mark}-c`);
        if (c === undefined) throw new Error('just stored');
        await store.replace({
          before: c,
          after: { ...c, status: 'CANCELLED', lastSeq: 2 },
          events: [anEvent({ runId: c.id, seq: 2 })],
        });

        const own = (await store.listOpen(1_000)).filter((id) => id.startsWith(`run_${mark}`));
        expect(own.map((id) => id.slice(mark.length + 5))).toEqual(['b', 'a']);
        expect(await store.listOpen(1)).toHaveLength(1);
      });
    });
  });
}
