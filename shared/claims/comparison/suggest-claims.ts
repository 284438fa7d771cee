import { looseClaimKeyOf } from '../claim-keys.ts';
import type { JudgedClaim } from './compare-claim.ts';
import { joinParts, type Part } from './observation-parts.ts';

/** Claims that one suggestion names. */
const namedMax = 3;

/**
 * Says of a claim that only the statement knows, and of one that only the recap knows, that they
 * would match without leading zeros or punctuation. Nothing is joined: people decide.
 *
 * @see CLAIMS §5, last rule
 */
export function suggestClaims(claims: readonly JudgedClaim[]): readonly JudgedClaim[] {
  const lonely = claims.filter(({ kind }) => kind === 'only_stat' || kind === 'only_recap');
  if (lonely.length < 2) return claims;
  const byLooseKey = Map.groupBy(lonely, ({ claimKey }) => looseClaimKeyOf(claimKey));
  return claims.map((claim) => {
    if (claim.kind !== 'only_stat' && claim.kind !== 'only_recap') return claim;
    const alike = byLooseKey.get(looseClaimKeyOf(claim.claimKey)) ?? [];
    const others = alike.filter(({ kind }) => kind !== claim.kind).slice(0, namedMax);
    return others.length === 0 ? claim : suggest(claim, others);
  });
}

function suggest(claim: JudgedClaim, others: readonly JudgedClaim[]): JudgedClaim {
  const [first, ...more] = others.map(({ claimId }) => claimId);
  const suggested = { suggested_claim_id: more.length === 0 ? first : [first, ...more] };
  const part: Part = { code: 'CLM-O20', data: suggested };
  const { observation } = claim;
  return {
    ...claim,
    observation: joinParts([...(observation === null ? [] : partsOf(observation)), part]),
    findings: claim.findings.map((finding) => {
      if (finding.code !== claim.code) return finding;
      const parts = [...((finding.data['parts'] as readonly Part[] | undefined) ?? []), part];
      return { ...finding, data: { ...finding.data, ...suggested, parts } };
    }),
  };
}

function partsOf(observation: Part): readonly Part[] {
  const parts = observation.data['parts'];
  return Array.isArray(parts) ? parts : [observation];
}
