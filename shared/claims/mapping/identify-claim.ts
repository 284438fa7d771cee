import { hashToBase32 } from '../../digests/hash-text.ts';
import { claimKeyOf } from '../claim-keys.ts';

/**
 * The id of a claim: the same in every session of its country.
 *
 * @param claimId as people write it, or its key
 * @see CLAIMS §6
 */
export function identifyClaim(countryCode: string, claimId: string): string {
  return `clm_${hashToBase32(JSON.stringify(['claim', countryCode, claimKeyOf(claimId)]))}`;
}

/** Whether a text has the form of a claim's id. */
export function isClaimItemId(text: string): boolean {
  return /^clm_[0-9A-HJKMNP-TV-Z]{26}$/.test(text);
}
