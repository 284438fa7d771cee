import { describe, expect, test } from 'vitest';
import { recapFields, recapHeaders, statFields } from '../../shared/claims/claims-fields.ts';
import type { SourceItem } from '../../shared/sources/source-item.ts';
import { createTableReading } from '../../shared/sources/table-reading.ts';

const headers = {
  stat: [
    ...['Numero de sinistre', 'Statut', 'Date de sinistre', 'Date de règlement', 'Nom Employeur'],
    ...['Numero de police', 'Nom Assuré Principal', 'Nom bénéficiaire', 'Statut Assuré'],
    ...['Nom du partenaire', "Categorie d'acte", 'Nom Acte', 'Montant facturé'],
    ...['Montant remboursé', 'Numero de Facture'],
  ],
  recap: recapHeaders.map(({ header }) => header),
};
const fieldsOf = { stat: statFields, recap: recapFields };

/** Rows as a worksheet has them: written with `;` between their cells; the first is row 1. */
function read(kind: 'stat' | 'recap', lines: readonly string[]): SourceItem[] {
  const table = createTableReading({ sheet: null, mayBeShort: true, fields: fieldsOf[kind] });
  const out: SourceItem[] = [];
  for (const [i, line] of lines.entries()) table.take(i + 1, line.split(';'), out);
  table.end(out);
  return out;
}

const tell = (items: readonly SourceItem[]) =>
  items.flatMap((item) => {
    if (item.kind === 'facts' || item.kind === 'object') return [];
    if (item.kind === 'problem') return [`${item.code} ${item.row}`];
    return [`${item.kind === 'aside' ? item.what : item.kind} ${item.row}`];
  });

const good = (id: string) =>
  `${id};Réglé;12/01/2026;20/01/2026;SONATEL;P-1;Awa Exemple;Awa Exemple;A;Clinique;Soins;Acte;100;80;F-1`;
const stat = headers.stat.join(';');
const recap = headers.recap.join(';');

describe('above a statement', () => {
  test.each([
    {
      titles: ['ÉTAT DES SINISTRES RÉGLÉS', 'Période du 01/01/2026 au 31/01/2026;', ';'],
      why: 'titles',
    },
    { titles: ['Employeur;SONATEL', 'Période;janvier 2026', 'Courtier;Exemple;'], why: 'a form' },
    {
      titles: ['Numero de police;P-1', 'Édité par;le service', 'Devise;XOF'],
      why: 'a form of fields',
    },
  ])('$why: the header is found below', ({ titles }) => {
    const items = read('stat', [...titles, stat, good('S-1')]);
    const header = items.find((item) => item.kind === 'header');
    expect(header).toMatchObject({ row: titles.length + 1, cells: headers.stat });
    expect(items.filter(({ kind }) => kind === 'row')).toHaveLength(1);
  });

  test('a header of two lines, merged, with a line break in a cell', () => {
    const lines = [
      'Sinistre;;;Date;Nom Employeur;Numero de police;Assuré;;;Nom du partenaire;Acte;;Montant;;Numero\nde Facture',
      'Numéro;Statut;Date;règlement;;;Principal;Nom bénéficiaire;Statut;;Catégorie;Nom;facturé;remboursé;',
      good('S-1'),
    ];
    const items = read('stat', lines);
    expect(items.find((item) => item.kind === 'header')).toMatchObject({ row: 2 });
    expect(items.find((item) => item.kind === 'facts')).toMatchObject({
      layout: { requiredAt: [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14] },
    });
  });
});

