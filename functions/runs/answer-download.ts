import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Caller } from '../../shared/access/caller.ts';
import { mayReadInClear } from '../../shared/access/policy.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import type { TicketStore } from '../../shared/live/ticket-store.ts';
import { useRunTicket } from '../../shared/live/use-run-ticket.ts';
import { safeFileName } from '../../shared/runs/file-name.ts';
import type { ResultStore } from '../../shared/runs/result-store.ts';
import { isTerminal, type Language, type Run } from '../../shared/runs/run.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import type { downloadRoute } from '../../shared/runs/runs-routes.ts';
import { type LogPorts, tellCut, tellLog } from '../../shared/runs/tell-log.ts';
import { logKeyOf } from '../../shared/runs/write-log.ts';
import type { AuditPort } from './audit-port.ts';
import { findRun } from './find-run.ts';

type DownloadType = RequestOf<typeof downloadRoute>['query']['type'];

/** What tells who downloads. */
export interface DownloadCallerPorts {
  readonly tickets: Pick<TicketStore, 'read'>;
  /** Whose token it is; undefined when it is not valid, for whatever reason. */
  verifyToken(token: string): Promise<Caller | undefined>;
}

export interface DownloadPorts extends LogPorts, AuditPort, DownloadCallerPorts {
  readonly runs: RunStore;
  readonly presigning: S3Client;
  readonly ingestBucket: string;
  readonly resultsBucket: string;
  readonly results: Pick<ResultStore, 'has'>;
  /** Writes what became of a run as a file of its domain; left out: no domain does. */
  writeResult?(
    run: Run,
    lang: Language,
  ): Promise<{ readonly key: string; readonly name: string } | undefined>;
}

const addressSeconds = 300;

/** What is noted when it is handed out: all that holds what was sent, in clear. */
const handedOut: Readonly<Record<DownloadType, string | null>> = {
  source: 'Source handed out',
  error: 'Rows to correct handed out',
  log: null,
  result: 'Result handed out',
};

/**
 * `GET /api/runs/{id}/download`: files by an address that works for five minutes; the log, as long
 * as the run goes on, as text. A route without authorizer, since a browser's link carries no
 * header: whoever has no valid token needs a ticket bound to this run.
 */
export async function download(
  ports: DownloadPorts,
  { path, query, headers, lang, now }: RequestOf<typeof downloadRoute>,
): Promise<ApiAnswer> {
  const runId = path['id'] ?? '';
  const caller = await callerOfDownload(ports, { runId, ticket: query.ticket, headers }, now);
  if (caller === undefined) return { problem: 'AUTH-02' };
  const found = await findRun(ports.runs, caller, runId, 'read');
  if (found.kind === 'refused') return found;
  const what = handedOut[query.type];
  if (what !== null && !mayReadInClear(caller, found.run)) return { problem: 'AUTH-03' };
  if (query.type === 'source' && isSlotErased(found.run, query.slot))
    return { problem: 'RUN-GONE' };
  const wantsJson = headers['accept']?.includes('application/json') ?? false;
  const object = await findObject(ports, found.run, query, lang);
  if (object === undefined) {
    return query.type === 'log'
      ? tellWhatThereIs(ports, found.run, lang)
      : { problem: 'RUN-NOFILE' };
  }
  if (what !== null) ports.audit(what, { runId, by: caller.sub });
  const url = await getSignedUrl(ports.presigning, new GetObjectCommand(object), {
    expiresIn: addressSeconds,
  });
  const expires = new Date(now.getTime() + addressSeconds * 1000).toISOString();
  return wantsJson
    ? { status: 200, json: { url, expires_at: expires } }
    : { status: 302, headers: { location: url, 'cache-control': 'no-store' } };
}

/**
 * Who downloads: by a ticket for this run's downloads, which a link can carry, or by token.
 *
 * @param asked.headers with lower-case names
 */
export async function callerOfDownload(
  { tickets, verifyToken }: DownloadCallerPorts,
  asked: {
    readonly runId: string;
    readonly ticket: string | undefined;
    readonly headers: Readonly<Record<string, string>>;
  },
  now: Date,
): Promise<Caller | undefined> {
  const { runId, ticket, headers } = asked;
  if (ticket) return useRunTicket(tickets, { id: ticket, purpose: 'download', runId }, now);
  const token = /^Bearer +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
  return token === undefined ? undefined : verifyToken(token);
}

/** Undefined for what does not exist, and for a log that is not put together yet. */
async function findObject(
  ports: DownloadPorts,
  run: Run,
  { type, slot }: RequestOf<typeof downloadRoute>['query'],
  lang: Language,
) {
  const { ingestBucket, resultsBucket, results } = ports;
  switch (type) {
    case 'source': {
      const file = run.files.find((each) => slot === undefined || each.slot === slot);
      return file?.key ? attachment(ingestBucket, file.key, file.name) : undefined;
    }
    case 'error': {
      const key = run.errorFileKey;
      return key ? attachment(resultsBucket, key, key.split('/').at(-1) ?? type) : undefined;
    }
    case 'log': {
      const key = logKeyOf(run.id);
      const isThere = isTerminal(run.status) && (await results.has(key));
      return isThere ? attachment(resultsBucket, key, `${run.id}.log.txt`) : undefined;
    }
    case 'result': {
      const file = await ports.writeResult?.(run, lang);
      return file && attachment(resultsBucket, file.key, file.name);
    }
  }
}

function isSlotErased({ files }: Run, wanted: string | undefined): boolean {
  const file = files.find(({ slot }) => wanted === undefined || slot === wanted);
  return file?.erasedAt !== undefined;
}

/** As an attachment, so that a browser saves it and never runs what somebody put into it. */
function attachment(Bucket: string, Key: string, name: string) {
  const encoded = encodeURIComponent(safeFileName(name));
  return { Bucket, Key, ResponseContentDisposition: `attachment; filename*=UTF-8''${encoded}` };
}

/** Lines and characters of a log that is told at once: an answer is at most 6 MB. */
const linesMax = 10_000;
const charsMax = 2_000_000;

/** The log so far as text, in the reader's language; when it is long, its beginning. */
async function tellWhatThereIs(ports: LogPorts, run: Run, lang: Language): Promise<ApiAnswer> {
  const lines: string[] = [];
  let chars = 0;
  for await (const line of tellLog(ports, run, lang)) {
    if (lines.length === linesMax || chars > charsMax) {
      lines.push(tellCut(lang));
      break;
    }
    lines.push(line);
    chars += line.length;
  }
  const text = `${lines.join('\n')}\n`;
  return { status: 200, text, contentType: 'text/plain; charset=utf-8' };
}
