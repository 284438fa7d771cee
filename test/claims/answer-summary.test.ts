import { describe, expect, test } from 'vitest';
import { answerSummary } from '../../functions/claims/answer-summary.ts';
import type { Caller } from '../../shared/access/caller.ts';
import { publicSummary, summaryRoute } from '../../shared/claims/reports/reports-routes.ts';
import type { SettlementDays } from '../../shared/claims/reports/settlement-days.ts';
import { checkInput } from '../../shared/http/check-input.ts';
import { aCaller } from '../access/a-caller.ts';
import { createFakeClaimsStore } from '../fakes/claims-store.ts';
import { createFakeClock } from '../fakes/reading-clock.ts';
import { aClaimItem, type StoredClaim } from './a-claim-item.ts';

/** Claims of Senegal, and who asks; each claim takes a while to be read. */
function aDesk(claims: readonly StoredClaim[], readingMs = 0) {
  const clock = createFakeClock();
  const store = createFakeClaimsStore(...claims.map(aClaimItem));
  const asked: unknown[] = [];
  const ports = {
    clock,
    claims: {
      eachSummed(countryCode: string, days: SettlementDays) {
        asked.push([countryCode, days]);
        return (async function* read() {
          for await (const claim of store.eachSummed(countryCode, days)) {
            clock.advance(readingMs);
            yield claim;
          }
        })();
      },
    },
  };
  const ask = async (
    query: Readonly<Record<string, string>>,
    caller: Caller = aCaller('chef_technique'),
    lang: 'fr' | 'en' = 'fr',
  ) => {
    const checked = checkInput(summaryRoute.query, query);
    if (checked.kind === 'refused') return checked.problem;
    return answerSummary(ports, { caller, query: checked.value, lang } as never);
  };
  return { ask, asked };
}

const twoMonths: readonly StoredClaim[] = [
  { claimId: 'S1', lines: [{ settlementDate: '2026-02-10' }] },
  { claimId: 'S2', lines: [{ settlementDate: null, amountReimbursed: '0' }] },
];

describe('GET /api/claims/summary', () => {
  test('by month: names in the language of the reader, integers, rates, totals', async () => {
    const answer = await aDesk(twoMonths).ask({ by: 'month' });
    expect(answer).toEqual({
      status: 200,
      json: {
        by: 'month',
        from: null,
        to: null,
        items: [
          {
            ...{ key: '2026-02', name: 'février 2026', currency: 'XOF', claims: 1, lines: 1 },
            ...{ claimed: 10_000, reimbursed: 8_000, rate: 80 },
          },
          {
            ...{ key: null, name: 'sans date de règlement', currency: 'XOF', claims: 1, lines: 1 },
            ...{ claimed: 10_000, reimbursed: 0, rate: 0 },
          },
        ],
        totals: [
          {
            ...{ currency: 'XOF', claims: 2, lines: 2 },
            ...{ claimed: 20_000, reimbursed: 8_000, rate: 40 },
          },
        ],
        next_cursor: null,
      },
    });
    publicSummary.parse((answer as { json: unknown }).json);
  });

  test('in English', async () => {
    const answer = await aDesk(twoMonths).ask({ by: 'month' }, undefined, 'en');
    expect(answer).toMatchObject({
      json: { items: [{ name: 'February 2026' }, { name: 'no settlement date' }] },
    });
  });

  test('the days narrow what is read and what counts', async () => {
    const { ask, asked } = aDesk(twoMonths);
    const days = { from: '2026-02-10', to: '2026-02-28' };
    expect(await ask({ by: 'employer', ...days })).toMatchObject({
      json: { ...days, totals: [{ claims: 1 }] },
    });
    expect(asked).toEqual([['SN', days]]);
  });

  test('part by part: totals are always of all', async () => {
    const { ask } = aDesk([{ lines: ['A', 'B', 'C'].map((partner) => ({ partner })) }]);
    const names = (answer: unknown) =>
      (answer as { json: { items: { name: string }[] } }).json.items.map(({ name }) => name);
    const first = await ask({ by: 'partner', limit: '2' });
    expect(names(first)).toEqual(['A', 'B']);
    expect(first).toMatchObject({ json: { next_cursor: '2', totals: [{ lines: 3 }] } });
    const second = await ask({ by: 'partner', limit: '2', cursor: '2' });
    expect(names(second)).toEqual(['C']);
    expect(second).toMatchObject({ json: { next_cursor: null, totals: [{ lines: 3 }] } });
  });

  test('admin names a country and sees sums, not names', async () => {
    const { ask, asked } = aDesk([{}]);
    const answer = await ask({ by: 'employer', country: 'Senegal' }, aCaller('admin'));
    expect(answer).toMatchObject({
      json: { items: [{ key: '…', name: '…', claimed: 10_000 }], totals: [{ claimed: 10_000 }] },
    });
    expect(asked).toEqual([['SN', { from: undefined, to: undefined }]]);
  });

  test('an account without country is told, whatever it asks for', async () => {
    const { ask, asked } = aDesk([{}]);
    const nobody = aCaller('admin_territorial', { country: null, countryCode: null });
    for (const query of [{ by: 'month' }, { by: 'month', country: 'Senegal' }]) {
      expect(await ask(query, nobody)).toMatchObject({ problem: 'CLM-F13' });
    }
    expect(asked).toEqual([]);
  });

  test('another country is not there', async () => {
    const { ask, asked } = aDesk([{}]);
    expect(await ask({ by: 'employer', country: 'Togo' })).toMatchObject({
      json: { items: [], totals: [] },
    });
    expect(asked).toEqual([]);
  });

  test.each([
    [{ by: 'employer' }, 'admin', 'CLM-REPORT-COUNTRY'],
    [{ by: 'employer', country: 'Atlantis' }, 'admin', 'RUN-COUNTRY'],
    [{ by: 'employer', cursor: '-1' }, 'chef_technique', 'CLM-REPORT-CURSOR'],
    [{ by: 'colour' }, 'chef_technique', 'RUN-INVALID'],
    [{}, 'chef_technique', 'RUN-INCOMPLETE'],
    [{ by: 'month', from: '2026-02-30' }, 'chef_technique', 'RUN-INVALID'],
  ] as const)('%j by %s is refused with %s', async (query, role, problem) => {
    expect(await aDesk([]).ask(query, aCaller(role))).toMatchObject({ problem });
  });

  test('days the wrong way round are refused by name', async () => {
    const answer = await aDesk([]).ask({ by: 'month', from: '2026-03-01', to: '2026-02-01' });
    expect(answer).toMatchObject({ errors: [{ field: 'to', code: 'CLM-REPORT-DAYS' }] });
  });

  test('what would take longer than the gateway waits is refused, not cut', async () => {
    const claims = Array.from({ length: 5 }, (_, i) => ({ claimId: `S${i}` }));
    const answer = await aDesk(claims, 6_000).ask({ by: 'month' });
    expect(answer).toEqual({ problem: 'CLM-REPORT-TIME', data: { seconds: 20 } });
    expect(await aDesk(claims, 3_999).ask({ by: 'month' })).toMatchObject({ status: 200 });
  });
});
