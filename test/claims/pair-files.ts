import { readFileSync } from 'node:fs';
import path from 'node:path';
import expected from '../files/claims/expected.json' with { type: 'json' };
import type { SentFile } from './a-claims-road.ts';

/** What `test/files/claims/expected.json` says of one claim; sums are claimed, reimbursed, lines. */
export interface ExpectedClaim {
  readonly kind: string;
  readonly code: string | null;
  readonly stat?: readonly number[];
  readonly recap?: readonly number[];
  readonly taken: number;
  readonly rejected: number;
  readonly set_aside: number;
}

export interface ExpectedPair {
  readonly statement: string;
  readonly recaps: readonly string[];
  readonly country_code: string;
  readonly currency: string;
  readonly period: { readonly start: string; readonly end: string };
  readonly counts: Readonly<Record<'read' | 'taken' | 'rejected' | 'set_aside', number>>;
  readonly kinds: Readonly<Record<string, number>>;
  readonly claimed: number;
  readonly reimbursed: number;
  readonly insured?: number;
  /** By code, those that can be counted beforehand; `among`: at least one; `absent`: none. */
  readonly findings: Readonly<Record<string, number>>;
  readonly among: readonly string[];
  readonly absent?: readonly string[];
  readonly claims?: Readonly<Record<string, ExpectedClaim>>;
}

const folder = path.join(import.meta.dirname, '../files/claims');

export const readClaimFixture = (name: string): Buffer<ArrayBuffer> =>
  readFileSync(path.join(folder, name)) as Buffer<ArrayBuffer>;

export const dirtyPair: ExpectedPair = expected.dirty as unknown as ExpectedPair;
/** The dirty pair whose formulas have their values. */
export const pairWithValues: ExpectedPair = {
  ...dirtyPair,
  ...expected.withValues,
  findings: { ...dirtyPair.findings, ...expected.withValues.findings },
  absent: [...(dirtyPair.absent ?? []), ...expected.withValues.absent],
  claims: { ...dirtyPair.claims, ...(expected.withValues.claims as Record<string, ExpectedClaim>) },
};
export const cameroonPair = expected.cameroon as unknown as ExpectedPair;
export const nigeriaPair = expected.nigeria as unknown as ExpectedPair;

/** Both files in the slots that their senders chose. */
export function sendPair(stat: string, recap: string): SentFile[] {
  return [
    { slot: 'stat_file', name: stat, content: readClaimFixture(stat) },
    { slot: 'recap_file', name: recap, content: readClaimFixture(recap) },
  ];
}
