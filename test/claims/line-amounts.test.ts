import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordMessage } from '../../shared/messages/catalogue.ts';
import { readAll, readRecap, readStat } from './a-file-of-lines.ts';

const euros = { countryCode: 'FR', currency: 'EUR' };
/** A row with this amount claimed, and nothing reimbursed. */
const claim = (cell: unknown, over: Readonly<Record<string, unknown>> = {}, context = {}) =>
  readStat({ amount_claimed: cell, amount_reimbursed: 0, ...over }, context);

describe('amounts in francs (no minor unit)', () => {
  test.each([
    ['1 234 567', '1234567'],
    ['1\u00a0234\u202f567', '1234567'],
    ['1.234.567', '1234567'],
    ['1,234,567', '1234567'],
    ['1.234', '1234'],
    ['1,234', '1234'],
    ['1 234,00', '1234'],
    ['1.234,00', '1234'],
    ['1,234.00', '1234'],
    ['10000 F CFA', '10000'],
    ['10 000 FCFA', '10000'],
    ['XOF 10 000', '10000'],
    ['10.000 F', '10000'],
    [10000, '10000'],
    ['0', '0'],
    ['(500)', '-500'],
    ['-500', '-500'],
    ['−500', '-500'],
  ])('%j is %s', (cell, amountClaimed) => {
    const over = String(amountClaimed).startsWith('-') ? { amount_reimbursed: '-500' } : {};
    expect(claim(cell, over)).toMatchObject({ line: { amountClaimed }, told: [] });
  });

  test.each([...['1 234,50', '1234.5', '0,500', '1234,567', '12.3456', '1,234.567'], ...[1234.5]])(
    'CLM-R16: %j has decimals',
    (cell) => {
      const { line, told, row, findings } = claim(cell);
      expect(line.amountClaimed).toBeNull();
      expect(told).toEqual(['CLM-R16 amount_claimed']);
      expect(row.rejectedBy).toEqual(['CLM-R16']);
      expect(findings[0]?.data).toEqual({ field: 'amount_claimed', currency: 'XOF' });
    },
  );

  test.each([
    ['douze mille', 'not-a-number'],
    ['12 mille', 'not-a-number'],
    ['12k', 'not-a-number'],
    ['1,2 M', 'not-a-number'],
    ['1,2E+05', 'not-a-number'],
    ['12 000 sous', 'unknown-currency'],
    ['1.23.456', 'not-a-number'],
    ['--5', 'not-a-number'],
    ['néant', 'not-a-number'],
    [true, 'not-a-number'],
    ['7712345678901234', 'out-of-range'],
    ['-1000000000001', 'out-of-range'],
    ['=B2*0,8', 'uncomputed'],
  ])('CLM-R04: %j is no amount, and not 0', (cell, problem) => {
    const { line, told, row, findings } = claim(cell);
    expect(line.amountClaimed).toBeNull();
    expect(told).toEqual(['CLM-R04 amount_claimed']);
    expect(row.rejectedBy).toEqual(['CLM-R04']);
    expect(findings[0]?.data).toEqual({ field: 'amount_claimed', amount_problem: problem });
  });

  test('every amount that people write out comes back to the franc', () => {
    const separator = fc.constantFrom(' ', '\u00a0', '\u202f', '.', ',', '');
    const suffix = fc.constantFrom('', ' F CFA', ' XOF', ',00');
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999 }), separator, suffix, (amount, mark, end) => {
        fc.pre(!(mark === ',' && end === ',00'));
        const written = String(amount).replace(/\B(?=(\d{3})+$)/g, mark) + end;
        expect(claim(written).line.amountClaimed).toBe(String(amount));
      }),
    );
  });
});

describe('amounts with cents', () => {
  test.each([
    ['1 234,50', '123450'],
    ['1.234,5', '123450'],
    ['1,234.50', '123450'],
    ['1 234 567', '123456700'],
    ['1.234.567', '123456700'],
    ['1234,5 €', '123450'],
    ['5€50', '550'],
    [1234.5, '123450'],
    ['0.50', '50'],
  ])('%j is %s cents', (cell, amountClaimed) => {
    expect(claim(cell, {}, euros)).toMatchObject({ line: { amountClaimed }, told: [] });
  });

  test.each([
    ['fr', 'Montant invalide. Colonne « Montant facturé » : ce n’est pas un montant en chiffres.'],
    ['en', 'Invalid amount. Column “Amount claimed”: it is no amount in figures.'],
  ] as const)('CLM-R04 names the column as a column, in %s', (lang, message) => {
    const data = { field: 'amount_claimed', amount_problem: 'not-a-number' };
    expect(wordMessage('CLM-R04', data, lang).replaceAll('\u00a0', ' ')).toBe(message);
  });

  test('CLM-R16: more decimals than the currency has', () => {
    expect(claim('1234,567', {}, euros).told).toEqual(['CLM-R16 amount_claimed']);
  });

  test('CLM-R04: a lone 1.234 of which nothing says what its point means', () => {
    const { told, findings } = claim('1.234', {}, euros);
    expect(told).toEqual(['CLM-R04 amount_claimed']);
    expect(findings[0]?.data['amount_problem']).toBe('ambiguous');
  });

  test('is read by what its column proves, in a second pass', () => {
    const rows = ['1.234', '1 250,50', '99,90'].map((cell) => ({
      ...{ amount_claimed: cell, amount_reimbursed: 0 },
    }));
    const first = readAll(rows, euros);
    expect(first.proved).toEqual({
      columns: { dateOrders: {}, decimalMarks: { amount_claimed: ',' } },
      isReadRight: false,
    });
    const second = readAll(rows, { ...euros, columns: first.proved.columns });
    expect(second.lines[0]).toMatchObject({ amountClaimed: '123400' });
    expect(second.findings).toEqual([]);
    expect(second.proved.isReadRight).toBe(true);
  });

  test('in francs the proof changes nothing', () => {
    const rows = [{ amount_claimed: '10.000' }, { amount_claimed: '10.000,00' }];
    const { proved, findings } = readAll(rows);
    expect(findings).toEqual([]);
    expect(proved.isReadRight).toBe(true);
  });
});

