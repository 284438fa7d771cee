/**
 * The id under which a failed transfer is tried again: `tx-001` → `tx-001~2` → `tx-001~3`. The one
 * before stays used up, for ever.
 *
 * @see TRANSFERS "Bulk", `retry-failed`
 */
export function nextTransferId(transferId: string): string {
  const [, stem = transferId, turn = '1'] = /^(.*)~(\d+)$/.exec(transferId) ?? [];
  return `${stem}~${Number(turn) + 1}`;
}
