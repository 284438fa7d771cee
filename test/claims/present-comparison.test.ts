import { expect, test } from 'vitest';
import { comparisonItem } from '../../shared/claims/public-claims.schema.ts';
import type { ComparisonLine } from '../../shared/claims/reading/partition-store.ts';
import { presentComparison } from '../../shared/claims/sessions/present-comparison.ts';
import { aPair } from './a-claims-file.ts';
import { aClaimsRoad } from './a-claims-road.ts';

const present = (line: ComparisonLine) => presentComparison(line, 'fr', (message) => message);

test('of an incomplete claim no sum is shown, and all its rows are counted', async () => {
  const road = aClaimsRoad();
  const run = await road.drive(
    await road.send(
      aPair(
        [
          { id: 'S1', claimed: '3000' },
          { id: 'S1', claimed: 'douze mille' },
          { id: 'S1', claimed: '500', day: '2024-03-30' },
          { id: 'S2', day: '2024-02-20' },
        ],
        [
          { id: 'S1', claimed: '15000' },
          { id: 'S2', day: '2024-02-20' },
        ],
      ),
    ),
  );

  const [incomplete, conform] = (await road.comparison(run.id)).map(present);

  expect(incomplete).toMatchObject({
    ...{ claim_id: 'S1', kind: 'incomplete', code: 'CLM-X17' },
    stat: { claimed: null, reimbursed: null, lines: 3 },
    recap: { claimed: null, reimbursed: null, lines: 1 },
    delta: { claimed: null, reimbursed: null },
  });
  expect(conform).toMatchObject({
    stat: { claimed: 10000, reimbursed: 10000, lines: 1 },
    delta: { claimed: 0, reimbursed: 0 },
  });
  for (const shown of [incomplete, conform]) {
    expect(comparisonItem.safeParse(shown).success).toBe(true);
  }
});
