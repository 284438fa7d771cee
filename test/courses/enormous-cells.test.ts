import { describe, expect, test } from 'vitest';
import { coursesFields } from '../../shared/courses/courses-fields.ts';
import { createCoursesReadingRules } from '../../shared/courses/read-course.ts';
import { matchColumns } from '../../shared/rows/match-columns.ts';
import { sanitiseText } from '../../shared/rows/sanitise-text.ts';
import { createDateProof } from '../../shared/values/date-proof.ts';
import { createNumberProof } from '../../shared/values/number-proof.ts';
import { readDate } from '../../shared/values/read-date.ts';

/** As long as a cell may be. What takes time by the square of a length takes minutes here. */
const chars = 1_000_000;
const enormous: readonly (readonly [string, string])[] = [
  ...['1 ', ',', '(', 'e+', ' ', '&amp;', '&lt;', ';', '; ', "'", '-', '1,', '1.', '[', '] '],
  ...['<b>', '<', '<b ', '<a x="">', '<p></p>', '<script>', '<option>', '<!--', '&', '&amp', '\n'],
  ...['\u0301\u0323', 'a\u0301', '\u00bd ', '\u0661', '\u200b', 'É', 'Ã©', 'mille ', '1h', '{"a":'],
].map((unit) => [JSON.stringify(unit), unit.repeat(Math.ceil(chars / unit.length))]);
const readings = ['plain', 'behind a word', 'between digits', 'in a list'] as const;
const placed: Readonly<Record<(typeof readings)[number], (cell: string) => string>> = {
  plain: (cell) => cell,
  'behind a word': (cell) => `k${cell}x`,
  'between digits': (cell) => `1${cell}1`,
  'in a list': (cell) => `["${cell.replace(/["\\\n]/g, '')}"]`,
};

describe.each(readings)('a cell of a million characters is read at once: %s', (how) => {
  test.each(enormous)('%s', { timeout: 20_000 }, (_name, repeated) => {
    const cell = placed[how](repeated);
    const rules = createCoursesReadingRules({ currency: 'XOF' });
    const fields = coursesFields.map(({ name }) => name);
    for (const field of fields) {
      const cells = { title: 'Un', [field]: cell };
      const headers = { title: 'title', [field]: field };
      const reading = rules.readRow({ slot: 'file', sheet: null, row: 2, cells, headers });
      expect(['record', 'rejected']).toContain(reading.kind);
    }
    expect(sanitiseText(cell.slice(0, 200_000)).text.length).toBeLessThanOrEqual(400_000);
    expect(readDate(cell).kind).not.toBe('value');
    for (const proof of [createDateProof(), createNumberProof()]) {
      proof.take(cell);
      expect(proof.result().ambiguous).toBe(0);
    }
    expect(matchColumns(['title', cell], coursesFields).fields.size).toBe(1);
  });
});
