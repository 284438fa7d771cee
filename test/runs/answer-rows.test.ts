import { describe, expect, test } from 'vitest';
import { listRows } from '../../functions/runs/answer-rows.ts';
import { aCaller } from '../access/a-caller.ts';
import { createFakeFileStore } from '../fakes/file-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { aFile, anEvent, aRun } from './a-run.ts';

interface Rows {
  readonly header: readonly string[] | null;
  readonly items: readonly {
    readonly row: number;
    readonly cells: readonly unknown[] | Record<string, unknown>;
    readonly cut: boolean;
  }[];
}

async function askForRows(
  name: string,
  content: string,
  query: object = {},
  facts: Parameters<typeof aFile>[0] = {},
  secondsPerLook = 0,
) {
  let looks = 0;
  const audited: unknown[] = [];
  const audit = (what: string, ids: object) => audited.push([what, ids]);
  const runs = createFakeRunStore();
  const files = createFakeFileStore();
  const key = `processed/${name}`;
  await files.put(key, content);
  const run = aRun({ files: [aFile({ name, key, ...facts })] });
  await runs.create(run, [anEvent()]);
  const request = { caller: aCaller('staff'), path: { id: run.id }, query: { from: 1, ...query } };
  const timing = { now: () => new Date(secondsPerLook * 1000 * looks++) };
  const ports = { runs, files, audit, timing };
  return { audited, run, answer: await listRows(ports, request as never) };
}

async function rowsOf(...asked: Parameters<typeof askForRows>): Promise<Rows> {
  const { answer } = await askForRows(...asked);
  return (answer as { json: Rows }).json;
}

/** What a function may answer, bytes; the gateway's envelope writes a quote as two. */
const answerBytesMax = 6 * 1024 * 1024;
const sizeOf = (rows: Rows) => Buffer.byteLength(JSON.stringify(JSON.stringify(rows)));

describe('source cells', () => {
  test('are noted with who took them, by ids; what is not there is not', async () => {
    const { audited, run } = await askForRows('c.csv', 'title;price\nA;1\n');
    expect(audited).toEqual([['Source rows handed out', { runId: run.id, by: 'sub-staff' }]]);
    const missing = await askForRows('c.csv', 'title;price\nA;1\n', { slot: 'recap' });
    expect(missing).toMatchObject({ audited: [], answer: { problem: 'RUN-NOFILE' } });
  });

  test('of the rows that are asked for, below their titles', async () => {
    const content = 'Catalogue 2026;;\n\ntitle;price;tags\nA;1;x\nB;2;y\nC;3;z\n';
    const layout = { sheet: null, headerRow: 3, header: ['title', 'price', 'tags'] };

    const { header, items } = await rowsOf('c.csv', content, { from: 5, to: 6 }, { layout });

    expect(header).toEqual(['title', 'price', 'tags']);
    expect(items).toEqual([
      { sheet: null, row: 5, cells: ['B', '2', 'y'], cut: false },
      { sheet: null, row: 6, cells: ['C', '3', 'z'], cut: false },
    ]);
  });

  test('at most 200 rows', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => `A${i};1`);

    const { items } = await rowsOf('c.csv', ['title;price', ...lines].join('\n'), { to: 290 });

    expect(items.map(({ row }) => row).at(-1)).toBe(200);
  });
});

describe('the table that the run read', () => {
  test('of JSON is found by the domain’s own name for its list', async () => {
    const content = JSON.stringify({ count: 2, formations: [{ title: 'A' }, { title: 'B' }] });

    const { items } = await rowsOf('c.json', content);

    expect(items).toEqual([
      { sheet: null, row: 1, cells: { title: 'A' }, cut: false },
      { sheet: null, row: 2, cells: { title: 'B' }, cut: false },
    ]);
  });

  test('is found by the domain’s fields where its layout was not kept', async () => {
    const content = 'Institut de Dakar;Catalogue;2026\nVersion;2;\ntitre;prix;durée\nA;1;2\n';

    const { header, items } = await rowsOf('c.csv', content);

    expect(header).toEqual(['titre', 'prix', 'durée']);
    expect(items).toEqual([{ sheet: null, row: 4, cells: ['A', '1', '2'], cut: false }]);
  });
});

describe('rows far down a long file', () => {
  const content = `title\n${'A\n'.repeat(200_000)}`;
  const far = { from: 150_000 };

  test('are refused when the time is up before they are met', async () => {
    const { answer } = await askForRows('c.csv', content, far, {}, 8);
    expect(answer).toEqual({ problem: 'RUN-ROWS-FAR' });
  });

  test('are shown when there is time', async () => {
    const { items } = await rowsOf('c.csv', content, far, {}, 1);
    expect(items).toHaveLength(200);
    expect(items[0]).toEqual({ sheet: null, row: 150_000, cells: ['A'], cut: false });
  });
});

describe('what is too long to be shown', () => {
  test('a long cell ends in an ellipsis', async () => {
    const { items } = await rowsOf('c.csv', `title;price\n${'x'.repeat(2_001)};1\n`);

    expect(items).toEqual([
      { sheet: null, row: 2, cells: [`${'x'.repeat(2_000)}…`, '1'], cut: true },
    ]);
  });

  test('one of just that length is shown whole', async () => {
    const { items } = await rowsOf('c.csv', `title;price\n${'x'.repeat(2_000)};1\n`);

    expect(items[0]?.cut).toBe(false);
  });

  test('200 rows of a thousand columns fit the answer, whatever is in them', async () => {
    const header = Array.from({ length: 1_000 }, (_, i) => `column ${i}`).join(';');
    const quotes = '""'.repeat(20);
    const line = Array.from({ length: 1_000 }, () => `"${quotes}é"`).join(';');

    const rows = await rowsOf('c.csv', [header, ...Array(200).fill(line)].join('\n'));

    expect(rows.items).toHaveLength(199);
    expect(rows.items.every(({ cut }) => cut)).toBe(true);
    expect(sizeOf(rows)).toBeLessThan(answerBytesMax);
    expect(Object.values(rows.items[0]?.cells ?? [])[0]).toBe(`${'"'.repeat(20)}é`);
  });

  test('an object shows its first keys, and a long value of another kind as text', async () => {
    const keys = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`key ${i}`, 'é'.repeat(300)]),
    );
    const list = Array.from({ length: 1_000 }, (_, i) => i);
    const objects = [{ list, short: [1], ...keys }, ...Array.from({ length: 220 }, () => keys)];

    const rows = await rowsOf('c.json', JSON.stringify(objects));

    expect(rows.items).toHaveLength(200);
    const cells = rows.items[0]?.cells as Record<string, unknown>;
    expect(Object.keys(cells).slice(0, 3)).toEqual(['list', 'short', 'key 0']);
    expect(cells['list']).toMatch(/^\[0,1,2,.*…$/);
    expect(cells['short']).toEqual([1]);
    expect(cells).not.toHaveProperty('key 59');
    expect(sizeOf(rows)).toBeLessThan(answerBytesMax);
  });
});
