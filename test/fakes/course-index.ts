import type {
  CourseIndex,
  IndexOutcome,
  SearchAnswer,
  SearchJson,
} from '../../shared/courses/search-index.ts';

interface Entry {
  readonly version: number;
  readonly seqNo: number;
  /** A removal, remembered like the node does. */
  readonly removed: boolean;
}

/** An index in memory. Keeps versions as a node does; answers searches with what it is given. */
export function createFakeCourseIndex(answers: readonly SearchAnswer[] = []) {
  const entries = new Map<string, Entry>();
  const left = [...answers];
  const requests: SearchJson[] = [];
  const failing = new Set<string>();
  let seqNo = 0;
  const write = (id: string, version: number, removed: boolean): IndexOutcome => {
    if (failing.has(id)) return { id, result: 'failed', reason: 'rejected' };
    const known = entries.get(id)?.version ?? 0;
    // A removal may carry the version that it removes, a put only a newer one.
    if (removed ? version < known : version <= known) return { id, result: 'stale', reason: null };
    seqNo += 1;
    entries.set(id, { version, seqNo, removed });
    return { id, result: 'written', reason: null };
  };
  const index: CourseIndex = {
    async write(operations) {
      return operations.map((operation) =>
        operation.kind === 'put'
          ? write(operation.course.id, operation.course.version, false)
          : write(operation.id, operation.version, true),
      );
    },
    async find(id) {
      const entry = entries.get(id);
      if (entry === undefined || entry.removed) return undefined;
      return { id, version: entry.version, token: { seqNo: entry.seqNo, primaryTerm: 1 } };
    },
    async removeFound({ id, token }) {
      if (entries.get(id)?.seqNo !== token.seqNo) return 'changed-since';
      entries.delete(id);
      return 'removed';
    },
    async search(request) {
      requests.push(request);
      return left.shift() ?? { kind: 'no-index' };
    },
  };
  return { index, requests, failing, forget: (id: string) => entries.delete(id) };
}
