import { S3Client } from '@aws-sdk/client-s3';
import { ulid } from 'ulid';
import { createApi } from '../../../functions/runtime/http.ts';
import { bindTransfers, type TransfersPorts } from '../../../functions/transfers/bind-transfers.ts';
import type { Caller } from '../../../shared/access/caller.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { inspectFile } from '../../../shared/sources/inspect-file.ts';
import { readSource } from '../../../shared/sources/read-source.ts';
import type { Account } from '../../../shared/transfers/account.ts';
import type { Bulk } from '../../../shared/transfers/bulk.ts';
import { takeIn } from '../../../shared/transfers/bulks/take-in.ts';
import { paymentReadingRules } from '../../../shared/transfers/files/read-payment.ts';
import { bookEntry } from '../../../shared/transfers/ledger/book-entry.ts';
import type { Transfer } from '../../../shared/transfers/transfer.ts';
import { callerFrom } from '../../access/a-caller.ts';
import { createFakeAnswerStore } from '../../fakes/answer-store.ts';
import { createFakeChunkStore } from '../../fakes/chunk-store.ts';
import { createFakeFileStore } from '../../fakes/file-store.ts';
import { createFakeResultStore } from '../../fakes/result-store.ts';
import { createFakeRunStore } from '../../fakes/run-store.ts';
import { createFakeTicketStore } from '../../fakes/ticket-store.ts';
import { createFakeTiming } from '../../fakes/timing.ts';
import { createFakeTransfersStore } from '../../fakes/transfers-store.ts';
import { aForm } from '../../http/an-event.ts';
import { askAs, readToken } from '../../http/ask-as.ts';
import { anEvent } from '../../runs/a-run.ts';
import { anAccount, aPosition } from '../an-account.ts';
import { aPolicy } from '../life/a-policy.ts';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** Settings of a desk; left out: an account of Senegal with a million francs, no threshold. */
export interface DeskWish {
  readonly threshold?: ReadonlyMap<string, bigint>;
  readonly fundedMinor?: bigint;
  /** Instead of starting the pipeline. */
  readonly startPipeline?: TransfersPorts['startPipeline'];
  /** A deployment without a scheme adapter. */
  readonly isClosed?: boolean;
}

/** The whole API of transfers over in-memory stores. */
export async function aTransfersDesk(wish: DeskWish = {}) {
  const stored = createFakeRunStore();
  const store = createFakeTransfersStore(stored);
  const failing: { read?: (run: Run | undefined) => Promise<void> } = {};
  const runs: typeof stored = {
    ...stored,
    async read(runId) {
      const run = await stored.read(runId);
      await failing.read?.(run);
      return run;
    },
  };
  const faults: { at?: string } = {};
  const files = createFakeFileStore();
  const chunks = createFakeChunkStore();
  const results = createFakeResultStore();
  const tickets = createFakeTicketStore();
  const timing = createFakeTiming();
  const audited: string[] = [];
  const started: string[] = [];
  const faultPoint = async (point: string) => {
    if (faults.at === point) throw new Error(point);
  };
  const base = { runs, store, files, chunks, timing, faultPoint };
  const takingIn = {
    ...base,
    inspect: inspectFile,
    nameFinding: (_: unknown, finding: never) => finding,
    readItems: (
      blocks: AsyncIterable<Uint8Array>,
      { name }: { name: string },
      fields: typeof paymentReadingRules.fields,
    ) => readSource(blocks, { name, fields, listKeys: [] }),
    rules: paymentReadingRules,
    approval: { threshold: wish.threshold ?? new Map(), days: 3 },
  };
  const ports = {
    ...base,
    ...{ results, tickets },
    takeIn: (runId, limits) => takeIn(takingIn, runId, limits),
    startPipeline: wish.startPipeline ?? (async (_, execution) => void started.push(execution)),
    hasPipeline: () => wish.isClosed !== true,
    s3: {
      async send({ input }: { input: { Key: string; Body: Uint8Array } }) {
        await files.put(input.Key, input.Body);
        return {};
      },
    } as unknown as S3Client,
    presigning: new S3Client({ region: 'eu-west-3', credentials }),
    ...{ ingestBucket: 'ingest', resultsBucket: 'results' },
    newId: ulid,
    policy: aPolicy,
    verifyToken: readToken,
    audit: (what, ids) => void audited.push(`${what} ${JSON.stringify(ids)}`),
  } satisfies TransfersPorts as TransfersPorts;
  await putAccount(store, anAccount(), wish.fundedMinor ?? 1_000_000n);
  const api = createApi('transfers', bindTransfers(ports, createFakeAnswerStore()), '');
  const ask = askAs(api);
  const post = (caller: Caller, path: string, body?: unknown, headers = {}) =>
    ask(caller, {
      method: 'POST',
      path,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const send = async (
    caller: Caller,
    csv: string | null,
    fields = {},
    headers = {},
    copies = 1,
  ) => {
    const form = await aForm({
      ...(csv === null ? {} : { file: Array(copies).fill(aCsv(csv)) }),
      payer_account: 'ACC-123456789',
      ...fields,
    });
    return ask(caller, {
      method: 'POST',
      path: '/api/bulk-transfers',
      body: form.body,
      headers: { ...form.headers, ...headers },
    });
  };
  /** Puts a bulk there as if it had been made, with its transfers. */
  const put = async (run: Run, bulk?: Bulk, transfers: readonly Transfer[] = []) => {
    await runs.create(run, [anEvent({ runId: run.id })]);
    await store.prepare(transfers, { claims: false, free: new Set() });
    if (bulk !== undefined) await store.commit({ bulk: { before: undefined, after: bulk } });
  };
  return {
    ...base,
    takingIn,
    startPipeline: ports.startPipeline,
    results,
    tickets,
    api,
    ask,
    post,
    send,
    put,
    audited,
    started,
    faults,
    failing,
  };
}

function aCsv(text: string) {
  return { name: 'paiements.csv', type: 'text/csv', content: new TextEncoder().encode(text) };
}

/** An account with its first entry: what it was funded with. */
export async function putAccount(
  store: ReturnType<typeof createFakeTransfersStore>,
  account: Account,
  fundedMinor: bigint,
) {
  const empty = { ...account, seq: 0, position: aPosition({ fundedMinor: 0n }) };
  await store.commit({ account: { before: undefined, after: empty } });
  if (fundedMinor === 0n) return;
  const posting = {
    kind: 'fund',
    amountMinor: fundedMinor,
    bulkId: null,
    transferId: null,
  } as const;
  const note = { by: 'admin@example.org', reason: 'first', at: new Date('2026-03-02T08:00:00Z') };
  const booked = bookEntry(empty, [posting], note);
  if (booked.kind !== 'booked') throw new Error('not funded');
  await store.commit({ account: { before: empty, after: booked.after, entry: booked.entry } });
}

export const maker = callerFrom('payment_maker', 'SN');
export const approver = callerFrom('payment_approver', 'SN');
export const admin = callerFrom('admin', null);
