import { describe, expect, test } from 'vitest';
import { matchColumns } from '../../shared/rows/match-columns.ts';
import { normaliseHeader } from '../../shared/rows/normalise-header.ts';

const fields = [
  { name: 'title', required: true, aliases: ['Titre'] },
  { name: 'learning_mode', required: false, aliases: ['Mode d’apprentissage'] },
];

describe('normaliseHeader', () => {
  test.each([
    { header: 'Titre', expected: 'titre' },
    { header: ' Mode d’apprentissage ', expected: 'mode_d_apprentissage' },
    { header: 'learningMode', expected: 'learning_mode' },
    { header: 'LEARNING-MODE', expected: 'learning_mode' },
    { header: 'videoURL', expected: 'video_url' },
    { header: 'HTMLText', expected: 'html_text' },
    { header: 'Prix (FCFA)', expected: 'prix_fcfa' },
    { header: 'CatÃ©gorie', expected: 'categorie' },
    { header: 'Cate\u0301gorie', expected: 'categorie' },
    { header: 'العنوان', expected: 'العنوان' },
    { header: '—', expected: '' },
  ])('$header is $expected', ({ header, expected }) => {
    expect(normaliseHeader(header)).toBe(expected);
  });
});

describe('matchColumns', () => {
  test('finds fields by any of their names', () => {
    const { fields: found, missing, unknown } = matchColumns(['learningMode', '', 'TITRE'], fields);
    expect([...found]).toEqual([
      [0, 'learning_mode'],
      [2, 'title'],
    ]);
    expect(missing).toEqual([]);
    expect(unknown).toEqual([]);
  });

  test('only suggests what is merely like a field', () => {
    const { fields: found, missing, unknown } = matchColumns(['titel', 'couleur'], fields);
    expect([...found]).toEqual([]);
    expect(missing).toEqual([{ field: 'title', closest: 'titel' }]);
    expect(unknown).toEqual([
      { header: 'titel', suggestion: 'title' },
      { header: 'couleur', suggestion: null },
    ]);
  });

  test('names columns that mean the same', () => {
    expect(matchColumns(['title', 'Titre'], fields).duplicates).toEqual([
      { field: 'title', headers: ['title', 'Titre'] },
    ]);
  });
});
