import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Caller } from '../../shared/access/caller.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import type { TicketStore } from '../../shared/live/ticket-store.ts';
import { useRunTicket } from '../../shared/live/use-run-ticket.ts';
import { safeFileName } from '../../shared/runs/file-name.ts';
import { presentEvent } from '../../shared/runs/present-event.ts';
import type { Language, Run } from '../../shared/runs/run.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import type { downloadRoute } from '../../shared/runs/runs-routes.ts';
import { findRun } from './find-run.ts';

export interface DownloadPorts {
  readonly runs: RunStore;
  readonly tickets: Pick<TicketStore, 'read'>;
  readonly presigning: S3Client;
  readonly ingestBucket: string;
  readonly resultsBucket: string;
  /** Whose token it is; undefined when it is not valid, for whatever reason. */
  verifyToken(token: string): Promise<Caller | undefined>;
}

const addressSeconds = 300;

/**
 * `GET /api/runs/{id}/download`: the log as text while the run goes on, other files by an address
 * that works for five minutes. A route without authorizer, since a browser's link carries no
 * header: whoever has no valid token needs a ticket bound to this run.
 */
export async function download(
  ports: DownloadPorts,
  { path, query, headers, lang, now }: RequestOf<typeof downloadRoute>,
): Promise<ApiAnswer> {
  const runId = path['id'] ?? '';
  const caller = await findCaller(ports, runId, query.ticket, headers['authorization'], now);
  if (caller === undefined) return { problem: 'AUTH-02' };
  const found = await findRun(ports.runs, caller, runId, 'read');
  if (found.kind === 'refused') return found;
  const wantsJson = headers['accept']?.includes('application/json') ?? false;
  if (query.type === 'log') return writeLog(ports.runs, found.run, lang);
  const object = findObject(ports, found.run, query.type, query.slot);
  if (object === undefined) return { problem: 'RUN-NOFILE' };
  const url = await getSignedUrl(ports.presigning, new GetObjectCommand(object), {
    expiresIn: addressSeconds,
  });
  const expires = new Date(now.getTime() + addressSeconds * 1000).toISOString();
  return wantsJson
    ? { status: 200, json: { url, expires_at: expires } }
    : { status: 302, headers: { location: url, 'cache-control': 'no-store' } };
}

async function findCaller(
  { tickets, verifyToken }: DownloadPorts,
  runId: string,
  ticket: string | undefined,
  authorization: string | undefined,
  now: Date,
): Promise<Caller | undefined> {
  if (ticket) return useRunTicket(tickets, { id: ticket, purpose: 'download', runId }, now);
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  return token === undefined ? undefined : verifyToken(token);
}

function findObject(
  { ingestBucket, resultsBucket }: DownloadPorts,
  run: Run,
  type: 'error' | 'source' | 'result',
  slot: string | undefined,
) {
  if (type === 'source') {
    const file = run.files.find((each) => slot === undefined || each.slot === slot);
    return file?.key ? attachment(ingestBucket, file.key, file.name) : undefined;
  }
  const key = type === 'error' ? run.errorFileKey : null;
  return key ? attachment(resultsBucket, key, key.split('/').at(-1) ?? type) : undefined;
}

/** As an attachment, so that a browser saves it and never runs what somebody put into it. */
function attachment(Bucket: string, Key: string, name: string) {
  const encoded = encodeURIComponent(safeFileName(name));
  return { Bucket, Key, ResponseContentDisposition: `attachment; filename*=UTF-8''${encoded}` };
}

const pageEvents = 500;

/** The journal so far, a line each, in the reader's language. */
async function writeLog(runs: RunStore, run: Run, lang: Language): Promise<ApiAnswer> {
  const lines: string[] = [];
  for (let after = 0; after < run.lastSeq; ) {
    const events = await runs.readEvents(run.id, after, pageEvents);
    if (events.length === 0) break;
    for (const event of events) {
      const { seq, at, level, stage, code, message } = presentEvent(event, lang);
      lines.push(`${at} ${level.toUpperCase()} #${seq} ${stage ?? '-'} ${code} ${message}`);
    }
    after = events.at(-1)?.seq ?? run.lastSeq;
  }
  const text = `${lines.join('\n')}\n`;
  return { status: 200, text, contentType: 'text/plain; charset=utf-8' };
}
