import { describe, expect, test } from 'vitest';
import { readCourses } from './import-file.ts';

describe('tables as people make them', () => {
  test('a logo, an address, a title and a day above the header', async () => {
    const { result, records, told } = await readCourses('tables/titres-adresse-et-logo.csv');
    expect(records.map(({ row, record }) => [row, record.content.title])).toEqual([
      [9, 'Bases du tableur'],
      [10, 'Comptabilité'],
    ]);
    expect(told).toEqual([]);
    expect(result.facts).toMatchObject({
      leftOut: { blank: 2, title: 5 },
      layout: { headerRow: 8 },
    });
    expect(result.parts[0]).toEqual({ name: 'cleaning', in: 9, out: 2 });
  });

  test('a header of two lines gives the units', async () => {
    const { contents, told } = await readCourses('tables/deux-lignes-d-en-tete.csv');
    expect(contents).toMatchObject([
      { title: 'Bases du tableur', durationHours: 10, priceMinor: 9990, currency: 'EUR' },
      { title: 'Comptabilité', durationHours: 20, priceMinor: 19900, currency: 'EUR' },
    ]);
    expect(told).toEqual(['RUN-W01 3 Prérequis Niveau', 'RUN-W01 3 Prérequis Langue']);
  });

  test('totals and notes are no courses, a course on total quality is', async () => {
    const { result, contents, told } = await readCourses('tables/totaux-et-notes.csv');
    expect(contents.map(({ title }) => title)).toEqual([
      'Bases du tableur',
      'Base de données',
      'Total Quality Management',
      'Comptabilité',
    ]);
    expect(told).toEqual(['RUN-W13 4 Catégorie', 'RUN-W13 5 Catégorie']);
    expect(result.facts).toMatchObject({
      leftOut: { blank: 2, total: 3, note: 4 },
      leftOutRows: { total: [4, 5, 9], note: [11, 12, 13, 14] },
    });
  });

  test('files put together repeat their header', async () => {
    const { result, contents } = await readCourses('tables/fichiers-bout-a-bout.csv');
    expect(contents.map(({ title }) => title)).toEqual([
      'Bases du tableur',
      'Comptabilité',
      'Élevage',
    ]);
    expect(result.facts.leftOutRows).toEqual({ 'repeated-header': [3, 6] });
  });

  test('a header with a name too few refuses the file instead of shifting its columns', async () => {
    const { result, told } = await readCourses('tables/en-tete-trop-court.csv');
    expect(told).toEqual([
      'RUN-R02 2 null',
      'RUN-R02 3 null',
      'RUN-R02 4 null',
      'RUN-F16 null null',
    ]);
    expect(result).toMatchObject({
      verdict: 'refused',
      rows: 3,
      rejected: 3,
      chunks: [],
      blocking: { code: 'RUN-F16', data: { row: 1, expected: 5, rows: 3, found: [6] } },
    });
  });

  test('no header at all', async () => {
    const { result } = await readCourses('tables/sans-en-tete.csv');
    expect(result).toMatchObject({ verdict: 'refused', blocking: { code: 'RUN-F25' } });
  });

  test('names with breaks, invisible and full-width characters, and letters that look alike', async () => {
    const { contents, told } = await readCourses('tables/en-tetes-mal-ecrits.csv');
    expect(told).toEqual([]);
    expect(contents).toMatchObject([
      {
        title: 'Bases du tableur',
        category: 'Informatique',
        instructor: 'Awa Exemple',
        difficulty: 'beginner',
        priceMinor: 15000,
        currency: 'XOF',
      },
    ]);
  });

  test('a unit that is not known is not guessed away', async () => {
    const { contents, told } = await readCourses('a.csv', 'Titre;Durée (semaines)\nA;6\n');
    expect(contents).toMatchObject([{ title: 'A', durationHours: null }]);
    expect(told).toEqual(['RUN-W01 1 Durée (semaines)']);
  });

  test('a price column in euros is in euros, also by its sign', async () => {
    const { contents } = await readCourses('a.csv', 'Titre;Prix (€)\nA;6\n');
    expect(contents).toMatchObject([{ priceMinor: 600, currency: 'EUR' }]);
  });
});
