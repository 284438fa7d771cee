import type { Course } from './course.ts';
import type { CourseStore } from './course-store.ts';
import type { CourseIndex, IndexOperation, IndexOutcome } from './search-index.ts';

/** A change of the table as its stream tells it; both images are undefined for a lost one. */
export interface CourseChange {
  readonly id: string;
  readonly before: Course | undefined;
  readonly after: Course | undefined;
}

/** What became of a batch of changes. */
export interface Indexing {
  readonly written: number;
  readonly stale: number;
  /** Ids to try again by reading the table. */
  readonly again: readonly string[];
}

/**
 * Brings changes into the index, in order. Repeating it changes nothing: older versions are stale.
 *
 * A course that is new to the table but stale in the index was removed and came back within the
 * minute for which the index remembers removals: it is tried again rather than lost.
 */
export async function indexChanges(
  index: CourseIndex,
  changes: readonly CourseChange[],
): Promise<Indexing> {
  const outcomes = await index.write(changes.flatMap(planChange));
  const idsOf = (wanted: IndexOutcome['result']) =>
    outcomes.filter(({ result }) => result === wanted).map(({ id }) => id);
  const stale = idsOf('stale');
  const cameBack = changes.filter(({ id, before }) => before === undefined && stale.includes(id));
  return {
    written: idsOf('written').length,
    stale: stale.length,
    again: [...new Set([...idsOf('failed'), ...cameBack.map(({ id }) => id)])],
  };
}

/** A change of the table before it is read, which fails when its item is no course. */
export interface RawChange {
  readonly id: string;
  read(): CourseChange;
}

/**
 * Brings the changes of a batch into the index. One that cannot be read does not keep the others
 * from it: it is tried again by its id.
 *
 * @param onUnreadable told of each such change
 */
export async function indexBatch(
  index: CourseIndex,
  batch: readonly RawChange[],
  onUnreadable: (id: string, error: unknown) => void,
): Promise<Indexing> {
  const unreadable: string[] = [];
  const changes = batch.flatMap(({ id, read }) => {
    try {
      return [read()];
    } catch (error) {
      onUnreadable(id, error);
      unreadable.push(id);
      return [];
    }
  });
  const indexed = await indexChanges(index, changes);
  return { ...indexed, again: [...new Set([...unreadable, ...indexed.again])] };
}

function planChange({ id, before, after }: CourseChange): readonly IndexOperation[] {
  if (after) return [{ kind: 'put', course: after }];
  return before ? [{ kind: 'remove', id, version: before.version }] : [];
}

/** A fault: the index cannot take this course now; a later try will find out more. */
export class CourseNotIndexed extends Error {
  override name = 'CourseNotIndexed';
}

/**
 * Makes the index agree with the table on one course, whatever went wrong before.
 *
 * @throws CourseNotIndexed to be tried again: refused by the node, changed meanwhile, or removed so
 *   lately that the index still remembers it
 */
export async function reindexCourse(
  index: CourseIndex,
  store: CourseStore,
  id: string,
): Promise<'written' | 'removed' | 'in-step'> {
  // Before the table, so that a course that comes back in between is not removed.
  const found = await index.find(id);
  const course = await store.read(id);
  if (course === undefined) {
    if (found === undefined) return 'in-step';
    if ((await index.removeFound(found)) === 'removed') return 'removed';
    throw new CourseNotIndexed(`${id} changed while it was removed`);
  }
  const [outcome] = await index.write([{ kind: 'put', course }]);
  if (outcome?.result === 'written') return 'written';
  const now = outcome?.result === 'stale' ? await index.find(id) : undefined;
  if (now && now.version >= course.version) return 'in-step';
  throw new CourseNotIndexed(`${id}: ${outcome?.reason ?? 'removed lately'}`);
}
