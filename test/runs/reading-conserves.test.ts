import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCoursesReadingRules } from '../../shared/courses/read-course.ts';
import { readIntoChunks } from '../../shared/runs/read-into-chunks.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import { inBlocksOf } from '../sources/a-source.ts';

const cell = fc.oneof(
  fc.constantFrom(
    '',
    'A',
    'B',
    '"A"',
    '"a""b"',
    '"x\ny"',
    'é',
    '1,5',
    'true',
    '"',
    '<b>',
    '\ufffd',
  ),
  fc.string({ maxLength: 6 }),
);
const file = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 12 })
  .map((rows) => `title,price,tags\n${rows.map((cells) => cells.join(',')).join('\n')}`);

test('whatever a file holds, read = accepted + rejected + set aside, and chunks hold the accepted', async () => {
  const rules = createCoursesReadingRules({ currency: 'XOF' });
  await fc.assert(
    fc.asyncProperty(file, fc.integer({ min: 1, max: 50 }), async (text, blockSize) => {
      let written = 0;
      const result = await readIntoChunks({
        source: readSource(inBlocksOf(blockSize, text), { name: 'a.csv', fields: rules.fields }),
        rules,
        slot: 'file',
        chunkSize: 3,
        sink: {
          writeChunk: async (_, { records }) => {
            written += records;
          },
          writeFindings: async () => {},
        },
      });
      expect(result.accepted + result.rejected + result.setAside).toBe(result.rows);
      expect(result.blocking === undefined ? result.accepted : 0).toBe(
        result.blocking === undefined ? written : 0,
      );
    }),
    { numRuns: 300 },
  );
});
