import type { Timing } from '../../runs/timing.ts';
import type { SharedState } from '../transfers-store.ts';
import { changeShared } from './change-shared.ts';
import { decideLanes, type LanesState, type LaneWish, leaveLanes, noLanes } from './lanes.ts';
import { leaseMs, longestCallMs, type SendingPolicy } from './sending-policy.ts';

/** How long the place in the queue of a bulk is kept that got no lane. */
const placeKeptMs = 60_000;

/** The lanes of one turn. */
export interface HeldLanes {
  /** Calls that may be in flight now; 0 when a call begun now might outlast the lease. */
  allowance(): number;
  /** Asks for lanes, or gives back those that are too many, and holds the others for longer. */
  renew(wish: LaneWish): Promise<void>;
  leave(): Promise<void>;
}

/**
 * @param place what the turn works for: the next turn of the same bulk takes over its place
 * @param holder of this turn only
 */
export function holdLanes(
  ports: {
    readonly lanes: SharedState<LanesState>;
    readonly timing: Timing;
    readonly policy: SendingPolicy;
  },
  place: string,
  holder: string,
): HeldLanes {
  const { lanes, timing, policy } = ports;
  let allowed = 0;
  let until = 0;
  return {
    allowance: () => (timing.now().getTime() + longestCallMs(policy) <= until ? allowed : 0),
    async renew(wish) {
      const leaseFor = leaseMs(policy);
      let decided = 0;
      let leaseUntil = 0;
      await changeShared(lanes, timing, noLanes, (state) => {
        const now = timing.now();
        const me = { holder, place };
        const { allowance, next } = decideLanes(state, me, wish, policy.concurrency, now, leaseFor);
        decided = allowance;
        leaseUntil = now.getTime() + leaseFor;
        return next;
      });
      allowed = decided;
      until = leaseUntil;
    },
    async leave() {
      allowed = 0;
      await changeShared(lanes, timing, noLanes, (state) =>
        leaveLanes(state, holder, timing.now(), placeKeptMs),
      );
    },
  };
}
