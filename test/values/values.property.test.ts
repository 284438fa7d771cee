import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSerial } from '../../shared/values/calendar-day.ts';
import { createDateProof } from '../../shared/values/date-proof.ts';
import { createNumberProof } from '../../shared/values/number-proof.ts';
import { readBoolean } from '../../shared/values/read-boolean.ts';
import { readDate } from '../../shared/values/read-date.ts';
import { readDecimal } from '../../shared/values/read-decimal.ts';
import { readDuration } from '../../shared/values/read-duration.ts';
import { readMoney } from '../../shared/values/read-money.ts';

/** Digits without a zero in front, and decimals without one behind. */
const wholes = fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String);
const fractions = fc.stringMatching(/^\d{0,8}[1-9]$/).map((digits) => digits);
const separators = ['', ' ', '\u00a0', '\u202f', '\u2009', "'", '’'] as const;
const zeros = ['0', '０', '٠', '۰', '०', '๐'];

const group = (digits: string, by: string) =>
  by === '' ? digits : digits.replace(/\B(?=(?:\d{3})+$)/g, by);
const inScript = (text: string, zero: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint((zero.codePointAt(0) ?? 48) + Number(digit)));

describe('a number reads back however it is written', () => {
  test('with a decimal mark, groups and a sign, in any script', () => {
    const styles = fc.record({
      by: fc.constantFrom(...separators),
      mark: fc.constantFrom('.' as const, ',' as const),
      zero: fc.constantFrom(...zeros),
      sign: fc.constantFrom('', '-', '\u2212', '– '),
    });
    fc.assert(
      fc.property(wholes, fractions, styles, (whole, fraction, { by, mark, zero, sign }) => {
        const cell = sign + inScript(`${group(whole, by)}${mark}${fraction}`, zero);
        const decimal = `${sign === '' ? '' : '-'}${whole}.${fraction}`;
        expect(readDecimal(cell, { decimalMark: mark })).toEqual({ kind: 'value', decimal });
      }),
    );
  });

  test('with groups by one mark and decimals by the other, and it proves its column', () => {
    fc.assert(
      fc.property(
        wholes.filter((digits) => digits.length > 3),
        fractions,
        fc.boolean(),
        (whole, fraction, isFrench) => {
          const [by, mark] = isFrench ? ['.', ','] : [',', '.'];
          const cell = `${group(whole, by ?? '')}${mark}${fraction}`;
          expect(readDecimal(cell)).toEqual({ kind: 'value', decimal: `${whole}.${fraction}` });
          const proof = createNumberProof();
          proof.take(cell);
          expect(proof.result().decimalMark).toBe(mark);
        },
      ),
    );
  });

  test('in whole minor units, before or behind its currency, exactly', () => {
    const minor = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    const styles = fc.constantFrom<(figures: string, sign: string) => string>(
      (figures, sign) => `${sign}${figures} €`,
      (figures, sign) => `EUR ${sign}${figures}`,
      (figures, sign) => `${figures}${sign} EUR`,
      (figures, sign) => (sign === '' ? `€${figures}` : `(€${figures})`),
    );
    fc.assert(
      fc.property(minor, fc.constantFrom(...separators), styles, (amountMinor, by, style) => {
        const digits = String(amountMinor < 0n ? -amountMinor : amountMinor).padStart(3, '0');
        const figures = `${group(digits.slice(0, -2), by)},${digits.slice(-2)}`;
        const cell = style(figures, amountMinor < 0n ? '-' : '');
        const value = { amountMinor, currency: 'EUR' };
        expect(readMoney(cell, { house: 'XOF' })).toEqual({ kind: 'value', value });
      }),
    );
  });

  test('as a number of JSON', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (cell) => {
        const decimal = cell === 0 ? '0' : String(cell);
        expect(readDecimal(cell)).toEqual({ kind: 'value', decimal });
      }),
    );
  });
});

/** Every day of four centuries, as the calendar of the machine counts them. */
const days = fc
  .integer({ min: Date.UTC(1901, 0, 1) / 86_400_000, max: Date.UTC(2299, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const french = 'janvier février mars avril mai juin juillet août septembre octobre novembre';
const english = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec';
const nameOf = (names: string, month: string) => names.split(' ')[Number(month) - 1] ?? 'décembre';

describe('a day reads back however it is written', () => {
  const styles = fc.constantFrom<(y: string, m: string, d: string) => string>(
    (y, m, d) => `${y}-${m}-${d}`,
    (y, m, d) => `${y}-${m}-${d}T23:59:59.999-11:00`,
    (y, m, d) => `${y}/${Number(m)}/${Number(d)}`,
    (y, m, d) => `${d}/${m}/${y}`,
    (y, m, d) => `${Number(d)}.${Number(m)}.${y} 14:30`,
    (y, m, d) => `${Number(d)}${d === '01' ? 'er' : ''} ${nameOf(french, m)} ${y}`,
    (y, m, d) => `${d}-${nameOf(english, m)}-${y}`,
    (y, m, d) => `${nameOf(english, m)} ${Number(d)}, ${y}`,
  );
  test('in figures and in words', () => {
    fc.assert(
      fc.property(days, styles, (day, style) => {
        const [y = '', m = '', d = ''] = day.split('-');
        expect(readDate(style(y, m, d))).toMatchObject({ kind: 'value', value: day });
      }),
    );
  });

  test('month first, where the column says so', () => {
    fc.assert(
      fc.property(days, (day) => {
        const [y, m, d] = day.split('-');
        const cell = `${m}/${d}/${y}`;
        const ambiguous = Number(d) <= 12 && d !== m;
        expect(readDate(cell, { order: 'mdy' })).toEqual({ kind: 'value', value: day, ambiguous });
        const proof = createDateProof();
        proof.take(cell);
        expect(proof.result().mdy).toBe(Number(d) > 12 ? 1 : 0);
      }),
    );
  });

  test('as a spreadsheet counts it', () => {
    fc.assert(
      fc.property(days, (day) => {
        const serial = Date.parse(day) / 86_400_000 + 25_569;
        expect(readSerial(serial, 1900)).toBe(day);
        expect(day < '1904' ? day : readSerial(serial - 1462, 1904)).toBe(day);
      }),
    );
  });
});

test('no cell whatever makes a reading throw, and none is read as a day that is none', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: fc.constantFrom(...'0123456789 .,-/:()€kMehTZ’½²٣\u202f') }),
  );
  const cells = fc.oneof({ weight: 4, arbitrary: texts }, { weight: 1, arbitrary: fc.anything() });
  fc.assert(
    fc.property(cells, (cell) => {
      const kinds = ['value', 'empty', 'problem'];
      const all = { accounting: true, multiples: true };
      const decimal = readDecimal(cell, all);
      expect(kinds).toContain(decimal.kind);
      if (decimal.kind === 'value') expect(decimal.decimal).toMatch(/^-?\d+(?:\.\d*[1-9])?$/);
      expect(kinds).toContain(readMoney(cell, { house: 'XOF' }).kind);
      expect(kinds).toContain(readBoolean(cell).kind);
      expect(kinds).toContain(readDuration(cell).kind);
      const date = readDate(cell, { serials: 1900 });
      expect(kinds).toContain(date.kind);
      if (date.kind === 'value') {
        expect(new Date(date.value).toISOString().slice(0, 10)).toBe(date.value);
      }
      const proofs = [createNumberProof(), createDateProof()];
      for (const proof of proofs) proof.take(cell);
    }),
    { numRuns: 2000 },
  );
});
