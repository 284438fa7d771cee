import { expect, test } from 'vitest';
import { newFinding } from '../../shared/findings/new-finding.ts';
import { type ChunkBody, createChunkWriting } from '../../shared/runs/chunk-writing.ts';
import { sliceGroups } from '../../shared/runs/slice-groups.ts';
import { aChunk, recordsOf } from './a-chunk.ts';

function aWriting(chunkSize: number) {
  const chunks: ChunkBody[] = [];
  const parts: number[] = [];
  const writing = createChunkWriting(
    {
      writeChunk: async (index, chunk) => {
        chunks[index] = chunk;
      },
      writeFindings: async (part, findings) => {
        parts[part] = findings.length;
      },
    },
    chunkSize,
  );
  return { writing, chunks, parts };
}

const record = (n: number, text = '') => ({ id: `p-${n}`, row: n + 2, record: { text } });
const finding = newFinding({ code: 'X-W01', level: 'warning', slot: 'file' });

test('chunks keep what was in them while the next ones are filled', async () => {
  const { writing, chunks } = aWriting(2);
  for (let n = 0; n < 5; n += 1) {
    writing.addRecord(aChunk([record(n)]));
    expect(writing.isFull()).toBe(n % 2 === 1);
    expect(await writing.writeFull()).toBe(n % 2 === 1);
  }
  await writing.end();
  expect(chunks.map(({ bytes }) => recordsOf(bytes).map(({ id }) => id))).toEqual([
    ['p-0', 'p-1'],
    ['p-2', 'p-3'],
    ['p-4'],
  ]);
  expect(writing.chunks()).toEqual([
    { index: 0, records: 2 },
    { index: 1, records: 2 },
    { index: 2, records: 1 },
  ]);
});

test('a chunk of long records is full before it counts as many', async () => {
  const { writing, chunks } = aWriting(500);
  for (let n = 0; n < 30; n += 1) {
    writing.addRecord(aChunk([record(n, 'x'.repeat(299_950))]));
    if (writing.isFull()) await writing.writeFull();
  }
  await writing.end();
  // 27 lines of 300 KB are the first to reach 8 MB.
  expect(chunks.map(({ records }) => records)).toEqual([27, 3]);
});

test('it is told into how many groups settling will cut a chunk', async () => {
  const { writing, chunks } = aWriting(500);
  const records = Array.from({ length: 205 }, (_, n) =>
    record(n, n < 3 ? '价'.repeat(200_000) : 'é'),
  );
  for (const each of records) writing.addRecord(aChunk([each]));
  await writing.end();
  expect(chunks.map(({ groups }) => groups)).toEqual([5]);
  expect([...sliceGroups(records).values()].map(({ length }) => length)).toEqual([1, 1, 99, 99, 5]);
});

test('findings without end become parts of a bounded size', async () => {
  const { writing, parts } = aWriting(500);
  const hasWrittenChunk: boolean[] = [];
  for (let n = 0; n < 1_250; n += 1) {
    writing.addFindings([finding, finding]);
    if (writing.isFull()) hasWrittenChunk.push(await writing.writeFull());
  }
  await writing.end();
  expect(hasWrittenChunk).toEqual([false, false]);
  expect(parts).toEqual([1_000, 1_000, 500]);
  expect(writing.findingsByCode()).toEqual({ 'X-W01': 2_500 });
});
