import { type LinesPorts, readLines } from '../../runs/read-lines.ts';
import type { RecordStore } from '../../runs/settling-rules.ts';
import type { ClaimsItem } from '../claim-items.ts';
import { contentVersionOf } from '../mapping/decide-undo.ts';
import { hasWrittenClaim } from './read-undo.ts';

export interface LaterRunPorts extends LinesPorts {
  readonly records: Pick<RecordStore<ClaimsItem>, 'readMany'>;
}

/** Claims that are read at once: they may be large. */
const claimsAtOnce = 100;

export type WrittenSince =
  /** Every claim is as the session left it. */
  | { readonly kind: 'none' }
  /** The session wrote no claim. */
  | { readonly kind: 'nothing-written' }
  /** A later run wrote at least one of them. */
  | { readonly kind: 'later-run'; readonly runId: string };

/**
 * Looks whether a session's claims are still as it left them. A later session that was itself
 * undone does not count. Holds the claims of one batch.
 *
 * @param attempts runs that began to undo this very session and broke off: theirs do not count
 * @see CLAIMS §6: 409 if a later session wrote the claim
 */
export async function findLaterRun(
  ports: LaterRunPorts,
  runId: string,
  attempts: ReadonlySet<string> = new Set(),
): Promise<WrittenSince> {
  let batch = new Map<string, number>();
  let hasWritten = false;
  for await (const line of readLines(ports, runId)) {
    if (!hasWrittenClaim(line)) continue;
    hasWritten = true;
    batch.set(line.id, line.basedOn + 1);
    if (batch.size < claimsAtOnce) continue;
    const later = await findIn(ports, batch, attempts);
    if (later !== undefined) return { kind: 'later-run', runId: later };
    batch = new Map();
  }
  if (!hasWritten) return { kind: 'nothing-written' };
  const later = await findIn(ports, batch, attempts);
  return later === undefined ? { kind: 'none' } : { kind: 'later-run', runId: later };
}

async function findIn(
  { records }: LaterRunPorts,
  wrote: ReadonlyMap<string, number>,
  attempts: ReadonlySet<string>,
): Promise<string | undefined> {
  for (const [id, item] of await records.readMany([...wrote.keys()])) {
    if (item.kind !== 'claim' || attempts.has(item.runId)) continue;
    if (contentVersionOf(item) !== wrote.get(id)) return item.runId;
  }
  return undefined;
}
