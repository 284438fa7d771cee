import type { SharedState } from '../../shared/transfers/transfers-store.ts';

/**
 * The in-memory double of a shared state; passes the same contract as the DynamoDB one.
 *
 * @param first what it holds from the beginning; left out: it is not there
 */
export function createFakeSharedState<T>(first?: T): SharedState<T> {
  let held: { version: number; value: T } | undefined;
  if (first !== undefined) held = { version: 1, value: structuredClone(first) };
  return {
    async read() {
      return structuredClone(held);
    },
    async write(version, value) {
      if (held?.version !== version) return false;
      held = { version: (version ?? 0) + 1, value: structuredClone(value) };
      return true;
    },
  };
}
