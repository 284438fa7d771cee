import { expect, test } from 'vitest';
import { word } from '../../shared/messages/catalogue.ts';
import { fillWording } from '../../shared/messages/fill-wording.ts';
import { isWrittenMoney, tellMoney, writeMoney } from '../../shared/money/written-money.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test.each([
  [12000n, 'XOF', '12 000 F CFA', 'F CFA 12,000'],
  [0n, 'XAF', '0 FCFA', 'FCFA 0'],
  [-500n, 'XOF', '-500 F CFA', '-F CFA 500'],
  [123456n, 'EUR', '1 234,56 €', '€1,234.56'],
  [5n, 'EUR', '0,05 €', '€0.05'],
  [-5n, 'EUR', '-0,05 €', '-€0.05'],
  [1234n, 'TND', '1,234 TND', 'TND 1.234'],
  [9007199254740993n, 'XOF', '9 007 199 254 740 993 F CFA', 'F CFA 9,007,199,254,740,993'],
  [12n, 'XXQ', '12 XXQ', '12 XXQ'],
])('%s %s', (minor, currency, fr, en) => {
  const money = writeMoney(minor, currency);
  expect([plain(tellMoney(money, 'fr')), plain(tellMoney(money, 'en'))]).toEqual([fr, en]);
  expect(fillWording('{gap}', { gap: money }, 'en')).toBe(tellMoney(money, 'en'));
});

test.each([
  [{ minor: '12', currency: 'XOF' }, true],
  [{ minor: 12, currency: 'XOF' }, false],
  [{ minor: '1.5', currency: 'XOF' }, false],
  [{ minor: '…', currency: 'XOF' }, false],
  [{ minor: '12' }, false],
  [null, false],
  ['12', false],
])('%j is written money: %s', (value, is) => {
  expect(isWrittenMoney(value)).toBe(is);
});

test('a message may hold others, each a sentence', () => {
  const parts = [
    { code: 'CLM-O21', data: { rows: [3] } },
    { code: 'CLM-O22', data: { rows: [4, 5] } },
  ];
  expect(word('CLM-O00', { parts }, 'en').message).toBe(
    'Rejected in the statement: row(s) 3. Rejected in the recap: line(s) 4 and 5.',
  );
  expect(word('CLM-O00', { parts: '…' }, 'en').message).toBe('Several explanations.');
});
