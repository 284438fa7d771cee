import type { ClaimItem } from '../../shared/claims/claim-items.ts';
import type { ClaimsRoad } from './a-claims-road.ts';

/** Claims as they are stored now, without the versions that were kept, by number. */
export function claimItems({ records }: Pick<ClaimsRoad, 'records'>): readonly ClaimItem[] {
  return [...records.items].flatMap(([id, item]) =>
    item.kind === 'claim' && !id.includes('@') ? [item] : [],
  );
}

/** The same in short: what a test writes out by hand. */
export function storedClaims(road: Pick<ClaimsRoad, 'records'>) {
  return Object.fromEntries(
    claimItems(road).map(({ claimId, version, totalClaimed, lines, recap }) => [
      claimId,
      {
        ...{ version, claimed: totalClaimed, recap: recap.length },
        days: lines.map(({ line }) => line.settlementDate).sort(),
      },
    ]),
  );
}
