import { applyDraft } from '../../runs/change-run.ts';
import type { Bulk } from '../bulk.ts';
import { warnOfCallbackUrl } from '../callbacks/warn-of-callback-url.ts';
import { bookEntry } from '../ledger/book-entry.ts';
import type { ReservingPorts } from './bulk-ports.ts';
import type { LedgerWish } from './change-ledger.ts';
import { addSameRows, findSameRows } from './find-same-rows.ts';
import type { JudgedFile } from './judge-file.ts';
import { knownVerdict, type ReserveVerdict } from './known-verdict.ts';
import { type Refusal, refuseFunds, refuseSameRows, refuseWith } from './refusal.ts';
import { reservedDraft } from './reserving-drafts.ts';

/** What an attempt to reserve came to; a refusal is yet to be told, or (undefined) told already. */
export type Attempt =
  | { readonly verdict: ReserveVerdict }
  | { readonly refusal: Refusal | undefined };

/** Another file with the same ids closed the bulk while it was being prepared. */
export const overtaken = refuseWith('TRF-A05');

/**
 * Decides on holding the funds of a bulk whose ids are claimed: account, bulk, run and the note of
 * its rows in one transaction. Reads everything anew: since it was judged others may have moved
 * money.
 */
export async function holdFunds(
  ports: ReservingPorts,
  runId: string,
  judged: JudgedFile,
): Promise<LedgerWish<Attempt>> {
  const { store, runs, timing, approval } = ports;
  const now = timing.now();
  const run = await runs.read(runId);
  const before = await store.readBulk(runId);
  const account = before && (await store.readAccount(before.accountId));
  if (run === undefined || before === undefined || account === undefined) {
    throw new Error(`${runId} has lost its run, its bulk or its account`);
  }
  const known = knownVerdict(run, before);
  if (known === 'refused' || known === 'ended') return { answer: { refusal: undefined } };
  if (known !== undefined) return { answer: { verdict: known } };
  if (before.state === 'refused') return { answer: { refusal: overtaken } };
  // Somebody ends the run at this moment, after a fault: its rows are being set aside.
  if (run.chunks.settled > 0) throw new Error(`${runId} is being ended`);
  const same = await findSameRows(ports, before, now);
  if (same.earlier && !run.options.confirmDuplicates) {
    return { answer: { refusal: refuseSameRows(same.earlier) } };
  }
  const booked = bookEntry(account, [reservePosting(before)], {
    by: run.createdBy,
    reason: null,
    at: now,
  });
  if (booked.kind === 'too-much') throw new RangeError(`${runId}: a hold beyond what can be told`);
  if (booked.kind === 'short') {
    return { answer: { refusal: refuseFunds(booked.missingMinor, account.currency) } };
  }
  const after = goOn(before);
  const wish = { findings: judged.findings, waitDays: approval.days };
  const draft = reservedDraft(run, after, wish, now);
  const events = [...draft.events, ...warnOfCallback(ports, before)];
  const told = applyDraft(run, { ...draft, events }, now);
  const held = {
    account: { before: account, after: booked.after, entry: booked.entry },
    sameRows: { before: same.before, after: addSameRows(same, before) },
  };
  const change = { bulk: { before, after }, run: told, ...(before.validateOnly ? {} : held) };
  return { answer: { verdict: before.needsApproval ? 'waiting' : 'send' }, change };
}

/** An address that will not be called is told, and never refuses a bulk. */
function warnOfCallback({ callbackPolicy }: ReservingPorts, { callbackUrl, validateOnly }: Bulk) {
  if (callbackPolicy === undefined) return [];
  return warnOfCallbackUrl(callbackUrl, callbackPolicy, validateOnly ? 'map' : 'settle');
}

function goOn(bulk: Bulk): Bulk {
  const state = bulk.needsApproval ? 'awaiting-approval' : 'sending';
  return { ...bulk, state, version: bulk.version + 1 };
}

/** The whole sum at once: one posting for the bulk, none for its rows. */
function reservePosting({ bulkId, totals }: Bulk) {
  const amountMinor = totals.totalMinor;
  return { kind: 'reserve', amountMinor, bulkId, transferId: null } as const;
}
