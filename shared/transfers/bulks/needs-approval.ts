import type { Run } from '../../runs/run.ts';

/** Minor units by currency from which on a bulk waits for approval; a currency without one never does. */
export type ApprovalThreshold = ReadonlyMap<string, bigint>;

/**
 * Whether somebody has to approve a bulk before it is paid: from the threshold of its currency on,
 * and always when its file was dropped, for nobody who signed in has sent it.
 *
 * @param totalMinor minor units of the currency
 * @param currency ISO 4217
 * @see TRANSFERS "Bulk", approval; API.md "Uploads and drops"
 */
export function needsApproval(
  { totalMinor, currency }: { readonly totalMinor: bigint; readonly currency: string },
  run: Pick<Run, 'files' | 'createdBy'>,
  threshold: ApprovalThreshold,
): boolean {
  const from = threshold.get(currency);
  return wasDropped(run) || (from !== undefined && totalMinor >= from);
}

function wasDropped({ files, createdBy }: Pick<Run, 'files' | 'createdBy'>): boolean {
  return createdBy === 'drop' || files.some(({ arrival }) => arrival?.key.startsWith('drop/'));
}
