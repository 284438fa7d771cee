import { describe, expect, test } from 'vitest';
import { newFinding } from '../../shared/findings/new-finding.ts';
import { readIntoChunks } from '../../shared/runs/read-into-chunks.ts';
import type { ReadingRules } from '../../shared/runs/reading-rules.ts';
import type { SourceBatch, SourceItem } from '../../shared/sources/source-item.ts';
import { recordsOf } from './a-chunk.ts';

/** Rules of no domain: an id and a value; the value `bad` is rejected, `odd` is remarked on. */
const rules: ReadingRules<{ value: unknown }> = {
  fields: [
    { name: 'id', required: true, aliases: ['Identifiant'] },
    { name: 'value', required: false, aliases: [] },
  ],
  readRow({ row, slot, cells }) {
    const { id, value } = cells;
    if (value === 'bad') {
      return {
        kind: 'rejected',
        findings: [newFinding({ code: 'X-R01', level: 'rejected', slot, row })],
      };
    }
    const findings =
      value === 'odd' ? [newFinding({ code: 'X-W01', level: 'warning', slot, row })] : [];
    return { kind: 'record', id: String(id), record: { value }, findings };
  },
  toldOnce: new Set(['X-W01']),
  duplicateOf: ({ row, slot }, firstRow, same) =>
    newFinding({
      code: same ? 'X-D01' : 'X-D02',
      level: same ? 'warning' : 'rejected',
      slot,
      row,
      data: { firstRow },
    }),
};

const header = (...cells: string[]): SourceItem => ({ kind: 'header', sheet: null, row: 1, cells });
const row = (number: number, ...cells: unknown[]): SourceItem => ({
  kind: 'row',
  sheet: null,
  row: number,
  cells,
});
const object = (number: number, value: Record<string, unknown>): SourceItem => ({
  kind: 'object',
  row: number,
  value,
});

const read = (items: readonly SourceItem[]) => readBatches([items]);

async function readBatches(batches: readonly SourceBatch[], chunkSize = 2) {
  const chunks: string[][] = [];
  const findings: string[] = [];
  const progress: number[] = [];
  async function* source() {
    yield* batches;
  }
  const result = await readIntoChunks({
    source: source(),
    rules,
    slot: 'file',
    chunkSize,
    sink: {
      async writeChunk(index, { bytes }) {
        chunks[index] = recordsOf(bytes).map(({ id, row: at }) => `${id}@${at}`);
      },
      async writeFindings(_, part) {
        findings.push(...part.map(({ code, row: at, level }) => `${code} ${at} ${level}`));
      },
    },
    onProgress: (rows) => void progress.push(rows),
  });
  return { result, chunks, findings, progress };
}

