import type { Run } from './run.ts';

/**
 * Whether a file of a run was erased on demand, or one of which the run held the contents. What was
 * read is gone as well: its rows, findings and records cannot be shown, and nothing can start from
 * it again.
 */
export function isErased({ files, erasedAt }: Pick<Run, 'files' | 'erasedAt'>): boolean {
  return typeof erasedAt === 'string' || files.some((file) => typeof file.erasedAt === 'string');
}
