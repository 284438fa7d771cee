/** How fast calls and commits are, to know how many rows have to be ready when lanes come free. */
export interface Pace {
  noteCall(ms: number): void;
  noteCommit(ms: number): void;
  /** Rows to be committed ahead of their call: those whose lanes come free during one commit. */
  ahead(lanes: number): number;
}

const weight = 0.2;

export function createPace(): Pace {
  let callMs: number | undefined;
  let commitMs: number | undefined;
  const blend = (mean: number | undefined, ms: number) =>
    mean === undefined ? ms : mean + weight * (ms - mean);
  return {
    noteCall(ms) {
      callMs = blend(callMs, ms);
    },
    noteCommit(ms) {
      commitMs = blend(commitMs, ms);
    },
    ahead(lanes) {
      if (callMs === undefined || commitMs === undefined) return 0;
      return Math.min(lanes, Math.ceil((lanes * commitMs) / Math.max(1, callMs)));
    },
  };
}
