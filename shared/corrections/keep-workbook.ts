import { changeRun } from '../runs/change-run.ts';
import type { ResultStore } from '../runs/result-store.ts';
import { hasEnding } from '../runs/run.ts';
import type { RunStore } from '../runs/run-store.ts';
import type { Timing } from '../runs/timing.ts';

export interface KeepingPorts {
  readonly runs: RunStore;
  readonly results: Pick<ResultStore, 'writeFile'>;
  readonly timing: Timing;
  faultPoint(point: string, runId: string): Promise<void>;
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Keeps a workbook to correct with its run, and says so once. Run again, it writes the same object
 * again.
 *
 * @returns false when the run has ended without it
 */
export async function keepWorkbook(
  { runs, results, timing, faultPoint }: KeepingPorts,
  runId: string,
  {
    name,
    bytes,
    rows,
  }: { readonly name: string; readonly bytes: Uint8Array; readonly rows: number },
): Promise<boolean> {
  const key = `runs/${runId}/corrections/${name}`;
  await results.writeFile(key, bytes, workbookType);
  await faultPoint('corrections-before-end', runId);
  const changed = await changeRun(runs, timing, runId, (run) =>
    hasEnding(run) || run.errorFileKey === key
      ? undefined
      : {
          fields: { errorFileKey: key },
          events: [{ level: 'info', stage: run.stage, code: 'RUN-WORKBOOK', data: { rows } }],
        },
  );
  return changed.kind === 'changed' || changed.kind === 'left';
}
