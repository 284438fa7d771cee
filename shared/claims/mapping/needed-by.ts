import type { ClaimItem, ClaimsItem } from '../claim-items.ts';
import { type ClaimBasis, principalLookedAt, refuseClaim } from './refuse-claim.ts';
import type { ClaimsContext } from './settle-context.ts';

/** A claim of this session that refers to a thing or a person. */
export interface NeedingClaim extends ClaimBasis {
  /** Of the claim as it is stored. */
  readonly id: string;
}

/** What claims refer to: it is there for them, and for nothing else. */
export interface Needed {
  /** The claims that need it; left out: too many to ask each of them, so it is needed. */
  readonly neededBy?: readonly NeedingClaim[];
}

/**
 * Claims that are asked before a thing is written. What more claims than these refer to is written
 * all the same: hardly ever are they all refused, and each of them is a record to read.
 */
const askedMax = 8;

/** The same thing, needed by one more claim. */
export function nowNeededBy<T extends Needed>(thing: T, claim: NeedingClaim): T {
  const { neededBy, ...rest } = thing;
  if (neededBy === undefined || neededBy.some(({ id }) => id === claim.id)) return thing;
  return neededBy.length < askedMax ? { ...thing, neededBy: [...neededBy, claim] } : (rest as T);
}

/** Ids of what `isNeeded` looks at. */
export function lookedAt(
  { neededBy = [] }: Needed,
  settings: Pick<ClaimsContext, 'createMissingInsured'>,
): readonly string[] {
  return neededBy.flatMap((claim) => [claim.id, ...principalLookedAt(claim, settings)]);
}

/**
 * Whether a claim that needs it will be written. A claim that is refused leaves no trace: neither
 * its invoice nor its persons nor anything that it names.
 */
export function isNeeded({ neededBy }: Needed, context: ClaimsContext): boolean {
  if (neededBy === undefined) return true;
  return neededBy.some((claim) => {
    const existing = claimOf(context.related.get(claim.id));
    if (isLeft(existing, context)) return false;
    return refuseClaim(existing, claim, context) === null;
  });
}

/** What stays as another session wrote it (CLM-S01) brings nothing new either. */
function isLeft(existing: ClaimItem | undefined, { updateExisting, runId }: ClaimsContext) {
  return !updateExisting && existing?.state === 'active' && existing.runId !== runId;
}

/** @throws when the id of a claim stands for something else: ids tell kinds apart (our bug) */
function claimOf(item: ClaimsItem | undefined): ClaimItem | undefined {
  if (item === undefined || item.kind === 'claim') return item;
  throw new Error(`${item.id} is stored as ${item.kind}, not as a claim`);
}