describe('readIntoChunks', () => {
  test('cuts good records into chunks and accounts for every row', async () => {
    const { result, chunks, findings, progress } = await read([
      { kind: 'facts', encoding: 'utf-8', delimiter: ',' },
      header('id', 'value'),
      row(2, 'a', 1),
      row(3, 'b', 'bad'),
      row(4, 'c', 'odd'),
      row(5, 'a', 1),
      row(6, 'a', 2),
      { kind: 'problem', level: 'rejected', row: 7, code: 'RUN-R03', data: { found: 1 } },
      row(8, 'd', 1),
      { kind: 'facts', leftOut: { blank: 3 } },
    ]);
    expect(chunks).toEqual([['a@2', 'c@4'], ['d@8']]);
    expect(findings).toEqual([
      'X-R01 3 rejected',
      'X-W01 4 warning',
      'X-D01 5 warning',
      'X-D02 6 rejected',
      'RUN-R03 7 rejected',
    ]);
    expect(result).toEqual({
      verdict: 'read',
      rows: 7,
      accepted: 3,
      rejected: 3,
      setAside: 1,
      chunks: [
        { index: 0, records: 2 },
        { index: 1, records: 1 },
      ],
      findingsByCode: { 'X-R01': 1, 'X-W01': 1, 'X-D01': 1, 'X-D02': 1, 'RUN-R03': 1 },
      findingLevels: {
        ...{ 'X-R01': 'rejected', 'X-W01': 'warning', 'X-D01': 'warning' },
        ...{ 'X-D02': 'rejected', 'RUN-R03': 'rejected' },
      },
      facts: { encoding: 'utf-8', delimiter: ',', leftOut: { blank: 3 } },
      unknownColumns: [],
      parts: [
        { name: 'cleaning', in: 10, out: 7 },
        { name: 'validation', in: 7, out: 3 },
      ],
    });
    expect(progress).toEqual([3]);
  });

  test('a rejected row does not stand in the way of a later one with its id', async () => {
    const { result, chunks } = await read([
      header('id', 'value'),
      row(2, 'a', 'bad'),
      row(3, 'a', 1),
    ]);
    expect(chunks).toEqual([['a@3']]);
    expect(result).toMatchObject({ rows: 2, accepted: 1, rejected: 1, setAside: 0 });
  });

  test('what is told once is told of a row that counts', async () => {
    const context: SourceItem = {
      ...{ kind: 'row', sheet: null, row: 2, isContext: true },
      cells: ['a', 'odd'],
    };
    const { findings } = await read([
      header('id', 'value'),
      context,
      row(3, 'b', 'odd'),
      row(4, 'c', 'odd'),
    ]);
    expect(findings).toEqual(['X-W01 3 warning']);
  });

  test('a key that is no field is told, though only an object that does not count has it', async () => {
    const { findings } = await read([
      { kind: 'object', row: 1, value: { id: 'a', other: 1 }, isContext: true },
      object(2, { id: 'b', value: 1 }),
    ]);
    expect(findings).toEqual(['RUN-W01 1 warning']);
  });

  test('a file of which every row is rejected was read', async () => {
    const { result } = await read([header('id', 'value'), row(2, 'a', 'bad')]);
    expect(result).toMatchObject({ verdict: 'read', rows: 1, rejected: 1, chunks: [] });
    expect(result.blocking).toBeUndefined();
  });

  test.each([
    { items: [], why: 'nothing at all' },
    { items: [header('id', 'value')], why: 'a header alone' },
  ])('is empty: $why', async ({ items }) => {
    const { result, findings } = await read(items);
    expect(result).toMatchObject({ verdict: 'empty', rows: 0, blocking: { code: 'RUN-F03' } });
    expect(findings).toEqual(['RUN-F03 null blocking']);
  });

  test('refuses a file without a required column, and names the closest', async () => {
    const { result, chunks } = await read([header('Identifiants', 'value'), row(2, 'a', 1)]);
    expect(chunks).toEqual([]);
    expect(result).toMatchObject({
      verdict: 'refused',
      rows: 0,
      blocking: {
        code: 'RUN-F05',
        row: 1,
        column: 'Identifiants',
        data: { field: 'id', closest: 'Identifiants', found: ['Identifiants', 'value'] },
      },
    });
  });

  test('refuses a file with two columns for one field', async () => {
    const { result } = await read([header('id', 'Identifiant'), row(2, 'a', 'b')]);
    expect(result.blocking).toMatchObject({
      code: 'RUN-F12',
      data: { field: 'id', headers: ['id', 'Identifiant'] },
    });
  });

  test('a file refused on the way settles nothing: its good rows are set aside', async () => {
    const { result } = await read([
      header('id', 'value'),
      row(2, 'a', 1),
      row(3, 'b', 'bad'),
      row(4, 'c', 1),
      row(5, 'c', 1),
      { kind: 'problem', level: 'blocking', row: null, code: 'RUN-F11', data: { row: 6 } },
      row(6, 'e', 1),
    ]);
    expect(result).toMatchObject({
      verdict: 'refused',
      rows: 4,
      accepted: 0,
      rejected: 1,
      setAside: 3,
      chunks: [],
      blocking: { code: 'RUN-F11', level: 'blocking', data: { row: 6 } },
    });
  });

  test('remarks on columns that it does not read, once', async () => {
    const { result, findings } = await read([
      header('id', 'valeu', 'couleur', '', 'x'),
      row(2, 'a', 1, 'rouge', '', 'y'),
    ]);
    expect(result.unknownColumns).toEqual(['valeu', 'couleur', 'x']);
    expect(findings).toEqual([
      'RUN-W02 1 warning',
      'RUN-W01 1 warning',
      'RUN-W01 1 warning',
      'RUN-W05 1 warning',
    ]);
  });

  test('names without end are cut, and lists of them end', async () => {
    const endless = 'x'.repeat(600_000);
    const cut = `${'x'.repeat(199)}…`;
    const many = Array.from({ length: 60 }, (_, i) => `c${i}`);
    const { result, findings } = await read([header(endless, ...many), row(2, 'a')]);
    expect(result.unknownColumns).toEqual([cut, ...many.slice(0, 49), '…']);
    expect(result.blocking).toMatchObject({
      code: 'RUN-F04',
      data: { field: 'id', found: [cut, ...many.slice(0, 49), '…'] },
    });
    expect(findings.filter((each) => each.startsWith('RUN-W0'))).toHaveLength(50);
  });

  test('keys of objects without end are cut too', async () => {
    const { result } = await read([object(1, { id: 'a', ['y'.repeat(600_000)]: 1 })]);
    expect(result.unknownColumns).toEqual([`${'y'.repeat(199)}…`]);
  });

  test('objects bring their own keys', async () => {
    const { result, chunks, findings } = await read([
      object(1, { ID: 'a', Value: 1, other: 1 }),
      object(2, { identifiant: 'b', other: 2, __proto__: { id: 'x' } }),
      object(3, { id: 'c', Identifiant: 'd' }),
      object(4, { id: 'e', Identifiant: null }),
    ]);
    expect(chunks).toEqual([['a@1', 'b@2'], ['e@4']]);
    expect(findings).toEqual(['RUN-W01 1 warning', 'RUN-R08 3 rejected']);
    expect(result).toMatchObject({ rows: 4, accepted: 3, rejected: 1, unknownColumns: ['other'] });
  });

  test('a slow sink holds the source back', async () => {
    const told: string[] = [];
    await readIntoChunks({
      source: (async function* () {
        yield [header('id', 'value')];
        for (let n = 2; n < 8; n += 2) {
          told.push(`read ${n}`);
          yield [row(n, `a${n}`, 1), row(n + 1, `b${n}`, 1)];
        }
      })(),
      rules,
      slot: 'file',
      chunkSize: 2,
      sink: {
        writeChunk: async (index) => {
          told.push(`chunk ${index} begun`);
          await new Promise((resolve) => setTimeout(resolve, 1));
          told.push(`chunk ${index} done`);
        },
        writeFindings: async () => {},
      },
    });
    expect(told).toEqual(
      [0, 1, 2].flatMap((n) => [`read ${2 * n + 2}`, `chunk ${n} begun`, `chunk ${n} done`]),
    );
  });

  test.each([1, 2, 3, 100])('batches of %i make no difference', async (size) => {
    const items = [
      header('id', 'value', 'x'),
      row(2, 'a', 1),
      row(3, 'b', 'bad'),
      row(4, 'a', 1),
      row(5, 'c', 'odd'),
      row(6, 'a', 2),
      row(7, 'd', 1),
    ];
    const cut = Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
      items.slice(i * size, (i + 1) * size),
    );
    const { chunks, findings, progress } = await readBatches(cut);
    expect(chunks).toEqual([['a@2', 'c@5'], ['d@7']]);
    expect(findings).toEqual([
      'RUN-W01 1 warning',
      'X-R01 3 rejected',
      'X-D01 4 warning',
      'X-W01 5 warning',
      'X-D02 6 rejected',
    ]);
    expect(progress).toEqual([4]);
  });

  test('a fault of the sink is a fault of the step', async () => {
    const failing = readIntoChunks({
      source: (async function* () {
        yield [header('id', 'value'), row(2, 'a', 1)];
      })(),
      rules,
      slot: 'file',
      sink: {
        writeChunk: () => Promise.reject(new Error('throttled')),
        writeFindings: async () => {},
      },
    });
    await expect(failing).rejects.toThrow('throttled');
  });
});
