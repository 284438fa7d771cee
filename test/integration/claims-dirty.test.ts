import { beforeAll, describe, expect, test } from 'vitest';
import { dirtyPair, type ExpectedClaim, sendPair } from '../claims/pair-files.ts';
import { type EndedSession, getAll, importClaims } from './claims-rig.ts';
import { type CallApi, signInAs } from './local-cloud.ts';
import { getJson } from './road-rig.ts';

/**
 * The dirty pair of `test/files/claims` through the deployed pipeline, as a chief of Togo would send
 * it (no other test imports claims there): every claim, and both totals to the last franc.
 */
let chief: CallApi;
let first: EndedSession;

beforeAll(async () => {
  chief = await signInAs('chef_technique', 'Togo');
  first = await importClaims(chief, sendPair(dirtyPair.statement, dirtyPair.recaps[0] ?? ''));
});

const { counts, period, currency, claims = {} } = dirtyPair;
const isConform = ({ kind }: { kind: string }) => kind === 'conform' || kind === 'tolerance';
const conform = Object.values(claims).filter(isConform).length;

interface ComparedLine {
  readonly claim_id: string;
  readonly kind: string;
  readonly code: string | null;
  readonly currency: string;
  readonly stat: Sums;
  readonly recap: Sums;
}
interface Sums {
  readonly claimed: number;
  readonly reimbursed: number;
  readonly lines: number;
}
const listSums = ({ claimed, reimbursed, lines }: Sums) => [claimed, reimbursed, lines];

describe('a statement and a recap full of dirt', () => {
  test('the session: period, rows by outcome, claims, totals right to the last franc', () => {
    expect(first.session).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      start_date: period.start,
      end_date: period.end,
      currency,
      counts: {
        read: counts.read,
        created: counts.taken,
        ...{ updated: 0, unchanged: 0 },
        rejected: counts.rejected,
        set_aside: counts.set_aside,
      },
      claims: { conform, created: conform, updated: 0, unchanged: 0 },
      claims_created_count: conform,
      insured_created_count: dirtyPair.insured,
      total_claimed_amount: dirtyPair.claimed,
      total_reimbursed_amount: dirtyPair.reimbursed,
    });
  });

  test('the comparison: every claim with its code and its sums', async () => {
    const path = `/api/import-sessions/${first.run.id}/comparison`;
    const lines = await getAll<ComparedLine>(chief, path);
    const found = lines.map(({ claim_id: id, kind, code, stat, recap }) => {
      const sums = { stat: listSums(stat), recap: listSums(recap) };
      return [id, { kind, code, ...(claims[id]?.stat ? sums : {}) }];
    });

    expect(Object.fromEntries(found)).toEqual(expectedComparison(claims));
    expect(new Set(lines.map((line) => line.currency))).toEqual(new Set([currency]));
  });

  test('the findings: every code as often as it should be', async () => {
    const items = await getAll<{ code: string }>(chief, `/api/runs/${first.run.id}/findings`);
    const found = Object.groupBy(items, ({ code }) => code);
    const expected = Object.entries(dirtyPair.findings).map(([code, length]) => [code, { length }]);
    expect(found).toMatchObject(Object.fromEntries(expected));
  });

  test('a claim leads back to its lines: file, sheet, row', async () => {
    const claim = await getJson<{ lines: { source: { sheet: string; row: number } }[] }>(
      chief,
      '/api/claims/20140000008342',
    );
    expect(claim).toMatchObject({
      claim_id: '20140000008342',
      total_claimed: 8_000,
      total_reimbursed: 6_400,
      currency,
    });
    // 10 000 − 10 000 + 8 000 stand in rows 38 to 40 of the sheet.
    const places = claim.lines.map(({ source: { sheet, row } }) => `${sheet} ${row}`).sort();
    expect(places).toEqual(['Sinistres T1 38', 'Sinistres T1 39', 'Sinistres T1 40']);
  });

  test('a second import says all unchanged', async () => {
    const again = await importClaims(
      chief,
      sendPair(dirtyPair.statement, dirtyPair.recaps[1] ?? ''),
    );

    expect(again.session).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      counts: {
        read: counts.read,
        ...{ created: 0, updated: 0 },
        unchanged: counts.taken,
        rejected: counts.rejected,
        set_aside: counts.set_aside,
      },
      claims: { conform, created: 0, updated: 0, unchanged: conform },
      insured_created_count: 0,
      claims_created_count: 0,
      total_claimed_amount: dirtyPair.claimed,
      total_reimbursed_amount: dirtyPair.reimbursed,
    });
  });
});

function expectedComparison(expected: Readonly<Record<string, ExpectedClaim>>) {
  return Object.fromEntries(
    Object.entries(expected).map(([id, { kind, code, stat, recap }]) => [
      id,
      { kind, code, ...(stat && recap ? { stat, recap } : {}) },
    ]),
  );
}
