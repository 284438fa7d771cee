/** Waits that end with the simulator: after `stop` nothing happens any more. */
export interface Timers {
  /** Milliseconds, from anywhere. */
  now(): number;
  pause(ms: number): Promise<void>;
  later(ms: number, action: () => void): void;
  stop(): void;
}

export function createTimers(): Timers {
  const running = new Set<NodeJS.Timeout>();
  const later = (ms: number, action: () => void) => {
    const timer = setTimeout(() => {
      running.delete(timer);
      action();
    }, ms);
    running.add(timer);
  };
  return {
    now: () => performance.now(),
    later,
    pause: (ms) => (ms <= 0 ? Promise.resolve() : new Promise((resolve) => later(ms, resolve))),
    stop: () => {
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
}
