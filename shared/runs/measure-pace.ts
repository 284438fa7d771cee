import type { Run } from './run.ts';

export interface Pace {
  /** Records with an outcome per second of work, to one decimal; null while there is none. */
  readonly rowsPerSecond: number | null;
  /** Whole seconds until the last record, rounded up; null when it cannot be said. */
  readonly etaSeconds: number | null;
}

/**
 * How fast a run goes, from what it has stored: between its start and its last change, so that the
 * answer is the same whenever it is read.
 */
export function measurePace(run: Run): Pace {
  const { read, created, updated, unchanged, rejected, setAside } = run.counts;
  const withOutcome = created + updated + unchanged + rejected + setAside;
  const seconds = secondsBetween(run.startedAt, run.completedAt ?? run.updatedAt);
  if (withOutcome === 0 || seconds <= 0) return { rowsPerSecond: null, etaSeconds: null };
  const perSecond = withOutcome / seconds;
  return {
    rowsPerSecond: Math.round(perSecond * 10) / 10,
    etaSeconds:
      run.status === 'PROCESSING' ? Math.ceil(Math.max(0, read - withOutcome) / perSecond) : null,
  };
}

function secondsBetween(from: string | null, to: string): number {
  return from === null ? 0 : (Date.parse(to) - Date.parse(from)) / 1_000;
}
