import type { DecisionContext, RecordDecision } from '../../runs/settling-rules.ts';
import type { ClaimsItem } from '../claim-items.ts';

/** What a country's settings say of mapping. */
export interface ClaimsSettings {
  /** Insured A whom a statement only names are created (CLM-R13); else their claims are CLM-M01. */
  readonly createMissingInsured: boolean;
}

export interface ClaimsContext extends DecisionContext<ClaimsItem>, ClaimsSettings {}

export type ClaimsDecision = RecordDecision<ClaimsItem>;
