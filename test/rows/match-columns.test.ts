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
    { header: 'Titre\u00a0du\tcours\n', expected: 'titre_du_cours' },
    { header: 'Caté\u00adgo\u200brie\ufeff', expected: 'categorie' },
    { header: 'Ｆｏｒｍａｔｅｕｒ', expected: 'formateur' },
    { header: 'Titre (obligatoire)*', expected: 'titre' },
    { header: '* Titre [Required]', expected: 'titre' },
    { header: 'Durée (min) (facultatif)', expected: 'duree_min' },
    { header: 'Gratuit (oui/non)', expected: 'gratuit' },
    { header: 'Titre (max. 300 caractères)', expected: 'titre' },
    { header: 'Durée (semaines)', expected: 'duree_semaines' },
    { header: 'Prix (€)', expected: 'prix_eur' },
    { header: 'Price US$', expected: 'price_usd' },
    { header: 'N° de facture', expected: 'n_de_facture' },
    { header: 'nº facture', expected: 'n_facture' },
    { header: 'No. facture', expected: 'n_facture' },
    { header: 'Nivе\u0430u', expected: 'niveau' },
    { header: 'Уровень', expected: 'уровень' },
    { header: 'Intitul\ufffd', expected: 'intitul\ufffd' },
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

  test('suggests only fields that nothing fills', () => {
    expect(matchColumns(['Titre', 'titel', 'learning mod'], fields).unknown).toEqual([
      { header: 'titel', suggestion: null },
      { header: 'learning mod', suggestion: 'learning_mode' },
    ]);
  });

  test.each([
    { header: 'Ville', why: 'another word of about the same letters' },
    { header: 'learning_note', why: 'what is shared is not the point' },
  ])('suggests nothing for $header: $why', ({ header }) => {
    expect(matchColumns([header], fields).unknown).toEqual([{ header, suggestion: null }]);
  });
});

describe('names that other columns may have too', () => {
  const ranked = [
    {
      name: 'description',
      required: false,
      aliases: ['course_description'],
      weakAliases: ['summary', 'about'],
    },
    {
      name: 'mode',
      required: false,
      aliases: [],
      weakAliases: ['format'],
      unlessBeside: { format: ['shortname'] },
    },
  ];

  test('give their field when nothing surer does', () => {
    const { fields: found, outranked } = matchColumns(['Summary', 'Format'], ranked);
    expect([...found]).toEqual([
      [0, 'description'],
      [1, 'mode'],
    ]);
    expect(outranked).toEqual([]);
  });

  test.each([
    { headers: ['summary', 'Description'], read: 1, lost: 'summary', by: 'Description' },
    { headers: ['about', 'summary'], read: 1, lost: 'about', by: 'summary' },
  ])('$lost gives way to $by, and that is told', ({ headers, read, lost, by }) => {
    const { fields: found, duplicates, outranked } = matchColumns(headers, ranked);
    expect([...found]).toEqual([[read, 'description']]);
    expect(duplicates).toEqual([]);
    expect(outranked).toEqual([{ field: 'description', header: lost, by }]);
  });

  test('are doubled when they come twice', () => {
    expect(matchColumns(['summary', 'SUMMARY'], ranked).duplicates).toEqual([
      { field: 'description', headers: ['summary', 'SUMMARY'] },
    ]);
  });

  test('mean something else beside certain columns, and are not suggested there', () => {
    const { fields: found, unknown } = matchColumns(['shortname', 'Format'], ranked);
    expect([...found]).toEqual([]);
    expect(unknown).toEqual([
      { header: 'shortname', suggestion: null },
      { header: 'Format', suggestion: null },
    ]);
  });
});
