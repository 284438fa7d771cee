import { toSnakeCase } from '../http/snake-case.ts';
import type { ClaimItem, InsuredItem } from './claim-items.ts';
import type { RecapLine, StatLine } from './claim-row.ts';
import type { SourcedLine } from './mapping/claims-record.ts';
import { maskTree } from './personal-data/mask-values.ts';
import { toMinorUnits, toMinorUnitsOrNull } from './present-amount.ts';
import type { PublicClaim, PublicInsured } from './public-claims.schema.ts';

/** Who reads: in clear, or with everything about people masked. */
export interface ClaimsReader {
  readonly isMasked: boolean;
}

const shown = <T>(value: T, { isMasked }: ClaimsReader): T =>
  isMasked ? (maskTree(value) as T) : value;

/** A claim as lists show it. */
export function presentClaim(claim: ClaimItem, reader: ClaimsReader): PublicClaim {
  return shown(
    {
      id: claim.id,
      claim_id: claim.claimId,
      state: claim.state,
      version: claim.version,
      country: claim.country,
      country_code: claim.countryCode,
      currency: claim.currency,
      policy_number: claim.policyNumber,
      insured_id: claim.insuredId,
      principal_id: claim.principalId,
      beneficiary: claim.beneficiary,
      employer: claim.employer,
      partner: claim.partner,
      total_claimed: toMinorUnits(claim.totalClaimed),
      total_reimbursed: toMinorUnits(claim.totalReimbursed),
      first_settlement: claim.firstSettlement,
      last_settlement: claim.lastSettlement,
      start_date: claim.period.start,
      end_date: claim.period.end,
      session_id: claim.runId,
      created_at: claim.createdAt,
      updated_at: claim.updatedAt,
    },
    reader,
  );
}

/**
 * A claim with all its versions and, of each, the lines that it is made of and where they stand.
 *
 * @param versions the newest (current) first; at least one
 */
export function presentClaimHistory(versions: readonly ClaimItem[], reader: ClaimsReader) {
  const [current, ...older] = versions.map((version) => presentVersion(version, reader));
  if (current === undefined) throw new RangeError('a claim without a version');
  return { ...current, versions: [current, ...older] };
}

function presentVersion(claim: ClaimItem, reader: ClaimsReader) {
  return {
    ...presentClaim(claim, reader),
    lines: claim.lines.map((line) => shown(presentLine(line), reader)),
    recap: claim.recap.map((line) => shown(presentLine(line), reader)),
  };
}

/** Where it stands is told without `kind`, which the list it is in says already. */
function presentLine({ line, source }: SourcedLine<StatLine | RecapLine>) {
  const { kind: _, ...told } = line;
  const { runId, fileId, slot, sheet, row } = source;
  const amounts =
    line.kind === 'stat'
      ? { copay: toMinorUnitsOrNull(line.copay), excluded: toMinorUnitsOrNull(line.excluded) }
      : {};
  return {
    ...(toSnakeCase(told) as Readonly<Record<string, unknown>>),
    amount_claimed: toMinorUnitsOrNull(line.amountClaimed),
    amount_reimbursed: toMinorUnitsOrNull(line.amountReimbursed),
    ...amounts,
    source: { session_id: runId, file_id: fileId, slot, sheet, row },
  };
}

/** An insured person. */
export function presentInsured(insured: InsuredItem, reader: ClaimsReader): PublicInsured {
  return shown(
    {
      id: insured.id,
      status: insured.status,
      name: insured.name,
      member_id: insured.memberId,
      birth_date: insured.birthDate,
      policy_number: insured.policyNumber,
      employer: insured.employer,
      principal_id: insured.principalId,
      country_code: insured.countryCode,
      session_id: insured.runId,
      created_at: insured.createdAt,
      updated_at: insured.updatedAt,
    },
    reader,
  );
}
