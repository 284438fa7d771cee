import { describe, expect, test } from 'vitest';
import { hideCells, isOfForm } from '../../shared/findings/hide-cells.ts';
import { listCodes, wordMessage } from '../../shared/messages/catalogue.ts';
import { placeholdersOf } from '../../shared/messages/fill-wording.ts';

test('places, sizes and fields are told, what stands in cells is not', () => {
  const data = { row: 3, field: 'title', found: ['Awa', 'Dakar'], excerpt: 'Awa', other: 12_000 };
  expect(hideCells(data)).toEqual({
    row: 3,
    field: 'title',
    found: '…',
    excerpt: '…',
    other: '…',
  });
  expect(hideCells({ found: 3, columns: [1, 2, '…'] })).toEqual({ found: 3, columns: [1, 2, '…'] });
  expect(hideCells({ found: '3', columns: [1, 'Awa'] })).toEqual({ found: '…', columns: '…' });
});

describe('a message reads well without them', () => {
  test('where they leave a gap, it is another one', () => {
    const data = { line: 2, at: 7, json_problem: 'comma-missing', excerpt: 'Awa ▸"Diop"' };
    expect(wordMessage('RUN-F06', data, 'en')).toContain('It reads “Awa ▸"Diop"”.');
    expect(wordMessage('RUN-F06', hideCells(data), 'en')).toBe(
      'The JSON file is malformed at line 2, character 7: a comma is missing, or a quote inside a text is not written as \\".',
    );
    expect(wordMessage('RUN-F28', hideCells({ lists: ['a', 'b'] }), 'fr')).toBe(
      'Le fichier JSON contient plusieurs listes.',
    );
  });

  /** Codes that refuse a file: their messages become the run's own. */
  const refusals = listCodes().filter(([code]) => /^RUN-F\d/.test(code));

  test.each(refusals)('%s', (_code, { fr, en }) => {
    for (const { message, brief } of [fr, en]) {
      const told = placeholdersOf(brief ?? message).filter((name) => !isOfForm(name, 1));
      expect(told).toEqual([]);
    }
  });
});
