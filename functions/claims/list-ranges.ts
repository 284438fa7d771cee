import { noDay } from '../../shared/claims/mapping/claims-attributes.ts';
import type { SettlementDays } from '../../shared/claims/reports/settlement-days.ts';
import { beforeAll, behindAll, type ListRange } from './read-list.dynamodb.ts';

/**
 * Where in the index claims lie that can have a line settled within the days: their sort key is
 * their last settlement day. A claim of one month has no line after that month, so later data does
 * not matter to it; those of several months are few, and looked through up to the newest.
 */
export function rangesOfClaims({ from, to }: SettlementDays): readonly ListRange[] {
  // A claim without any day is wanted only where no day is asked for.
  const lowest = from ?? (to === undefined ? beforeAll : `${noDay}${behindAll}`);
  const endOfMonth = to === undefined ? behindAll : `${to.slice(0, 'YYYY-MM'.length)}${behindAll}`;
  return [
    { kind: 'claim', from: lowest, to: endOfMonth },
    { kind: 'claim-of-months', from: lowest, to: behindAll },
  ];
}

export const rangesOfPersons: readonly ListRange[] = [
  { kind: 'insured', from: beforeAll, to: behindAll },
];
