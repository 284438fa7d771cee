import type { Timing } from '../../runs/timing.ts';

/** Wakes a loop that waits for whatever comes first: that something ended, or a time. */
export interface Bell {
  /** Heard even when nobody is waiting yet. */
  ring(): void;
  /** Until it was rung, or `untilMs` (ms since the epoch) has come. */
  wait(untilMs: number): Promise<void>;
}

export function createBell(timing: Timing): Bell {
  let hasRung = false;
  let wake = () => {};
  let alarmAt = Number.POSITIVE_INFINITY;
  const ring = () => {
    hasRung = true;
    wake();
  };
  return {
    ring,
    async wait(untilMs) {
      const now = timing.now().getTime();
      // One timer at a time: a loop that is woken a thousand times leaves none behind.
      if (untilMs < alarmAt) {
        alarmAt = untilMs;
        void timing.sleep(Math.max(0, untilMs - now)).then(() => {
          if (alarmAt === untilMs) alarmAt = Number.POSITIVE_INFINITY;
          ring();
        });
      }
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      hasRung = false;
    },
  };
}
