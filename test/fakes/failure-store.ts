import type { FailureStore, Failures } from '../../shared/identity/failure-store.ts';

/** The in-memory double of the failure store; passes the same contract as the DynamoDB one. */
export function createFakeFailureStore(): FailureStore {
  const kept = new Map<string, Failures>();
  const find = (key: string, now: Date) => {
    const failures = kept.get(key);
    return failures && failures.until > now ? failures : undefined;
  };
  return {
    async read(key, now) {
      return find(key, now);
    },
    async add(key, until, now) {
      const failures = { count: (find(key, now)?.count ?? 0) + 1, until };
      kept.set(key, failures);
      return failures;
    },
    async clear(key, failuresMax, now) {
      const failures = find(key, now);
      if (failures && failures.count >= failuresMax) return failures;
      kept.delete(key);
      return undefined;
    },
  };
}
