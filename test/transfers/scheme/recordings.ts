import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readTransferAnswer } from '../../../shared/transfers/scheme/read-answer.ts';
import { readDiscovery } from '../../../shared/transfers/scheme/read-discovery.ts';
import type { Reply } from '../../../shared/transfers/scheme/reply.ts';
import type { Discovery, SchemeAnswer } from '../../../shared/transfers/scheme-adapter.ts';

const folder = path.resolve(import.meta.dirname, '../../files/mojaloop/recordings');

/** One measured request and its answer (test/files/mojaloop/README.md). */
export interface Recording {
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly response?: { readonly status: number; readonly body: unknown };
  readonly error?: string;
}

export const recordingNames: readonly string[] = readdirSync(folder)
  .map((file) => file.replace(/\.json$/, ''))
  .sort();

export function readRecording(name: string): Recording {
  return JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));
}

/** What came over HTTP; where the recorder gave up waiting, so would we. */
function replyOf({ response }: Recording): Reply {
  if (response === undefined) return { kind: 'no-answer', because: 'timeout' };
  return { kind: 'answered', status: response.status, body: response.body };
}

/** The transfer that a recording is about; what the adapter chose where the request had no id. */
function uuidOf({ request, response }: Recording): string {
  if (request.method === 'GET') return request.path.split('/')[2] ?? '';
  const given = request.body as { transferId?: string } | undefined;
  const answered = response?.body as { transferId?: string } | undefined;
  return given?.transferId ?? answered?.transferId ?? '';
}

/** What we make of a recorded answer. */
export function answerOf(recording: Recording): SchemeAnswer {
  const call = recording.request.method === 'POST' ? 'send' : 'ask';
  return readTransferAnswer(uuidOf(recording), call, replyOf(recording));
}

export function discoveryOf(recording: Recording): Discovery {
  return readDiscovery(replyOf(recording));
}
