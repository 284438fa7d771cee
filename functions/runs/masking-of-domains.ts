import type { Caller } from '../../shared/access/caller.ts';
import type { Masking } from '../../shared/access/masking.ts';
import { mayReadInClear } from '../../shared/access/policy.ts';
import { createClaimsMasking } from '../../shared/claims/personal-data/mask-claims.ts';
import type { Domain, Run } from '../../shared/runs/run.ts';
import { createTransfersMasking } from '../../shared/transfers/personal-data/mask-transfers.ts';
import { readingOf } from './reading-of-domains.ts';

const maskings: Readonly<Partial<Record<Domain, (slot: string) => Masking>>> = {
  claims: (slot) => createClaimsMasking(readingOf('claims', slot).fields),
  transfers: (slot) => createTransfersMasking(readingOf('transfers', slot).fields),
};

/** Nothing is hidden: of whoever may see everything, and of domains without personal data. */
const inClear: Masking = {
  finding: (finding) => finding,
  change: (change) => change,
  record: (value) => value,
  key: (id) => id,
  message: (message) => message,
  row: (_header, cells) => cells,
  header: (names) => names,
  object: (value) => value,
};

/**
 * How what is in a run is shown to a caller who may read it.
 *
 * @param slot of the file whose rows are shown; it decides what its columns mean
 * @throws Error when the policy hides a domain's cells and the domain does not say how: nothing is
 *   shown then
 */
export function maskingFor(
  caller: Caller | null,
  run: Pick<Run, 'domain' | 'countryCode'>,
  slot = '',
): Masking {
  if (caller !== null && mayReadInClear(caller, run)) return inClear;
  const masking = maskings[run.domain];
  if (masking === undefined) throw new Error(`nobody says how ${run.domain} are masked`);
  return masking(slot);
}
