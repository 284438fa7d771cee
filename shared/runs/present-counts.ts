import type { PublicCounts } from './public-run.schema.ts';
import type { Counts } from './run.ts';

/** Counts with the field names of the API. */
export function presentCounts(counts: Counts): PublicCounts {
  return {
    read: counts.read,
    created: counts.created,
    updated: counts.updated,
    unchanged: counts.unchanged,
    rejected: counts.rejected,
    set_aside: counts.setAside,
  };
}
