import { rowOutcomesOfClaims } from '../../shared/claims/sessions/row-outcomes.ts';
import type { RowOutcomesOfDomain } from '../../shared/runs/row-outcomes.ts';
import type { Run } from '../../shared/runs/run.ts';

/**
 * How the rows of a run are told when its records are not rows; undefined: each record is a row of
 * the run's one file, or has none (an undo).
 */
export function rowOutcomesOf({
  domain,
  kind,
}: Pick<Run, 'domain' | 'kind'>): RowOutcomesOfDomain | undefined {
  return domain === 'claims' && kind !== 'undo' ? rowOutcomesOfClaims : undefined;
}
