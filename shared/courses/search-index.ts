import type { Course } from './course.ts';

/** A JSON object as OpenSearch takes or gives it. */
export type SearchJson = { readonly [key: string]: unknown };

/** A change to bring into the index, with the version of the course that it tells. */
export type IndexOperation =
  | { readonly kind: 'put'; readonly course: Course }
  | { readonly kind: 'remove'; readonly id: string; readonly version: number };

/**
 * What became of one operation. `stale`: the index knows a newer version already, which is what a
 * late or repeated event should meet. `failed`: the node refused or lost this one; try it later.
 */
export interface IndexOutcome {
  readonly id: string;
  readonly result: 'written' | 'stale' | 'failed';
  /** The node's own word for a failure; no content of the course. */
  readonly reason: string | null;
}

/** Where the index holds a course: the token lets a later removal notice that it was rewritten. */
export interface IndexedCourse {
  readonly id: string;
  readonly version: number;
  readonly token: { readonly seqNo: number; readonly primaryTerm: number };
}

export type SearchAnswer =
  | { readonly kind: 'answer'; readonly body: SearchJson }
  /** No course has ever been indexed. */
  | { readonly kind: 'no-index' }
  /** The node did not answer in time or has too much to do. */
  | { readonly kind: 'unavailable' };

/** The search index of courses. Follows the table, may be behind it, and can be built again. */
export interface CourseIndex {
  /**
   * Writes operations under external versions, in order. Makes the index when there is none. Does
   * not throw when the node is away: then every operation has failed.
   *
   * @param target another index than the one in use: a rebuild fills it before the alias moves
   */
  write(operations: readonly IndexOperation[], target?: string): Promise<readonly IndexOutcome[]>;
  find(id: string): Promise<IndexedCourse | undefined>;
  /** Removes what was found, unless it was written again since. */
  removeFound(found: IndexedCourse): Promise<'removed' | 'changed-since'>;
  search(request: SearchJson): Promise<SearchAnswer>;
}
