import { setTimeout as wait } from 'node:timers/promises';
import type { ApiClient } from '../local/api-client.ts';
import type { PublicEvent, PublicRun } from '../shared/runs/public-run.schema.ts';
import type { PublicLedgerLine } from '../shared/transfers/accounts/public-account.schema.ts';

const amount = 100;
const funded = 100_000_000;
const askEveryMs = 500;
const ended = new Set(['DONE', 'DONE_WITH_ERRORS', 'ERROR', 'CANCELLED']);

export interface DeployedFigures {
  readonly transfers: number;
  /** From the announcement of the first file until the end of the last run was seen. */
  readonly seconds: number;
  /** From the first reservation to the last booking, as the runs tell it. */
  readonly sendingSeconds: number;
  /** Entries of the account's ledger but the funding: each is one transaction. */
  readonly ledgerCommits: number;
}

/** Whoever opens accounts, and whoever makes bulks. */
export interface BenchUsers {
  readonly admin: ApiClient;
  readonly maker: ApiClient;
}

/**
 * Pays bulks end to end through the deployed functions, all from one account, all at once.
 *
 * @throws Error when a run does not end as it should, or the ledger does not add up to the franc
 */
export async function payDeployed(
  { admin, maker }: BenchUsers,
  { bulks, rowsEach }: { readonly bulks: number; readonly rowsEach: number },
): Promise<DeployedFigures> {
  const account = `BENCH-${Date.now()}`;
  await openAccount(admin, account);
  const begun = performance.now();
  const ids = await Promise.all(
    Array.from({ length: bulks }, (_, i) =>
      upload(maker, account, writeFile(account, i, rowsEach)),
    ),
  );
  const runs = await Promise.all(ids.map((id) => endOf(maker, id)));
  const seconds = (performance.now() - begun) / 1000;
  for (const { id, status, counts } of runs) {
    const isPaid = status === 'DONE' && counts.created === rowsEach;
    if (!isPaid) throw new Error(`${id} ended ${status}: ${JSON.stringify(counts)}`);
  }
  const times = await Promise.all(ids.map((id) => timesOf(maker, id)));
  const first = Math.min(...times.map(({ reservedAt }) => reservedAt));
  const last = Math.max(...times.map(({ bookedAt }) => bookedAt));
  const transfers = bulks * rowsEach;
  const ledgerCommits = await checkLedger(maker, account, transfers * amount);
  return { transfers, seconds, sendingSeconds: (last - first) / 1000, ledgerCommits };
}

async function openAccount(admin: ApiClient, account_id: string): Promise<void> {
  await admin.post('/api/accounts', {
    ...{ account_id, currency: 'XOF', country: 'Senegal' },
    ...{ party_id_type: 'MSISDN', party_identifier: '221770000001' },
  });
  const wish = { amount: String(funded), reference: 'bench' };
  await admin.post(`/api/accounts/${account_id}/funds`, wish);
}

/** Payees that no other file has. */
function writeFile(account: string, index: number, rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, i) => `${account}-${index}-${i},${amount},XOF,ACCOUNT_ID,${account}.${index}.${i}.000`,
  );
  return ['transferId,amount,currency,partyIdType,partyIdentifier', ...lines].join('\n');
}

interface Announced {
  readonly run: { readonly id: string };
  readonly uploads: readonly {
    readonly url: string;
    readonly fields: Readonly<Record<string, string>>;
  }[];
}

async function upload(maker: ApiClient, account: string, content: string): Promise<string> {
  const { run, uploads } = await maker.post<Announced>('/api/uploads', {
    domain: 'transfers',
    files: [{ slot: 'file', name: 'virements.csv' }],
    options: { payer_account: account },
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(uploads[0]?.fields ?? {})) form.set(name, value);
  form.set('file', new Blob([content]));
  const sent = await fetch(uploads[0]?.url ?? '', { method: 'POST', body: form });
  if (!sent.ok) throw new Error(`not taken: ${sent.status} ${await sent.text()}`);
  return run.id;
}

async function endOf(maker: ApiClient, id: string): Promise<PublicRun> {
  for (;;) {
    const run = await maker.get<PublicRun>(`/api/runs/${id}`);
    if (ended.has(run.status)) return run;
    await wait(askEveryMs);
  }
}

async function timesOf(maker: ApiClient, id: string) {
  const path = `/api/runs/${id}/events?limit=1000`;
  const { items } = await maker.get<{ items: readonly PublicEvent[] }>(path);
  const timeOf = (event: PublicEvent | undefined) => Date.parse(event?.at ?? '');
  return {
    reservedAt: timeOf(items.find(({ code }) => code === 'TRF-A10')),
    bookedAt: timeOf(items.findLast(({ code }) => code === 'RUN-PROGRESS')),
  };
}

interface LedgerPage {
  readonly items: readonly PublicLedgerLine[];
  readonly next_cursor: string | null;
  readonly invariant: boolean;
}

/**
 * The whole ledger of the account, line by line: nothing lost, nothing booked twice.
 *
 * @returns transactions but the funding
 */
async function checkLedger(maker: ApiClient, account: string, paid: number): Promise<number> {
  const sums = { fund: 0, reserve: 0, settle: 0, release: 0, correction: 0 };
  const settled = new Set<string>();
  let last: PublicLedgerLine | undefined;
  let lines = 0;
  for (let cursor: string | null = ''; cursor !== null; ) {
    const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const path = `/api/accounts/${account}/ledger?order=oldest&limit=200${after}`;
    const page: LedgerPage = await maker.get(path);
    if (!page.invariant) throw new Error(`${account} does not add up at line ${lines}`);
    for (const line of page.items) {
      sums[line.kind] += line.amount;
      if (line.kind === 'settle') settled.add(`${line.bulk_id} ${line.transfer_id}`);
      last = line;
    }
    lines += page.items.length;
    cursor = page.next_cursor;
  }
  const isRight =
    sums.reserve === paid &&
    sums.settle === paid &&
    settled.size === paid / amount &&
    last?.reserved === 0 &&
    last.settled === paid &&
    last.available === funded - paid;
  if (!isRight) throw new Error(`${account}: ${JSON.stringify({ sums, last, paid })}`);
  return (last?.seq ?? 1) - 1;
}
