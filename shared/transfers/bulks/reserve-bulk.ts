import type { Run } from '../../runs/run.ts';
import type { Account } from '../account.ts';
import type { Bulk } from '../bulk.ts';
import type { ReservingPorts } from './bulk-ports.ts';
import { changeLedger } from './change-ledger.ts';
import { checkPayer } from './check-payer.ts';
import { claimRows } from './claim-rows.ts';
import { findSameRows } from './find-same-rows.ts';
import { type Attempt, holdFunds, overtaken } from './hold-funds.ts';
import { type JudgedFile, judgeFile } from './judge-file.ts';
import { knownVerdict, type ReserveVerdict } from './known-verdict.ts';
import { findEarlierMakers } from './makers.ts';
import { needsApproval } from './needs-approval.ts';
import { prepareBulk } from './prepare-transfer.ts';
import {
  countRows,
  type Refusal,
  refuseFile,
  refuseRead,
  refuseRows,
  refuseSameRows,
  refuseWith,
} from './refusal.ts';
import { refuseBulk } from './refuse-bulk.ts';

export type { ReservingPorts } from './bulk-ports.ts';

export interface Reserved {
  readonly verdict: ReserveVerdict;
}

/**
 * Holds the funds of a payment file that was read: judges it as a whole, claims its ids, writes its
 * transfers, and in one transaction moves the total from available to reserved and lets the run go
 * on, or wait for its approval. Run again, also at once, it leaves what is done as it is; a crash
 * before the transaction leaves ids that anybody may take over.
 *
 * With `validate_only` the same refusals, but nothing is claimed or held.
 *
 * @throws when there is no such run (our bug), or on a fault of a store: the step is tried again
 * @see TRANSFERS "Files", "Bulk", crash points
 */
export async function reserveBulk(ports: ReservingPorts, runId: string): Promise<Reserved> {
  const run = await ports.runs.read(runId);
  if (run === undefined) throw new Error(`no run ${runId}`);
  const bulk = await ports.store.readBulk(runId);
  const known = knownVerdict(run, bulk);
  if (known !== undefined && bulk?.state !== 'preparing') return { verdict: known };
  // Refused or cancelled while it was prepared: only the bulk is to be closed.
  const attempt =
    known === undefined ? await judgeAndReserve(ports, run, bulk) : { refusal: undefined };
  return 'verdict' in attempt
    ? attempt
    : { verdict: await refuseBulk(ports, runId, attempt.refusal) };
}

async function judgeAndReserve(
  ports: ReservingPorts,
  run: Run,
  found: Bulk | undefined,
): Promise<Attempt> {
  if (found?.state === 'refused') return { refusal: overtaken };
  const payer = await checkPayer(ports, run);
  if (payer.kind === 'refused') return { refusal: refuseWith(payer.message.code) };
  if (run.counts.rejected > 0) return { refusal: refuseRead(run) };
  const judged = await judgeFile(ports, run, payer.account);
  const refused = refuseFile(judged) ?? (await refuseRepeated(ports, run, payer.account, judged));
  if (refused !== undefined) return { refusal: refused };
  const bulk = found ?? (await beginPreparing(ports, run, payer.account, judged));
  await ports.faultPoint('reserve-before-claims', run.id);
  const claimed = await claimRows(ports, bulk);
  if (claimed.kind === 'busy') return { refusal: refuseWith('TRF-A04') };
  if (claimed.kind === 'used') {
    return { refusal: refuseRows(countRows(claimed.findings), claimed.findings) };
  }
  if (judged.findings.length > 0) {
    await ports.chunks.writeFindings(run.id, 'reserve', judged.findings);
  }
  await ports.faultPoint('reserve-before-commit', run.id);
  const attempt = await changeLedger(ports, () => holdFunds(ports, run.id, judged));
  await ports.faultPoint('reserve-after-commit', run.id);
  return attempt;
}

/** Said before anything is written; what counts is said once more in the transaction. */
async function refuseRepeated(
  ports: ReservingPorts,
  run: Run,
  { accountId }: Account,
  { rowsDigest }: JudgedFile,
): Promise<Refusal | undefined> {
  if (run.options.confirmDuplicates) return undefined;
  const rows = { bulkId: run.id, accountId, rowsDigest };
  const { earlier } = await findSameRows(ports, rows, ports.timing.now());
  return earlier && refuseSameRows(earlier);
}

/** The bulk is there from now on; another attempt of the same step may have been faster. */
async function beginPreparing(
  { store, runs, timing, approval }: ReservingPorts,
  run: Run,
  account: Account,
  judged: JudgedFile,
): Promise<Bulk> {
  const offered = { totalMinor: judged.totalMinor, currency: account.currency };
  const asksApproval = !run.dryRun && needsApproval(offered, run, approval.threshold);
  const earlierMakers = await findEarlierMakers({ store, runs }, run);
  const wish = { asksApproval, earlierMakers, now: timing.now() };
  const bulk = prepareBulk(run, account, judged, wish);
  const { kind } = await store.commit({ bulk: { before: undefined, after: bulk } });
  return kind === 'saved' ? bulk : ((await store.readBulk(run.id)) ?? bulk);
}
