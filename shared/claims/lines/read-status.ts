import { normaliseHeader } from '../../rows/normalise-header.ts';
import { rememberCells } from '../../rows/remember-cells.ts';
import type { ClaimStatus, InsuredStatus } from '../claim-row.ts';

const claimWords: Readonly<Record<Exclude<ClaimStatus, 'OTHER'>, string>> = {
  SETTLED: 'regle paye rembourse liquide settled paid reimbursed',
  REJECTED: 'rejete rejet refuse refus decline rejected refused denied declined',
  PENDING:
    'pending in_progress suspendu suspended non_regle non_paye non_rembourse non_liquide impaye',
  CANCELLED: 'annule annulation cancelled canceled',
};
/** `En cours de traitement`, `Attente pièces`, `À payer en mars`. */
const pending =
  /^(?:(?:en_)?(?:cours|attente|instance|suspens|traitement)|(?:reste_)?a_(?:payer|regler|rembourser|liquider|traiter|valider))(?:_|$)/;

const insuredWords: Readonly<Record<InsuredStatus, string>> = {
  A: 'a assure adherent principal assure_principal adherent_principal titulaire insured member',
  C: 'c conjoint conj epoux epouse conjointe mari femme spouse husband wife',
  E: 'e enfant enf fils fille fils_fille garcon child children son daughter',
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
  const key = keyOf(text);
  return insuredStatusOf.get(key) ?? insuredStatusOf.get(leaveOutCount(key));
}

/** Without the endings `(e)`, `(s)` and the number of several: `conjoint(e)`, `Épouse 1`, `2e enfant`. */
function leaveOutCount(key: string): string {
  return key
    .replace(/_(?:e|s|es|e_s)(?=_|$)/g, '')
    .replace(/^\d{1,2}_?(?:er|ere|e|eme|nd|nde)?_/, '')
    .replace(/(?:_n)?_?\d{1,2}$/, '');
}
