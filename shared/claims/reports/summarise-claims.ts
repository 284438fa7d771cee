import { nameKeyOf, textKeyOf } from '../claim-keys.ts';
import type { SummedClaim } from '../claims-store.ts';
import type { LinesSum } from '../listed-claim.ts';
import { isDayWithin, type SettlementDays } from './settlement-days.ts';

/** What claims can be summed by. */
export const summaryGroupings = ['employer', 'partner', 'act_family', 'month', 'policy'] as const;
export type SummaryGrouping = (typeof summaryGroupings)[number];

/** Exact sums of one currency, minor units. */
export interface SummarySums {
  /** ISO 4217. Currencies are never added to one another. */
  readonly currency: string;
  /** Claims that have a line here; one that has lines in two groups counts once in each. */
  readonly claims: number;
  readonly lines: number;
  readonly claimed: bigint;
  readonly reimbursed: bigint;
}

export interface SummaryGroup extends SummarySums {
  /** What the group is known by; null: lines that do not say it. */
  readonly key: string | null;
  /** As it is written most often; of equals the first by its characters. */
  readonly name: string | null;
}

export interface ClaimsSummary {
  /** By currency, then the highest amount claimed first; months in order of time. */
  readonly groups: readonly SummaryGroup[];
  /** By currency. */
  readonly totals: readonly SummarySums[];
}

/**
 * Sums claims by what their lines say, in memory that grows with the number of groups only.
 *
 * @param claims each once; amounts are the statement's (CLAIMS §6)
 * @param days only lines settled within them count
 */
export async function summariseClaims(
  claims: AsyncIterable<SummedClaim>,
  by: SummaryGrouping,
  days: SettlementDays,
): Promise<ClaimsSummary> {
  const groups = new Map<string, GroupSums>();
  const totals = new Map<string, Sums>();
  for await (const claim of claims) {
    const met = new Set<Sums>();
    for (const part of claim.sums) {
      if (!isDayWithin(part.settlementDate, days)) continue;
      const { currency } = part;
      const { key, name } = placeOf(part, by);
      const group = entryOf(groups, JSON.stringify([currency, key]), () => ({
        ...noSums(currency),
        key,
        names: new Map<string, number>(),
      }));
      const total = entryOf(totals, currency, () => noSums(currency));
      for (const sums of [group, total]) {
        addPart(sums, part);
        met.add(sums);
      }
      if (name !== null) group.names.set(name, (group.names.get(name) ?? 0) + part.lines);
    }
    for (const sums of met) sums.claims += 1;
  }
  return {
    groups: [...groups.values()]
      .map(({ names, ...sums }) => ({ ...sums, name: chooseName(names) }))
      .sort(by === 'month' ? byTime : byClaimed),
    totals: [...totals.values()].sort(byCurrency),
  };
}

type Sums = { -readonly [K in keyof SummarySums]: SummarySums[K] };
interface GroupSums extends Sums {
  readonly key: string | null;
  /** How often each writing of the name occurs. */
  readonly names: Map<string, number>;
}

function noSums(currency: string): Sums {
  return { currency, claims: 0, lines: 0, claimed: 0n, reimbursed: 0n };
}

function entryOf<V>(map: Map<string, V>, key: string, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function addPart(sums: Sums, { lines, claimed, reimbursed }: LinesSum): void {
  sums.lines += lines;
  sums.claimed += BigInt(claimed);
  sums.reimbursed += BigInt(reimbursed);
}

/** The group of lines: what makes them one, and how they write it. */
function placeOf(
  part: LinesSum,
  by: SummaryGrouping,
): { readonly key: string | null; readonly name: string | null } {
  switch (by) {
    case 'employer':
      return placeByName(part.employer);
    case 'partner':
      return placeByName(part.partner);
    case 'act_family':
      return placeByName(part.actFamily);
    case 'policy':
      return { key: textKeyOf(part.policyNumber), name: part.policyNumber };
    case 'month': {
      const month = part.settlementDate?.slice(0, 7) ?? null;
      return { key: month, name: month };
    }
  }
}

/** A name of signs only has no key by its letters. */
function placeByName(name: string | null) {
  if (name === null) return { key: null, name: null };
  return { key: nameKeyOf(name) || textKeyOf(name), name };
}

function chooseName(names: ReadonlyMap<string, number>): string | null {
  const [first] = [...names].sort(([a, m], [b, n]) => n - m || compareText(a, b));
  return first?.[0] ?? null;
}

function byCurrency(a: SummarySums, b: SummarySums): number {
  return compareText(a.currency, b.currency);
}

function byClaimed(a: SummaryGroup, b: SummaryGroup): number {
  const more = a.claimed < b.claimed ? 1 : a.claimed > b.claimed ? -1 : 0;
  return byCurrency(a, b) || more || compareKey(a.key, b.key);
}

/** What has no day comes last. */
function byTime(a: SummaryGroup, b: SummaryGroup): number {
  return compareKey(a.key, b.key) || byCurrency(a, b);
}

function compareKey(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareText(a, b);
}

/** By code units: the same on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
