import { describe, expect, test } from 'vitest';
import {
  createPaymentsJudge,
  type PaymentsJudging,
} from '../../../shared/transfers/files/judge-payments.ts';
import type { Payment } from '../../../shared/transfers/payment.ts';

interface Row {
  readonly id?: string | null;
  readonly to?: string;
  readonly minor?: string;
  readonly currency?: string;
}

/** Row 2 and those below it, judged. */
function judge(rows: readonly Row[], known: Partial<PaymentsJudging> = {}) {
  const judging = createPaymentsJudge({ currency: 'XOF', confirmDuplicates: false, ...known });
  const told = rows.flatMap((row, i) =>
    judging
      .take(i + 2, aPayment(row, i))
      .map(({ code, level, row: at, data }) => [code, level, at, data['first_row']]),
  );
  return { told, ...judging.end() };
}

function aPayment({ id, to, minor = '100', currency = 'XOF' }: Row, i: number): Payment {
  return {
    transferId: id === undefined ? `tx-${i}` : id,
    payee: { type: 'MSISDN', identifier: to ?? `2289012345${i}`, name: null },
    amountMinor: minor,
    currency,
    note: null,
  };
}

describe('a file without a flaw', () => {
  test('its rows, their sum, and the digest of their sorted texts', () => {
    const { told, findings, ...verdict } = judge([
      { to: '22890654321', minor: '5000' },
      { to: '22890123456', minor: '10000' },
    ]);
    expect([told, findings]).toEqual([[], []]);
    expect(verdict).toEqual({
      rows: 2,
      totalMinor: 15_000n,
      // printf 'MSISDN:22890123456 10000 tx-1\nMSISDN:22890654321 5000 tx-0\n' | sha256sum
      rowsDigest: 'c8523ea5f1408eed51c77a3da460b7a14ac6465618430b0ebb118f77633a4617',
      duplicates: { count: 0, rows: [] },
    });
  });

  test('the order of rows does not change the digest; payee, amount and id do', () => {
    const a = judge([
      { to: '1', minor: '5', id: 'a' },
      { to: '2', minor: '7', id: 'b' },
    ]).rowsDigest;
    const reordered = judge([
      { to: '2', minor: '7', id: 'b' },
      { to: '1', minor: '5', id: 'a' },
    ]).rowsDigest;
    const otherAmounts = judge([
      { to: '1', minor: '7', id: 'a' },
      { to: '2', minor: '5', id: 'b' },
    ]).rowsDigest;
    const withoutIds = judge([
      { to: '1', minor: '5', id: null },
      { to: '2', minor: '7', id: null },
    ]).rowsDigest;
    expect(reordered).toBe(a);
    expect(new Set([a, otherAmounts, withoutIds]).size).toBe(3);
  });

  test('a payment that stands twice is not the same file as one that stands once', () => {
    const once = judge([{ to: '1' }]);
    const twice = judge([{ to: '1' }, { to: '1' }]);
    expect(twice.rowsDigest).not.toBe(once.rowsDigest);
  });
});

describe('rows against each other', () => {
  test('an id that an earlier row has', () => {
    expect(judge([{ id: 'a' }, { id: 'b' }, { id: 'a' }]).told).toEqual([
      ['TRF-R26', 'rejected', 4, 2],
    ]);
  });

  test('no ids at all are fine, ids of some rows only are not', () => {
    expect(judge([{ id: null }, { id: null }]).told).toEqual([]);
    const odd = (...ids: (string | null)[]) =>
      judge(ids.map((id) => ({ id }))).findings.map(({ code, level, row, data }) => [
        ...[code, level, row, data['reason']],
      ]);
    expect(odd(null, 'a', 'b', 'c')).toEqual([['TRF-R24', 'rejected', 2, undefined]]);
    expect(odd('a', null)).toEqual([['TRF-R24', 'rejected', 3, undefined]]);
    expect(odd(null, 'a', null)).toEqual([['TRF-R24', 'rejected', 3, 'TRF-R24-GIVEN']]);
  });

  test('a second currency', () => {
    expect(judge([{}, { currency: 'EUR' }]).told).toEqual([['TRF-R25', 'rejected', 3, 2]]);
  });

  test('the same payee and amount twice, until it is confirmed', () => {
    const rows = [{ to: '1' }, { to: '1' }, { to: '1', minor: '200' }, { to: '1' }];
    const refused = judge(rows);
    expect(refused.told).toEqual([
      ['TRF-D01', 'rejected', 3, 2],
      ['TRF-D01', 'rejected', 5, 2],
    ]);
    expect(refused.duplicates).toEqual({ count: 2, rows: [3, 5] });
    const confirmed = judge(rows, { confirmDuplicates: true });
    expect(confirmed.told).toEqual([
      ['TRF-D01', 'warning', 3, 2],
      ['TRF-D01', 'warning', 5, 2],
    ]);
    expect(confirmed.totalMinor).toBe(500n);
  });

  test('of many duplicates twenty are named and all are counted', () => {
    const { duplicates } = judge(Array.from({ length: 30 }, () => ({ to: '1' })));
    expect(duplicates.count).toBe(29);
    expect(duplicates.rows).toEqual([
      3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,
    ]);
  });
});

describe('the file as a whole', () => {
  test('another currency than the account’s is told once, not on each row', () => {
    const { told, findings } = judge([{ currency: 'EUR' }, { currency: 'EUR' }]);
    expect(told).toEqual([]);
    expect(findings.map(({ code, level, data }) => [code, level, data])).toEqual([
      ['TRF-F01', 'blocking', { currency: 'EUR', expected: 'XOF' }],
    ]);
  });

  test.each([
    ['9007199254740990', [], 'exactly 2^53 − 1'],
    ['9007199254740991', ['TRF-F02'], 'one more'],
  ])('a sum with %s: %j, %s', (minor, codes) => {
    const { findings } = judge([{ minor }, { minor: '1' }]);
    expect(findings.map(({ code }) => code)).toEqual(codes);
  });
});
