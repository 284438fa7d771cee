import type { ClaimItem, ClaimsItem } from '../claim-items.ts';
import { textKeyOf } from '../claim-keys.ts';
import { isTooLarge, measureLines } from './measure-item.ts';
import type { ClaimsContext } from './settle-context.ts';
import { isSpokenFor, type SpokenDays } from './spoken-days.ts';

/** What of a session's claim decides, with what is stored of it, whether it is refused. */
export interface ClaimBasis extends SpokenDays {
  readonly policyNumber: string;
  readonly currency: string;
  /** A of the insured person, when that is another one; it must exist unless it is created. */
  readonly principalId: string | null;
  readonly isPrincipalMissing: boolean;
  /** Of the lines that the session brings, both files: `measureLines`. */
  readonly bytes: number;
}

export type ClaimRefusal = 'no-principal' | 'other-policy' | 'other-currency' | 'too-large';

/**
 * Why a conform claim is not written over what is stored of it; null: it may be. Nothing else is
 * looked at, so the things and persons that only this claim needs can ask the same.
 *
 * @param existing claim as last read, or undefined
 * @see CLAIMS §6; CLM-M01, M06, R21, M04
 */
export function refuseClaim(
  existing: ClaimItem | undefined,
  claim: ClaimBasis,
  context: Pick<ClaimsContext, 'related' | 'createMissingInsured'>,
): ClaimRefusal | null {
  if (lacksPrincipal(claim, context)) return 'no-principal';
  if (existing === undefined || existing.state === 'undone') {
    return isTooLarge(claim.bytes) ? 'too-large' : null;
  }
  if (textKeyOf(existing.policyNumber) !== textKeyOf(claim.policyNumber)) return 'other-policy';
  const kept = existing.lines.filter((line) => !isSpokenFor(line, claim));
  if (kept.some(({ line }) => line.currency !== claim.currency)) return 'other-currency';
  const keptRecap = existing.recap.filter((line) => !isSpokenFor(line, claim));
  return isTooLarge(claim.bytes + measureLines([...kept, ...keptRecap])) ? 'too-large' : null;
}

/** Ids of what is looked at besides the claim itself. */
export function principalLookedAt(
  { principalId, isPrincipalMissing }: Pick<ClaimBasis, 'principalId' | 'isPrincipalMissing'>,
  { createMissingInsured }: Pick<ClaimsContext, 'createMissingInsured'>,
): readonly string[] {
  return !createMissingInsured && isPrincipalMissing && principalId !== null ? [principalId] : [];
}

/** The claim's insured A is neither in the statement nor known, and may not be created. */
function lacksPrincipal(
  claim: ClaimBasis,
  context: Pick<ClaimsContext, 'related' | 'createMissingInsured'>,
): boolean {
  return principalLookedAt(claim, context).some((id) => {
    const principal: ClaimsItem | undefined = context.related.get(id);
    return principal === undefined;
  });
}
