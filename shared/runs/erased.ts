import type { Run } from './run.ts';

/**
 * Whether a file of a run was erased on demand. What was read from it is gone as well: its rows,
 * findings and records cannot be shown, and nothing can start from it again.
 */
export function isErased({ files }: Pick<Run, 'files'>): boolean {
  return files.some(({ erasedAt }) => typeof erasedAt === 'string');
}
