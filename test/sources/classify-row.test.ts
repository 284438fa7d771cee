import { describe, expect, test } from 'vitest';
import { createRowClassifier } from '../../shared/sources/classify-row.ts';
import type { FieldSpec } from '../../shared/sources/source-item.ts';

const fields: readonly FieldSpec[] = [
  { name: 'title', required: true, aliases: ['Titre'] },
  { name: 'category', required: false, aliases: ['Catégorie'] },
];
const names = ['Catégorie', 'Titre', 'Durée', 'Prix EUR'];
const lines = [
  ['Catégorie', 'Titre', 'Durée', 'Prix'],
  ['', '', 'heures', 'EUR'],
];
const classify = createRowClassifier({ names, lines, fields, requiredAt: [1] });
const cellsOf = (line: string) => line.split('|');

describe('rows that are no data', () => {
  test.each([
    { row: '|||', what: 'blank', why: 'nothing' },
    { row: ' |\u00a0|\t|', what: 'blank', why: 'nothing but blanks' },
    { row: 'Catégorie|Titre|Durée|Prix EUR', what: 'repeated-header', why: 'its names' },
    { row: 'Catégorie|Titre|Durée|Prix', what: 'repeated-header', why: 'its first line' },
    { row: '||heures|EUR', what: 'repeated-header', why: 'its second line' },
    { row: ' Catégorie |Titre\n|Durée|Prix||', what: 'repeated-header', why: 'blanks around' },
    { row: 'Total||30|45000', what: 'total', why: 'a sum' },
    { row: '|TOTAL GÉNÉRAL :|30|45 000 FCFA', what: 'total', why: 'capitals, accents, a currency' },
    { row: 'Sous-total Informatique||30|45000', what: 'total', why: 'a part of the table' },
    { row: 'Sous total||30|', what: 'total', why: 'two words' },
    { row: 'Total de mars||30|12,5', what: 'total', why: 'a month' },
    { row: 'Total Gestion||30|12,5', what: 'total', why: 'no title in its column' },
    { row: 'Grand total||1,5 h|12.50 €', what: 'total', why: 'units' },
    { row: 'Subtotal|||1', what: 'total', why: 'English' },
    { row: 'Somme|||1', what: 'total', why: 'another word' },
    { row: 'Totaux|||', what: 'total', why: 'nothing added up yet' },
    { row: 'Total|XOF|30|45000', what: 'total', why: 'a currency by itself' },
    { row: '|Total HT (FCFA)||11 000', what: 'total', why: 'without taxes' },
    { row: '|Moyenne|11|5500', what: 'total', why: 'an average' },
    { row: '|Total|12 cours|-', what: 'total', why: 'something counted, a dash' },
    { row: '|Sous-total Gestion|30|45000', what: 'total', why: 'a part, also as the title' },
    { row: '|Total Quality Management|8|12000', what: 'named-total', why: 'a title perhaps' },
    { row: '|Somme de Riemann|12|6000', what: 'named-total', why: 'a title perhaps' },
    { row: 'catégorie|TITRE*|Durée|Prix eur', what: 'repeated-header', why: 'other letters' },
    { row: 'Catégorie|Titre|Durée|Prix USD', what: 'other-header', why: 'another currency' },
    { row: 'Catégorie|Titre|Durée', what: 'other-header', why: 'a part of the first' },
    { row: 'Titre|Catégorie|Durée|Prix EUR', what: 'other-header', why: 'another order' },
    { row: '---|---|---|---', what: 'blank', why: 'a line drawn' },
    { row: '|TVA 18 %||1 980', what: 'total', why: 'a tax' },
    { row: '|Total|=SUM(C2:C9)|', what: 'total', why: 'a formula' },
    { row: '|Fait à Dakar, le 3 mars 2026||', what: 'odd-title', why: 'a signature' },
    { row: '|Le Directeur||', what: 'odd-title', why: 'who signs' },
    { row: '|Nombre de formations : 2||', what: 'odd-title', why: 'a count' },
    { row: '||* Excel|', what: 'note', why: 'a star in no title' },
    { row: '|* Excel||', what: 'odd-title', why: 'a star' },
    { row: '|NB Conseil||', what: 'odd-title', why: 'a name perhaps' },
    { row: '|Page 1||', what: 'odd-title', why: 'of how many' },
    { row: '|||NB : hors taxes', what: 'note', why: 'anywhere' },
    { row: '|NB : hors taxes', what: 'note-title', why: 'in the titles’ column' },
    { row: '* sous réserve|||', what: 'note', why: 'a star' },
    { row: '|(1) sous réserve', what: 'odd-title', why: 'a number in brackets' },
    { row: '|Source : ministère', what: 'note-title', why: 'a source' },
    { row: '|Page 1/3', what: 'note', why: 'a page' },
    { row: '|Imprimé le 12/03/2026', what: 'note', why: 'printed' },
    { row: '|Exported on 2026-03-12', what: 'note', why: 'exported' },
    {
      row: 'Prix indicatifs||',
      what: 'lone-words',
      why: 'words in another column than the titles’',
    },
    { row: 'Confidentiel', what: 'lone-words', why: 'one word there' },
  ])('$row is $what: $why', ({ row, what }) => {
    expect(classify(cellsOf(row))).toBe(what);
  });
});

describe('rows that are data', () => {
  test.each([
    { row: 'Gestion|Total Quality Management|8|12000', why: 'a title that begins like a total' },
    { row: 'Total|Bases du tableur|8|12000', why: 'words behind the word' },
    { row: '|Somme des angles||', why: 'nothing is added up' },
    { row: 'Informatique|Sommeil et santé|8|1', why: 'a longer word' },
    { row: '|Bases du tableur||', why: 'a title alone' },
    { row: '|Note de synthèse', why: 'a title that begins like a note' },
    { row: '|NB-IoT', why: 'another one' },
    { row: '|Source ouverte', why: 'and another one' },
    { row: '|Page d’accueil', why: 'no page number' },
    { row: 'C-102|||', why: 'an id is what is left of a row' },
    { row: '|||15000', why: 'so is a figure' },
    { row: '3|Total||45000', why: 'a course of that name: its number stands before it' },
    { row: 'Titre|Langue|Durée|libre', why: 'chance words' },
    { row: '|Moyenne||', why: 'nothing of which it is one' },
  ])('$row: $why', ({ row }) => {
    expect(classify(cellsOf(row))).toBeUndefined();
  });

  test('cells of a workbook are numbers and booleans', () => {
    expect(classify(['Total', null, 30, 45000.5])).toBe('total');
    expect(classify(['Total', null, true, 1])).toBeUndefined();
    expect(classify([null, null, null, false])).toBeUndefined();
  });

  test('a lone cell of a table of two columns is data', () => {
    const narrow = createRowClassifier({
      names: ['Catégorie', 'Titre'],
      lines: [],
      fields,
      requiredAt: [1],
    });
    expect(narrow(['Gestion', ''])).toBeUndefined();
    expect(narrow(['', 'NB : hors taxes'])).toBe('note-title');
  });

  test('where no column is known to be required, only words that tell make a note', () => {
    const unknown = createRowClassifier({
      names: ['a', 'b', 'c'],
      lines: [],
      fields: [],
      requiredAt: [],
    });
    expect(unknown(['Bases du tableur', '', ''])).toBeUndefined();
    expect(unknown(['', 'Source : ministère', ''])).toBe('note');
  });
});