describe('among the rows of a statement', () => {
  test('sub-totals, totals, blanks, repeated headers and notes are no data, and nothing is said', () => {
    const items = read('stat', [
      stat,
      good('S-1'),
      'Sous-total;;;;;;;;;;;;100;80;',
      ';;;;;;;;;;;;;;',
      stat,
      good('S-2'),
      ';;;;Sous-total SONATEL :;;;;;;;;100;80;',
      '2;;;;TOTAL GÉNÉRAL;;;;;;;;200;160;',
      'NB : montants en F CFA',
      'Arrêté le présent état à la somme de cent soixante francs',
    ]);
    expect(tell(items)).toEqual([
      ...['header 1', 'row 2', 'total 3', 'row 6', 'total 7', 'total 8', 'note 9', 'note 10'],
    ]);
    expect(items.filter((item) => item.kind === 'aside' && item.what === 'total')).toMatchObject([
      { label: 'Sous-total' },
      { label: 'Sous-total SONATEL :' },
      { label: 'TOTAL GÉNÉRAL' },
    ]);
  });

  test('a total with a word beside its label is told', () => {
    const items = read('stat', [
      stat,
      good('S-1'),
      'Sous-total;;;;SONATEL;;;;;;;;100;80;',
      good('S-2'),
    ]);
    expect(tell(items)).toEqual(['header 1', 'row 2', 'total 3', 'RUN-W13 3', 'row 4']);
  });

  test.each([
    ['S-1;Rejeté;12/01/2026;;SONATEL;P-1;Awa;Awa;A;Clinique;Soins;Acte;100;0;', 'a rejected claim'],
    ['S-1;Rejeté;;;;;;;;;;;100;0;', 'little is known of it'],
    ['S-1;;;;;;;;;;;;;;', 'only its number is there'],
    [`TOTAL${good('').slice(0)}`, 'a claim called TOTAL'],
    ['Total;Réglé;12/01/2026;;;;;;;;;;100;80;', 'a claim called Total, with a day'],
    ['Total;;;;;;;;;;;Consultation;100;80;', 'a claim called Total, with an act'],
    [';;;20/01/2026;TOTAL SENEGAL;;;;;;;;100;80;', 'an employer called TOTAL SENEGAL'],
    ['S-1;;;;TOTAL SENEGAL;;;;;;;;100;80;', 'an employer called TOTAL SENEGAL, without days'],
    ['S-1;;;;TOTAL;P-1;Awa;;;;;;100;80;', 'an employer called TOTAL, and an insured person'],
    ['Somme Awa;;;20/01/2026;;;;;;;;;100;80;', 'a name that begins like a sum'],
    [';;;;;;;;;;;;100;80;', 'nothing but amounts'],
  ])('%j is data: %s', (line) => {
    expect(tell(read('stat', [stat, good('S-0'), line, good('S-9')]))).toEqual([
      ...['header 1', 'row 2', 'row 3', 'row 4'],
    ]);
  });

  test('a header with fewer cells than its rows is refused: no column is shifted', () => {
    const short = headers.stat.filter((name) => name !== 'Statut').join(';');
    expect(tell(read('stat', [short, good('S-1'), good('S-2')]))).toContain('RUN-F16 null');
  });
});

describe('among the rows of a recap', () => {
  const line = '20140000008325;20/01/2026;100;80;Clinique;Awa;SONATEL;P-1;7;;;F-1;';

  test.each([
    ['Total;;100;80;;;;;;;;;', 'total 3'],
    ['Total;;100;80;;;;;;;;;;', 'total 3'],
    [';;100;80;TOTAL;;;;;;;;', 'total 3'],
    ['TOTAL SENEGAL;;100;80;;;;;;;;;', 'total 3'],
    ['20140000008326;;100;80;;;TOTAL SENEGAL;;;;;;', 'row 3'],
    ['20140000008326;20/01/2026;100;80;;;Total;;;;;;', 'row 3'],
    ['20140000008326;;;80;;;;;;;;;', 'row 3'],
  ])('%j is %s', (row, told) => {
    expect(tell(read('recap', [recap, line, row, line]))).toEqual([
      'header 1',
      'row 2',
      told,
      'row 4',
    ]);
  });

  test('read again by its layout alone, the same rows are data', () => {
    const lines = [recap, line, 'TOTAL;;100;80;;;;;;;;;', ';;100;;;;TOTAL SENEGAL;;;;;;', line];
    const first = read('recap', lines);
    const layout = first.flatMap((item) => (item.kind === 'facts' ? (item.layout ?? []) : []))[0];
    const table = createTableReading({ sheet: null, mayBeShort: true, fields: [], layout });
    const out: SourceItem[] = [];
    for (const [i, each] of lines.entries()) table.take(i + 1, each.split(';'), out);
    table.end(out);
    expect(tell(out)).toEqual(tell(first));
  });
});
