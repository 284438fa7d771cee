import type { Run } from '../../runs/run.ts';
import type { RunStore } from '../../runs/run-store.ts';
import type { Timing } from '../../runs/timing.ts';
import type { Bulk, CallbackNotice, PublicBulkState } from '../bulk.ts';
import { changeLedger } from '../bulks/change-ledger.ts';
import { presentBulk } from '../bulks/present-bulk.ts';
import { publicStateOf } from '../bulks/public-state.ts';
import type { TransfersStore } from '../transfers-store.ts';
import { type CallbackPolicy, judgeCallbackUrl } from './judge-callback-url.ts';
import type { JwsKeys, SigningKey } from './key-ring.ts';
import { signMessage } from './sign-message.ts';

export interface CallbackPost {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type Posted =
  | { readonly kind: 'answered'; readonly status: number }
  /** The name leads to an address that we do not call. */
  | { readonly kind: 'forbidden' }
  /** None in time, no such name, nobody there. */
  | { readonly kind: 'no-answer' };

export interface NotifyingPorts {
  readonly store: Pick<TransfersStore, 'readBulk' | 'commit'>;
  readonly runs: Pick<RunStore, 'read'>;
  readonly keys: JwsKeys;
  readonly timing: Timing;
  readonly policy: CallbackPolicy;
  /** Through the address guard; follows no redirect. */
  post(post: CallbackPost): Promise<Posted>;
}

export type Notified =
  | { readonly kind: 'notified'; readonly notice: CallbackNotice }
  /** Nobody is to be called. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'not-ended' }
  | { readonly kind: 'already' };

/**
 * Tells `callback_url` once how a bulk ended: one signed POST, best effort; whatever comes of it
 * changes nothing but the note of it. Called whenever a run or a bulk has ended: one whose last
 * transfer is resolved after its run is told then. The note follows the POST, so after a crash in
 * between it is told twice: better than never. A file that was refused before anything was prepared
 * has no bulk to note it on.
 *
 * @see API.md "Bulk transfers", `callback_url`
 */
export async function notifyEnded(ports: NotifyingPorts, bulkId: string): Promise<Notified> {
  const [bulk, run] = [await ports.store.readBulk(bulkId), await ports.runs.read(bulkId)];
  if (run === undefined) return { kind: 'nobody' };
  const callbackUrl = bulk === undefined ? run.options.callbackUrl : bulk.callbackUrl;
  const target = judgeCallbackUrl(callbackUrl, ports.policy);
  if (target.kind === 'none' || target.kind === 'own') return { kind: 'nobody' };
  if (bulk?.notice !== undefined) return { kind: 'already' };
  if (underWay.has(publicStateOf(bulk, run).state)) return { kind: 'not-ended' };
  const posted = target.kind === 'call' ? await tell(ports, target.url, bulk, run) : target;
  const notice = { ...outcomeOf(posted), at: ports.timing.now().toISOString() };
  if (bulk !== undefined) await note(ports, bulkId, notice);
  return { kind: 'notified', notice };
}

const underWay: ReadonlySet<PublicBulkState> = new Set([
  'PENDING',
  'AWAITING_APPROVAL',
  'PROCESSING',
]);

async function tell(
  ports: NotifyingPorts,
  url: URL,
  bulk: Bulk | undefined,
  run: Run,
): Promise<Posted | { readonly kind: 'no-key' }> {
  const { own } = await ports.keys.read();
  if (own === null) return { kind: 'no-key' };
  const { decision, ...status } = presentBulk(bulk, run, { lang: run.lang, isMasked: true });
  // Who decided, and what they wrote about it, is nobody's outside.
  const told = { ...status, decision: decision && { kind: decision.kind, at: decision.at } };
  const body = new TextEncoder().encode(JSON.stringify(told));
  return ports.post({ url, body, headers: await headersOf(own, url, body, ports.timing.now()) });
}

async function headersOf(key: SigningKey, url: URL, body: Uint8Array, date: Date) {
  const path = `${url.pathname}${url.search}`;
  return {
    'content-type': 'application/json',
    'user-agent': 'Quai',
    ...(await signMessage(key, { method: 'POST', path, date, body })),
  };
}

function outcomeOf(posted: Posted | { readonly kind: 'no-key' }): Omit<CallbackNotice, 'at'> {
  if (posted.kind !== 'answered') return { outcome: posted.kind, status: null };
  const { status } = posted;
  return { outcome: status >= 200 && status < 300 ? 'delivered' : 'answered', status };
}

/** The bulk may change meanwhile (an incident is corrected): the note goes onto what it is then. */
async function note(ports: NotifyingPorts, bulkId: string, notice: CallbackNotice): Promise<void> {
  await changeLedger(ports, async () => {
    const before = await ports.store.readBulk(bulkId);
    if (before === undefined || before.notice !== undefined) return { answer: undefined };
    const after = { ...before, notice, version: before.version + 1 };
    return { change: { bulk: { before, after } }, answer: undefined };
  });
}
