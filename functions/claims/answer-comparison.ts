import type {
  ComparisonLine,
  PartitionStore,
} from '../../shared/claims/reading/partition-store.ts';
import { presentComparison } from '../../shared/claims/sessions/present-comparison.ts';
import type { sessionComparisonRoute } from '../../shared/claims/sessions/sessions-routes.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { isErased } from '../../shared/runs/erased.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import type { AuditPort } from '../runs/audit-port.ts';
import { findRun } from '../runs/find-run.ts';
import { maskingFor } from '../runs/masking-of-domains.ts';
import { noteReading } from '../runs/note-reading.ts';
import { keep, pageOf } from '../runs/page-of.ts';

export interface ComparisonPorts extends AuditPort {
  /** Of claims alone. */
  readonly runs: Pick<RunStore, 'read'>;
  readonly partitions: Pick<PartitionStore, 'readComparison'>;
}

/**
 * `GET …/{id}/comparison`: what both files say of each claim. Empty until the comparison begins;
 * while it goes on, what is compared so far.
 */
export async function listComparison(
  { runs, partitions, audit }: ComparisonPorts,
  { caller, path, query, lang }: RequestOf<typeof sessionComparisonRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
  const { run } = found;
  if (isErased(run)) return { problem: 'RUN-GONE' };
  const wanted = keep(
    partitions.readComparison(run.id),
    ({ kind }) => query.kind === undefined || kind === query.kind,
  );
  const page = await pageOf(wanted, query.limit, query.cursor);
  if (page === undefined) return { problem: 'RUN-CURSOR' };
  if (page.items.length > 0) noteReading({ audit }, 'Comparison', caller, run);
  const { message, record } = maskingFor(caller, run);
  const items = page.items.map((line) => {
    // In the column of numbers somebody may have written a name, as in any other.
    const { claimId } = record({ claimId: line.claimId }) as Pick<ComparisonLine, 'claimId'>;
    return presentComparison({ ...line, claimId }, lang, message);
  });
  return { status: 200, json: { ...page, items } };
}