describe('the currency of a row', () => {
  const declared = (devise: string) => ({ currency: devise });
  test.each([
    [declared('XOF'), 'SN', 'XOF'],
    [declared('F CFA'), 'SN', 'XOF'],
    [declared(''), 'SN', 'XOF'],
    [{ amount_claimed: '10 000 F CFA' }, 'SN', 'XOF'],
    [{ amount_claimed: '10 000 F CFA' }, 'CM', 'XAF'],
    [declared('FCFA'), 'CM', 'XAF'],
    [{ amount_claimed: '10 000 F' }, 'GN', 'GNF'],
  ] as const)('%j in %s is %s', (cells, countryCode, currency) => {
    const read = readStat(cells, { countryCode, currency });
    expect(read).toMatchObject({ line: { currency }, told: [] });
  });

  test.each([
    [declared('EUR'), 'currency', 'EUR'],
    [declared('franc suisse'), 'currency', 'XOF'],
    [declared('XAF'), 'currency', 'XAF'],
    [{ amount_claimed: '100 €', amount_reimbursed: '80' }, 'amount_claimed', 'EUR'],
    [{ amount_reimbursed: 'EUR 80' }, 'amount_reimbursed', 'EUR'],
  ])('CLM-R21: %j is not the session’s', (cells, field, currency) => {
    const { line, told, row } = readStat(cells);
    expect(told).toEqual([`CLM-R21 ${field}`]);
    expect(row.rejectedBy).toEqual(['CLM-R21']);
    expect(line.currency).toBe(currency);
  });

  test('CLM-R21: a row is in one currency', () => {
    const read = readStat({ currency: 'XOF', amount_reimbursed: '80 €' });
    expect(read.told).toEqual(['CLM-R21 amount_reimbursed']);
    expect(read.line.amountReimbursed).toBeNull();
  });

  test('is what the header of its amounts says', () => {
    const { reading } = readAll([]);
    const cells = { claim_id: 'S-1', amount_claimed: '1 234,50' };
    const headers = { amount_claimed: 'Montant facturé (EUR)' };
    const at = { row: 2, sheet: null, slot: 'stat_file', cells, headers };
    const { row, findings } = reading.readRow(at);
    expect(row.line).toMatchObject({ currency: 'EUR', amountClaimed: '123450' });
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'CLM-R21', column: 'Montant facturé (EUR)' }),
    );
  });
});

describe('amounts of one row beside one another', () => {
  test('more reimbursed than claimed is for the comparison to tell, which sees the whole claim', () => {
    const amounts = { amount_claimed: 10000, amount_reimbursed: 10001 };
    expect(readStat(amounts).told).toEqual([]);
    expect(readRecap(amounts).told).toEqual([]);
  });

  test.each([
    [{ copay: 2000 }, []],
    [{ copay: 1500, excluded: 500 }, []],
    [{ copay: 1999 }, ['CLM-R18 amount_claimed']],
    [{ copay: 2000, excluded: 1 }, ['CLM-R18 amount_claimed']],
    [{ copay: 0 }, ['CLM-R18 amount_claimed']],
    [{ copay: '', excluded: null }, []],
    [{ copay: 'rien', excluded: 5 }, ['CLM-R04 copay']],
  ])('CLM-R18: 10 000 claimed, 8 000 reimbursed, %j: %j', (parts, told) => {
    expect(readStat(parts).told).toEqual(told);
  });

  test.each(['copay', 'excluded'])('CLM-R04: %s below zero', (field) => {
    const { told, findings } = readStat({ [field]: -5 });
    expect(told).toEqual([`CLM-R04 ${field}`]);
    expect(findings[0]?.data['amount_problem']).toBe('negative');
  });
});
