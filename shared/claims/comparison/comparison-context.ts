import type { Period } from './compared-claim.ts';

/** What all claims of a session are compared by. */
export interface ComparisonContext {
  readonly period: Period;
  /** Minor units, 0 or more: the country's tolerance × 10^exponent. A gap of exactly it is a gap. */
  readonly toleranceMinor: bigint;
  /** ISO 4217, the session's. */
  readonly currency: string;
  /**
   * Whether the rows are corrected ones: the period is the corrected session's, and what lies outside
   * comes with no other file (CLAIMS §8).
   */
  readonly isCorrection?: boolean;
}
