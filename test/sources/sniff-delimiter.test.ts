import { describe, expect, test } from 'vitest';
import { readCsvStart } from '../../shared/sources/csv-start.ts';
import { sniffDelimiter } from '../../shared/sources/sniff-delimiter.ts';

describe('sniffDelimiter', () => {
  test.each([
    {
      text: 'Catalogue 2024\n\ntitre;prix\nA;1,5\nB;2,5\n',
      expected: ';',
      columns: 2,
      why: 'a title stands above the header',
    },
    {
      text: 'Catalogue, mars 2024\nÉdité le 3, à Dakar\n\ntitre;prix;niveau\nA;1,5;x\nB;2,5;y\nC;3,5;z\n',
      expected: ';',
      columns: 3,
      why: 'the titles hold another one, and so do all prices',
    },
    {
      text: 'Catalogue 2024;;\n;;\ntitre;prix;niveau\nA;1,5;x\n',
      expected: ';',
      columns: 3,
      why: 'the titles are filled up with it',
    },
    {
      text: 'titre;prix\nA;12,50\nB;7,25\nC;8,00\n',
      expected: ';',
      columns: 2,
      why: 'every price has a comma, the header none',
    },
    {
      text: `title,tags\n${'A,x;y;z;w;v;u\n'.repeat(20)}`,
      expected: ',',
      columns: 2,
      why: 'every row has a long list of the other',
    },
    {
      text: 'a;b;c\n1;2;3\n1;2\n1;2;3\n1;2;3,4,5\n',
      expected: ';',
      columns: 3,
      why: 'some rows are short',
    },
    { text: 'a|b|c\n1|2,3|4\n', expected: '|', columns: 3, why: 'bars' },
    { text: 'a\tb\n1 000,5\tx;y\n', expected: '\t', columns: 2, why: 'tabs' },
    { text: 'a;b', expected: ';', columns: 2, why: 'there is only a header' },
    { text: 'titre\nA\nB, puis C\n', expected: ',', columns: 1, why: 'there is one column' },
  ])('finds $expected when $why', ({ text, expected, columns }) => {
    expect(sniffDelimiter(text)).toEqual({ delimiter: expected, columns });
  });
});

describe('a rival that divides all rows as regularly', () => {
  test.each([
    ['nom,prénom;montant,devise\nBa,Awa;10,XOF\nDia,Ali;20,XOF\n', ',', ';'],
    ['a;b|c\n1;2|3\n4;5|6\n', ';', '|'],
  ])('%j', (text, delimiter, rival) => {
    expect(sniffDelimiter(text)).toMatchObject({ delimiter, rival });
  });

  test.each([
    ['nom;montant\nBa;10,5\nDia;20,5\n', 'the header has none of the other'],
    ['nom, prénom;montant\nBa;10\nDia;20\n', 'the rows have none'],
    ['nom, prénom;montant', 'there is only a header'],
  ])('none in %j: %s', (text) => {
    expect(sniffDelimiter(text)).not.toHaveProperty('rival');
  });
});

describe('readCsvStart', () => {
  test.each([
    { text: 'sep=;\na;b\n', skip: 6, delimiter: ';', why: 'as Excel writes it' },
    { text: '"sep=;"\na;b\n', skip: 8, delimiter: ';', why: 'in quotes' },
    { text: 'SEP=|\na|b\n', skip: 6, delimiter: '|', why: 'in capitals' },
    { text: 'sep=\t\na\tb\n', skip: 6, delimiter: '\t', why: 'a tab' },
    { text: 'sep=;;;;\na;b\n', skip: 9, delimiter: ';', why: 'filled up by another program' },
    { text: 'sep=:\na:b\n', skip: 6, delimiter: ':', why: 'one that is never guessed' },
    { text: 'sep=x;b\n1;2\n', skip: 0, delimiter: ';', why: 'only a column of that name' },
    { text: 'sept=a;b\n1;2\n', skip: 0, delimiter: ';', why: 'another word' },
  ])('takes $delimiter from $text: $why', ({ text, skip, delimiter }) => {
    expect(readCsvStart(text)).toEqual({ skip, delimiter, columns: 2 });
  });
});
