import { writeCourseFile } from './course-rows.ts';
import type { Rig } from './rig.ts';
import { percentile } from './spread.ts';
import type { FeedWatch, WatchedRun } from './watch-feed.ts';

/** The half and nearly all of some drops were this quick; milliseconds since the put was begun. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
}

export interface LatencyFigures {
  readonly drops: number;
  readonly rows: number;
  /** A client of the domain feed had the run's first message, and its `done`. */
  readonly firstSeen: Latency;
  readonly doneSeen: Latency;
  /** The same by the events' own time: without the push. */
  readonly firstAt: Latency;
  readonly endedAt: Latency;
}

/** Drops small files one after the other, each when the one before is done. */
export async function measureLatency(
  rig: Rig,
  feed: FeedWatch,
  file: { readonly stem: string; readonly rows: number },
  drops: number,
): Promise<LatencyFigures> {
  const watched: WatchedRun[] = [];
  for (let n = 1; n <= drops; n += 1) {
    const content = writeCourseFile(`${file.stem}${n}`, file.rows);
    watched.push(await feed.watchNext(() => rig.drop(`${file.stem}${n}.csv`, content)));
  }
  const latency = (of: (run: WatchedRun) => number): Latency => {
    const values = watched.map(of);
    return { p50: percentile(values, 50), p95: percentile(values, 95) };
  };
  return {
    drops,
    rows: file.rows,
    firstSeen: latency(({ firstSeenMs }) => firstSeenMs),
    doneSeen: latency(({ doneSeenMs }) => doneSeenMs),
    firstAt: latency(({ firstAtMs }) => firstAtMs),
    endedAt: latency(({ endedAtMs }) => endedAtMs),
  };
}
