import { describe, expect, test } from 'vitest';
import { decideEnding } from '../../../shared/runs/decide-ending.ts';
import { decidePaymentEnding } from '../../../shared/runs/decide-payment-ending.ts';
import { noCounts } from '../../../shared/runs/run.ts';
import { aBulkRun } from '../a-bulk.ts';

const counts = (fields: Partial<typeof noCounts>) => ({ ...noCounts, read: 5, ...fields });

describe('how a run of payments ends', () => {
  test.each([
    { why: 'all paid', of: { created: 5 }, status: 'DONE', code: undefined },
    { why: 'none paid', of: { rejected: 5 }, status: 'ERROR', code: 'TRF-A30' },
    {
      why: 'some paid',
      of: { created: 1, rejected: 4 },
      status: 'DONE_WITH_ERRORS',
      code: 'TRF-A31',
    },
  ])('$status when $why', ({ of, status, code }) => {
    const ending = decidePaymentEnding(aBulkRun({}, 5), counts(of));
    expect([ending.status, ending.message?.code]).toEqual([status, code]);
  });

  test.each([
    { why: 'nothing was sent', of: { setAside: 5 }, status: 'CANCELLED', code: 'TRF-C03' },
    {
      why: 'what was sent failed',
      of: { rejected: 2, setAside: 3 },
      status: 'CANCELLED',
      code: 'TRF-C03',
    },
    {
      why: 'one was paid',
      of: { created: 1, setAside: 4 },
      status: 'DONE_WITH_ERRORS',
      code: 'TRF-C02',
    },
    { why: 'all had been paid', of: { created: 5 }, status: 'DONE', code: undefined },
    { why: 'nothing had been read', of: { read: 0 }, status: 'CANCELLED', code: 'TRF-C03' },
  ])('cancelled: $status when $why', ({ of, status, code }) => {
    const ending = decidePaymentEnding(aBulkRun({ cancelRequested: true }, 5), counts(of));
    expect([ending.status, ending.message?.code]).toEqual([status, code]);
  });

  test('what nobody knows the fate of is told before all else', () => {
    const run = aBulkRun({ cancelRequested: true, findings: { 'TRF-C01': 1, 'TRF-L02': 2 } }, 5);
    expect(decidePaymentEnding(run, counts({ created: 2, setAside: 3 }))).toEqual({
      status: 'DONE_WITH_ERRORS',
      message: { code: 'TRF-U01', data: { attention: 2 } },
    });
  });

  test('a rejection says by whom, once', () => {
    const notices = [{ code: 'TRF-A21', data: { by: 'chef@quai.example' } }];
    const counts = { ...noCounts, read: 5, setAside: 5 };
    const run = aBulkRun({ cancelRequested: true, holds: 'funds', notices, counts }, 5);
    const reading = { ...noCounts, read: 5 };
    const markers = [{ counts: { ...noCounts, setAside: 5 }, unreached: 0 }];
    expect(decideEnding({ ...run, reading }, markers, null)).toEqual({
      status: 'CANCELLED',
      counts,
      message: {
        code: 'RUN-NOTED',
        data: {
          parts: [
            { code: 'TRF-C03', data: {} },
            { code: 'TRF-A21', data: { by: 'chef@quai.example' } },
          ],
        },
      },
    });
  });

  test.each([
    { why: 'all found', of: { created: 5 }, status: 'DONE', code: 'TRF-A34' },
    { why: 'none found', of: { rejected: 5 }, status: 'ERROR', code: 'TRF-A32' },
    {
      why: 'one not found',
      of: { created: 4, rejected: 1 },
      status: 'DONE_WITH_ERRORS',
      code: 'TRF-A32',
    },
    {
      why: 'no answer for some',
      of: { created: 4, setAside: 1 },
      status: 'DONE_WITH_ERRORS',
      code: 'TRF-A33',
    },
  ])('looking up only: $status when $why', ({ of, status, code }) => {
    const run = aBulkRun({ dryRun: true, findings: { 'TRF-L02': 1 } }, 5);
    const ending = decidePaymentEnding(run, counts(of));
    expect([ending.status, ending.message?.code]).toEqual([status, code]);
  });
});
