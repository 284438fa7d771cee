import { normaliseHeader } from '../../rows/normalise-header.ts';
import { rememberCells } from '../../rows/remember-cells.ts';
import type { ClaimStatus, InsuredStatus } from '../claim-row.ts';

const claimWords: Readonly<Record<Exclude<ClaimStatus, 'OTHER'>, string>> = {
  SETTLED: 'regle paye settled paid',
  REJECTED: 'rejete refuse rejected refused denied',
  PENDING: 'pending in_progress non_regle non_paye impaye',
  CANCELLED: 'annule cancelled canceled',
};
/** `En cours de traitement` is in progress too. */
const pending = /^en_(?:cours|attente)(?:_|$)/;

const insuredWords: Readonly<Record<InsuredStatus, string>> = {
  A: 'a assure adherent principal assure_principal adherent_principal insured member',
  C: 'c conjoint epoux epouse conjointe mari femme spouse',
  E: 'e enfant fils fille child',
};

const claimStatusOf = listWords(claimWords);
const insuredStatusOf = listWords(insuredWords);

/** Words with their feminine and plural: `réglée`, `payés`, `enfants`. */
function listWords<S extends string>(words: Readonly<Record<S, string>>): ReadonlyMap<string, S> {
  return new Map(
    Object.entries<string>(words).flatMap(([status, list]) =>
      list
        .split(' ')
        .flatMap((word) =>
          (word.length > 1 ? ['', 'e', 's', 'es'] : ['']).map(
            (end) => [word + end, status as S] as const,
          ),
        ),
    ),
  );
}

/** Accents, case and what stands between words do not matter. */
const keyOf = rememberCells((text) => normaliseHeader(String(text).toLowerCase()));

/** The status of a claim; whatever is not known is OTHER. @see CLAIMS §3 */
export function readClaimStatus(text: string): ClaimStatus {
  const key = keyOf(text);
  return claimStatusOf.get(key) ?? (pending.test(key) ? 'PENDING' : 'OTHER');
}

/** A, C or E; undefined when the word is none of theirs. @see CLAIMS §1, insured_status */
export function readInsuredStatus(text: string): InsuredStatus | undefined {
  return insuredStatusOf.get(keyOf(text));
}
