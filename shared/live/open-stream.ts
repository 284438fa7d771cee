import type { Caller } from '../access/caller.ts';
import { mayOnRun } from '../access/policy.ts';
import { chooseLanguage } from '../http/choose-language.ts';
import { type Domain, isTerminal, type Language, languages, type Run } from '../runs/run.ts';
import { isRunId } from '../runs/run-id.ts';
import type { RunStore } from '../runs/run-store.ts';
import type { DomainStream, StreamWish } from './stream-run.ts';
import type { TicketStore } from './ticket-store.ts';
import { useRunTicket } from './use-run-ticket.ts';

export interface OpeningPorts {
  readonly runs: Pick<RunStore, 'read'>;
  readonly tickets: Pick<TicketStore, 'read'>;
  /** Whose token it is; undefined when it is not valid, for whatever reason. */
  verifyToken(token: string): Promise<Caller | undefined>;
  /** Domains that tell their runs in their own way, at their own address. */
  readonly streams?: Readonly<Partial<Record<Domain, DomainStream>>>;
}

/** A request for a stream, header names in lower case. */
export interface StreamRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: URLSearchParams;
}

export type StreamOpening =
  | { readonly kind: 'stream'; readonly wish: StreamWish }
  /** The run has ended and the reader has everything: a browser stops reconnecting at 204. */
  | { readonly kind: 'nothing-more' }
  | { readonly kind: 'refused'; readonly problem: 'AUTH-02' | 'AUTH-03' | 'RUN-404' | 'RUN-ROUTE' };

/**
 * Decides about a request for a run's stream before its first byte: by bearer token, or by a ticket
 * that was issued for this very run. A foreign run is refused like an unknown one, and so is a run
 * at an address of another domain.
 */
export async function openStream(
  ports: OpeningPorts,
  request: StreamRequest,
  now: Date,
): Promise<StreamOpening> {
  const address = readAddress(request);
  if (address === undefined) return { kind: 'refused', problem: 'RUN-ROUTE' };
  const { runId } = address;
  const caller = await findCaller(ports, request, runId, now);
  if (caller === undefined) return { kind: 'refused', problem: 'AUTH-02' };
  const run = isRunId(runId) ? await ports.runs.read(runId) : undefined;
  const isThere = run !== undefined && (address.domain ?? run.domain) === run.domain;
  const permission = isThere ? mayOnRun(caller, 'read', run) : 'hidden';
  if (run === undefined || permission === 'hidden') return { kind: 'refused', problem: 'RUN-404' };
  if (permission === 'forbidden') return { kind: 'refused', problem: 'AUTH-03' };
  const afterSeq = readLastEventId(request);
  const own = address.domain === null ? undefined : ports.streams?.[address.domain];
  const lastId = own === undefined ? lastSeqOf(run) : await own.lastId(run);
  if (lastId !== null && lastId <= afterSeq) return { kind: 'nothing-more' };
  const wish = { runId, afterSeq, lang: streamLanguage(request, caller) };
  return { kind: 'stream', wish: own === undefined ? wish : { ...wish, as: run.domain } };
}

/** Of a journal that says no more; null: it goes on. */
function lastSeqOf({ status, lastSeq }: Run): number | null {
  return isTerminal(status) ? lastSeq : null;
}

/** The language of a reader: asked for in the address, else the browser's, else the caller's own. */
export function streamLanguage(request: StreamRequest, caller?: Caller): Language {
  const asked = languages.find((lang) => lang === request.query.get('lang'));
  const header = request.headers['accept-language'];
  return asked ?? (header || !caller ? chooseLanguage(header) : caller.lang);
}

/** Folders of the API in which runs have a stream, and whose runs are there; null: everybody's. */
const folders: Readonly<Record<string, Domain | null>> = {
  runs: null,
  'import-sessions': 'claims',
  'bulk-transfers': 'transfers',
};

function readAddress({ method, path }: StreamRequest) {
  const [, folder = '', runId = ''] = /^\/api\/([^/]+)\/([^/]+)\/stream\/?$/.exec(path) ?? [];
  if (method !== 'GET' || !Object.hasOwn(folders, folder)) return undefined;
  return { runId, domain: folders[folder] ?? null };
}

async function findCaller(
  ports: OpeningPorts,
  { headers, query }: StreamRequest,
  runId: string,
  now: Date,
): Promise<Caller | undefined> {
  const token = /^Bearer +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
  if (token !== undefined) return ports.verifyToken(token);
  const ticket = query.get('ticket');
  if (!ticket) return undefined;
  return useRunTicket(ports.tickets, { id: ticket, purpose: 'stream', runId }, now);
}

/** A browser sends the header when it reconnects; the query is for who cannot set one. */
function readLastEventId({ headers, query }: StreamRequest): number {
  const text = headers['last-event-id'] ?? query.get('last_event_id') ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
