import { matchColumns } from '../rows/match-columns.ts';
import type { FieldSpec } from '../sources/source-item.ts';
import { changeRun } from './change-run.ts';
import {
  applyChoice,
  type ChoiceProblem,
  type ChosenColumns,
  judgeChoice,
} from './chosen-columns.ts';
import { executionOf } from './execution-of.ts';
import { type Domain, hasEnding, type Run } from './run.ts';
import type { RunStore } from './run-store.ts';
import type { Timing } from './timing.ts';

export interface ChoosingPorts {
  readonly runs: RunStore;
  readonly timing: Timing;
  /** Starts one more execution of the run's pipeline; starting it again does nothing. */
  startPipeline(domain: Domain, execution: string): Promise<void>;
}

export type Choosing =
  | { readonly kind: 'goes-on'; readonly run: Run }
  /** It waits for nothing of the kind (any more). */
  | { readonly kind: 'not-waiting' }
  | { readonly kind: 'wrong'; readonly problems: readonly ChoiceProblem[] }
  /** Fields that the file must have and that no column is. */
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] };

/**
 * Somebody says what the columns mean of a file for which its run waits: the run goes on, in an
 * execution of its own, and reads by it.
 *
 * @param header the file's, as it was offered
 * @see API.md "Runs", mapping
 */
export async function chooseColumns(
  ports: ChoosingPorts,
  run: Run,
  chosen: ChosenColumns,
  { header, fields }: { readonly header: readonly string[]; readonly fields: readonly FieldSpec[] },
): Promise<Choosing> {
  const problems = judgeChoice(chosen, header, fields);
  if (problems.length > 0) return { kind: 'wrong', problems };
  const { missing } = matchColumns(header, applyChoice(fields, chosen));
  if (missing.length > 0) {
    return { kind: 'incomplete', missing: missing.map(({ field }) => field) };
  }
  const changed = await changeRun(ports.runs, ports.timing, run.id, (now) => {
    const slot = now.waitingFor === 'mapping' ? now.waitingSlot : null;
    if (slot === null || hasEnding(now) || now.cancelRequested) return undefined;
    return {
      fields: {
        status: 'PROCESSING',
        waitingFor: null,
        waitingUntil: null,
        waitingSlot: null,
        columns: { ...now.columns, [slot]: chosen },
        resumed: now.resumed + 1,
      },
      events: [
        {
          level: 'info',
          stage: 'read',
          code: 'RUN-COLUMNS-CHOSEN',
          data: { count: Object.keys(chosen).length },
        },
      ],
    };
  });
  if (changed.kind !== 'changed') return { kind: 'not-waiting' };
  await ports.startPipeline(changed.run.domain, executionOf(changed.run));
  return { kind: 'goes-on', run: changed.run };
}
