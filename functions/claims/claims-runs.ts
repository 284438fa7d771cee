import type { RunStore } from '../../shared/runs/run-store.ts';

/** The runs of claims alone: an import session's address finds nothing of another domain. */
export function onlyClaims(runs: RunStore): RunStore {
  return {
    ...runs,
    async read(runId) {
      const run = await runs.read(runId);
      return run?.domain === 'claims' ? run : undefined;
    },
  };
}
