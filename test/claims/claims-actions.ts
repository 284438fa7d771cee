import { chooseMapping, readMapping } from '../../functions/runs/answer-mapping.ts';
import { undoSession } from '../../shared/claims/undo/undo-session.ts';
import type { ApiAnswer } from '../../shared/http/route.ts';
import { cancelRun } from '../../shared/runs/cancel-run.ts';
import type { ChosenColumns } from '../../shared/runs/chosen-columns.ts';
import { concludeRun } from '../../shared/runs/conclude-run.ts';
import { confirmRun } from '../../shared/runs/confirm-run.ts';
import type { ReplayWish } from '../../shared/runs/replay-points.ts';
import { replayRun } from '../../shared/runs/replay-run.ts';
import type { Run } from '../../shared/runs/run.ts';
import { sweepRuns } from '../../shared/runs/sweep-runs.ts';
import { aCaller } from '../access/a-caller.ts';
import type { ClaimsRoad } from './a-claims-road.ts';

const chief = aCaller('chef_technique');

/** What people do with sessions on a road of claims; every run that follows is only started. */
export function actOn(road: ClaimsRoad, caller = chief) {
  const { ports } = road;
  const request = <B>(runId: string, body: B) => ({
    caller,
    path: { id: runId },
    query: undefined,
    body,
    files: [],
    headers: {},
    lang: 'fr' as const,
    requestId: 'r1',
    now: road.timing.now(),
  });
  const apiPorts = { ...ports, publicUrl: 'https://quai.example', audit: () => {} };
  return {
    mapping: (runId: string): Promise<ApiAnswer> =>
      readMapping(apiPorts, request(runId, undefined)),
    choose: (runId: string, columns: ChosenColumns): Promise<ApiAnswer> =>
      chooseMapping(apiPorts, request(runId, { columns })),
    cancel: (runId: string) => cancelRun(ports, runId, caller.email),
    async replay(runId: string, from: ReplayWish): Promise<Run> {
      const replaying = await replayRun(ports, await road.run(runId), caller, { from, key: null });
      if (replaying.kind !== 'replayed') throw new Error(replaying.kind);
      return replaying.run;
    },
    async confirm(runId: string): Promise<Run> {
      const run = await road.run(runId);
      const readVersions = async (_: Run['domain'], ids: readonly string[]) => {
        const items = await road.records.readMany(ids);
        return new Map([...items].map(([id, { version }]) => [id, version]));
      };
      const confirming = await confirmRun(
        { ...ports, readVersions },
        run,
        caller,
        run.diffHash ?? 'none',
      );
      if (confirming.kind !== 'confirmed') throw new Error(confirming.kind);
      return confirming.run;
    },
    undo: async (runId: string) => undoSession(ports, await road.run(runId), caller),
    /** @param executions their states, by name; missing: there never was one */
    async sweep(executions: Readonly<Record<string, 'running' | 'ended'>> = {}) {
      const stopped: string[] = [];
      const { swept } = await sweepRuns({
        ...ports,
        executionState: async (_, execution) => executions[execution] ?? 'missing',
        stopExecution: async (_, execution) => void stopped.push(execution),
        conclude: (runId, because) => concludeRun(ports, runId, because),
      });
      return { swept, stopped };
    },
  };
}

/** The codes of a run's journal, in order. */
export async function journalOf(road: ClaimsRoad, runId: string): Promise<string[]> {
  return (await road.runs.readEvents(runId, 0, 1_000)).map(({ code }) => code);
}
