import { describe, expect, test } from 'vitest';
import { presentClaim } from '../../shared/claims/present-claim.ts';
import { comparisonItem, publicClaim } from '../../shared/claims/public-claims.schema.ts';
import { presentSummary } from '../../shared/claims/reports/present-summary.ts';
import { publicSummary } from '../../shared/claims/reports/reports-routes.ts';
import { importSession } from '../../shared/claims/sessions/import-session.schema.ts';
import { presentComparison } from '../../shared/claims/sessions/present-comparison.ts';
import { presentImportSession } from '../../shared/claims/sessions/present-import-session.ts';
import { presentFinding } from '../../shared/runs/present-report.ts';
import { addTallies } from '../../shared/runs/tallies.ts';
import { aPair } from './a-claims-file.ts';
import { aClaimsRoad } from './a-claims-road.ts';
import { aConformClaim, aRecapRow, aSettledWorld, aStatRow } from './a-session.ts';
import { aSession } from './an-import-session.ts';

/** More than a number holds exactly (2⁵³ = 9 007 199 254 740 992), by one line or by two. */
const most = '9007199254740993';
const twice = '18014398509481986';

describe('a reference number in the column of amounts', () => {
  test('is no amount; the other claims are settled', async () => {
    const road = aClaimsRoad();
    const reference = '7712345678901234';
    const run = await road.drive(
      await road.send(
        aPair(
          [{ id: 'S1' }, { id: 'S2', claimed: reference }, { id: 'S3', claimed: reference }],
          [{ id: 'S1' }, { id: 'S2', claimed: reference }, { id: 'S3', claimed: reference }],
        ),
      ),
    );

    expect(run).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      counts: { read: 6, created: 2, rejected: 4 },
      tallies: { claims_created: 1, total_claimed: 10_000 },
    });
    const [first] = (await road.findings(run.id)).filter(
      ({ code, slot }) => code === 'CLM-R04' && slot === 'stat_file',
    );
    expect(first && presentFinding(first, 'fr').message.replace(/\s/g, ' ')).toBe(
      'Montant invalide. Colonne « Montant facturé » : il est trop grand pour être vrai (un numéro s’est-il glissé dans cette colonne ?).',
    );
  });

  test('the largest that is taken is a thousand thousand million', async () => {
    const road = aClaimsRoad();
    const claimed = '1 000 000 000 000';
    const run = await road.drive(
      await road.send(aPair([{ id: 'S1', claimed }], [{ id: 'S1', claimed }])),
    );
    expect(run).toMatchObject({ status: 'DONE', tallies: { total_claimed: 1_000_000_000_000 } });
  });
});

describe('a sum past what a number holds exactly', () => {
  test('is text when it is tallied, and a number again below', () => {
    const sums = addTallies({ total: 9_007_199_254_740_991 }, { total: 2, claims: 1 });
    expect(sums).toEqual({ total: most, claims: 1 });
    expect(addTallies(sums, { total: -2, claims: 1 })).toEqual({
      total: 9_007_199_254_740_991,
      claims: 2,
    });
  });

  test('does not keep a claim from being settled, nor from being shown', () => {
    const world = aSettledWorld();
    const { tallies, outcomes } = world.import('run_1', [
      aConformClaim(
        [aStatRow({ amountClaimed: most }, 2), aStatRow({ amountClaimed: most }, 3)],
        [aRecapRow()],
      ),
    ]);

    expect(tallies).toMatchObject({ claims_created: 1, total_claimed: twice });
    const claim = world.claim();
    expect(outcomes[claim.id]).toMatchObject({ outcome: 'created' });
    const shown = presentClaim(claim, { isMasked: false });
    expect(shown.total_claimed).toBe(twice);
    expect(publicClaim.safeParse(shown).success).toBe(true);
    const session = presentImportSession(aSession({ tallies }), {
      ...{ lang: 'fr', publicUrl: '' },
    });
    expect(session.total_claimed_amount).toBe(twice);
    expect(importSession.safeParse(session).success).toBe(true);
  });

  test('is shown in the comparison', () => {
    const shown = presentComparison(
      {
        ...{ claimId: 'S1', claimKey: 'S1', kind: 'gap', currency: 'XOF', code: 'CLM-X03' },
        stat: { claimed: twice, reimbursed: '1', lines: 2 },
        recap: { claimed: '-1', reimbursed: '1', lines: 1 },
        ...{ observation: null, rows: [] },
      } as never,
      'fr',
      (message) => message,
    );
    expect(shown).toMatchObject({
      stat: { claimed: twice, reimbursed: 1 },
      delta: { claimed: '18014398509481987', reimbursed: 0 },
    });
    expect(comparisonItem.safeParse(shown).success).toBe(true);
  });

  test('is shown in the summary of a country', () => {
    const sums = { currency: 'XOF', claims: 2, lines: 2, claimed: BigInt(twice), reimbursed: 0n };
    const shown = presentSummary(
      { groups: [{ ...sums, key: '2026-03', name: '2026-03' }], totals: [sums] },
      { by: 'month', days: {} },
      { start: 0, limit: 10 },
      { lang: 'fr', seesClear: true },
    );
    expect(shown.items).toMatchObject([{ claimed: twice, reimbursed: 0, rate: 0 }]);
    expect(shown.totals).toMatchObject([{ claimed: twice, claims: 2 }]);
    expect(publicSummary.safeParse(shown).success).toBe(true);
  });
});
