import { describe, expect, test } from 'vitest';
import { newFinding, tellValue } from '../../shared/findings/new-finding.ts';
import { createRowNotes } from '../../shared/findings/row-notes.ts';

describe('tellValue', () => {
  test.each([
    { value: null, expected: null },
    { value: 5, expected: '5' },
    { value: ['a'], expected: '["a"]' },
    { value: 'x'.repeat(200), expected: 'x'.repeat(200) },
    { value: 'x'.repeat(201), expected: `${'x'.repeat(199)}…` },
    { value: '😀'.repeat(300), expected: `${'😀'.repeat(199)}…` },
  ])('shows $value', ({ value, expected }) => {
    expect(tellValue(value)).toBe(expected);
  });
});

describe('createRowNotes', () => {
  const at = {
    row: 7,
    sheet: 'Cours',
    slot: 'file',
    cells: { title: 'Python' },
    headers: { title: 'Titre' },
  };

  test('tells a remark with the cell it is about', () => {
    const notes = createRowNotes(at);
    notes.warn('X-W01', 'title', { expected: 'y' });
    expect(notes.findings).toEqual([
      {
        code: 'X-W01',
        level: 'warning',
        slot: 'file',
        sheet: 'Cours',
        row: 7,
        column: 'Titre',
        value: 'Python',
        expected: 'y',
        data: {},
      },
    ]);
    expect(notes.isGood()).toBe(true);
  });

  test('a rejection spoils the row', () => {
    const notes = createRowNotes(at);
    notes.reject('X-R01', null);
    expect(notes.isGood()).toBe(false);
    expect(notes.findings[0]).toMatchObject({ level: 'rejected', column: null, value: null });
  });
});

test('newFinding fills in what is not known', () => {
  expect(newFinding({ code: 'X', level: 'blocking', slot: 'file' })).toEqual({
    code: 'X',
    level: 'blocking',
    slot: 'file',
    sheet: null,
    row: null,
    column: null,
    value: null,
    expected: null,
    data: {},
  });
});
