import type { ClaimItem, InsuredItem } from './claim-items.ts';
import type { StatLine } from './claim-row.ts';

/** Lines of one claim that agree in everything that lists and sums ask for, added up. */
export interface LinesSum {
  readonly settlementDate: string | null;
  /** ISO 4217. */
  readonly currency: string;
  /** As the lines write them; what a line does not say, its claim does. */
  readonly employer: string | null;
  readonly partner: string | null;
  readonly policyNumber: string;
  readonly actFamily: string | null;
  readonly lines: number;
  /** Minor units as decimal text. */
  readonly claimed: string;
  readonly reimbursed: string;
}

/** What lists and sums need to know of a claim: a tenth of it, so that many are read at once. */
export interface ListedClaim {
  readonly sums: readonly LinesSum[];
  /** Of its beneficiaries and main insured persons, each once. */
  readonly names: readonly string[];
  readonly memberIds: readonly string[];
}

/** What a list needs to know of an insured person. */
export type ListedPerson = Pick<InsuredItem, 'name' | 'memberId' | 'employer'>;

/** What of a claim is listed. */
export type ListableClaim = Pick<ClaimItem, 'lines' | 'employer' | 'partner' | 'policyNumber'>;

export function listClaim(claim: ListableClaim): ListedClaim {
  const lines = claim.lines.map(({ line }) => line);
  const sums = new Map<
    string,
    { group: Group; lines: number; claimed: bigint; reimbursed: bigint }
  >();
  for (const line of lines) {
    const group = groupOf(line, claim);
    const key = JSON.stringify(group);
    const sum = sums.get(key) ?? { group, lines: 0, claimed: 0n, reimbursed: 0n };
    sum.lines += 1;
    // Lines of a stored claim have both amounts: a line without one would have been rejected.
    sum.claimed += BigInt(line.amountClaimed ?? 0);
    sum.reimbursed += BigInt(line.amountReimbursed ?? 0);
    sums.set(key, sum);
  }
  return {
    sums: [...sums.values()].map(({ group, lines, claimed, reimbursed }) => ({
      ...group,
      ...{ lines, claimed: String(claimed), reimbursed: String(reimbursed) },
    })),
    names: eachOnce(lines.flatMap(({ beneficiary, mainInsured }) => [beneficiary, mainInsured])),
    memberIds: eachOnce(lines.map(({ memberId }) => memberId)),
  };
}

type Group = Omit<LinesSum, 'lines' | 'claimed' | 'reimbursed'>;

function groupOf(line: StatLine, claim: ListableClaim): Group {
  const { settlementDate, currency, actFamily } = line;
  return {
    ...{ settlementDate, currency, actFamily },
    employer: line.employer ?? claim.employer,
    partner: line.partner ?? claim.partner,
    policyNumber: line.policyNumber ?? claim.policyNumber,
  };
}

function eachOnce(texts: readonly (string | null)[]): string[] {
  return [...new Set(texts.filter((text) => text !== null))];
}

/** Texts once, and sums that name them by their places: lines of a claim mostly say the same. */
interface Packed {
  readonly texts: readonly string[];
  readonly sums: readonly (readonly [...(number | null)[], string, string])[];
  readonly names: readonly number[];
  readonly ids: readonly number[];
}

/** A listed claim as one text, for an index to hold. */
export function packClaim({ sums, names, memberIds }: ListedClaim): string {
  const places = new Map<string, number>();
  const placeOf = (text: string) => {
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  };
  const placeOrNull = (text: string | null) => (text === null ? null : placeOf(text));
  const packed = {
    sums: sums.map((sum) => [
      ...[sum.settlementDate, sum.currency, sum.employer].map(placeOrNull),
      ...[sum.partner, sum.policyNumber, sum.actFamily].map(placeOrNull),
      ...[sum.lines, sum.claimed, sum.reimbursed],
    ]),
    names: names.map(placeOf),
    ids: memberIds.map(placeOf),
  };
  return JSON.stringify({ texts: [...places.keys()], ...packed });
}

/** The other way round. */
export function unpackClaim(text: string): ListedClaim {
  const { texts, sums, names, ids } = JSON.parse(text) as Packed;
  const textAt = (place: unknown) => texts[place as number] as string;
  const textOrNull = (place: unknown) => (place === null ? null : textAt(place));
  return {
    sums: sums.map(([day, currency, employer, partner, policy, family, lines, ...amounts]) => ({
      ...{ settlementDate: textOrNull(day), currency: textAt(currency) },
      ...{ employer: textOrNull(employer), partner: textOrNull(partner) },
      ...{ policyNumber: textAt(policy), actFamily: textOrNull(family) },
      ...{ lines: Number(lines), claimed: String(amounts[0]), reimbursed: String(amounts[1]) },
    })),
    names: names.map(textAt),
    memberIds: ids.map(textAt),
  };
}
