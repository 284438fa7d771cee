/** Who may have calls to the adapter in flight, and how many, until the lease is over. */
export interface LaneHolder {
  /** Of one turn; never used twice. */
  readonly holder: string;
  /** What it works for (a bulk's id): a turn that got no lane leaves its place to the next one. */
  readonly place: string;
  readonly lanes: number;
  readonly wanted: number;
  /** Since when it stands in the queue, ISO 8601. */
  readonly since: string;
  readonly until: string;
}

/** All that call the adapter, in one small item. */
export interface LanesState {
  readonly holders: readonly LaneHolder[];
}

export const noLanes: LanesState = { holders: [] };

export interface LaneWish {
  /** Calls under way; their lanes are not given away. */
  readonly inFlight: number;
  /** How many it could use. */
  readonly wanted: number;
}

export interface LaneDecision {
  /** Calls that I may have in flight at once; fewer than are in flight: none is begun. */
  readonly allowance: number;
  readonly next: LanesState;
}

/**
 * Shares the adapter's calls among those that want some: each gets what it wants, or as much as
 * the others; what is left over goes to who has waited longest. Nobody is given what somebody else
 * still holds, so the sum never exceeds `total`, and a share grows as the others renew theirs.
 *
 * @param state as read; entries whose lease is over are dropped
 * @param total calls at the same time that the adapter takes, of all bulks together
 * @see TRANSFERS "A transfer's life": concurrency is a total for the adapter
 */
export function decideLanes(
  state: LanesState,
  me: Pick<LaneHolder, 'holder' | 'place'>,
  wish: LaneWish,
  total: number,
  now: Date,
  leaseMs: number,
): LaneDecision {
  const others = living(state, now).filter(({ holder }) => holder !== me.holder);
  // A place that a turn of the same bulk left behind is taken over with its time.
  const left = others.filter(({ place, lanes }) => place === me.place && lanes === 0);
  const rivals = others.filter((other) => !left.includes(other));
  const since = [...living(state, now).filter((each) => each.holder === me.holder), ...left]
    .map((each) => each.since)
    .reduce((oldest, each) => (each < oldest ? each : oldest), now.toISOString());
  const mine: LaneHolder = {
    ...me,
    lanes: 0,
    wanted: Math.max(wish.wanted, wish.inFlight),
    since,
    until: new Date(now.getTime() + leaseMs).toISOString(),
  };
  const free = Math.max(0, total - sumOfLanes(rivals));
  const fair = fairShares([...rivals, mine], total).get(mine.holder) ?? 0;
  const lanes = Math.min(free, Math.max(wish.inFlight, fair));
  return { allowance: lanes, next: { holders: [...rivals, { ...mine, lanes }] } };
}

/**
 * Gives all lanes back. Who got none keeps its place in the queue for `keepMs`, so that a bulk
 * which comes again before then is not behind those that came after it.
 */
export function leaveLanes(
  state: LanesState,
  holder: string,
  now: Date,
  keepMs: number,
): LanesState {
  const until = new Date(now.getTime() + keepMs).toISOString();
  return {
    holders: living(state, now).flatMap((each) => {
      if (each.holder !== holder) return [each];
      return keepMs > 0 && each.lanes === 0 ? [{ ...each, until }] : [];
    }),
  };
}

/** A lane each in the order of the queue, again and again, until none is left or wanted. */
function fairShares(holders: readonly LaneHolder[], total: number): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  let left = total;
  let wanting = holders.filter(({ wanted }) => wanted > 0).sort(byWaiting);
  while (left > 0 && wanting.length > 0) {
    for (const { holder } of wanting.slice(0, left)) {
      shares.set(holder, (shares.get(holder) ?? 0) + 1);
      left -= 1;
    }
    wanting = wanting.filter(({ holder, wanted }) => (shares.get(holder) ?? 0) < wanted);
  }
  return shares;
}

function byWaiting(a: LaneHolder, b: LaneHolder): number {
  return `${a.since} ${a.holder}` < `${b.since} ${b.holder}` ? -1 : 1;
}

function living({ holders }: LanesState, now: Date): LaneHolder[] {
  return holders.filter(({ until }) => Date.parse(until) > now.getTime());
}

function sumOfLanes(holders: readonly LaneHolder[]): number {
  return holders.reduce((sum, { lanes }) => sum + lanes, 0);
}
