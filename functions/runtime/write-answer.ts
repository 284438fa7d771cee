import { presentProblem } from '../../shared/http/present-problem.ts';
import type { ApiAnswer, Problem } from '../../shared/http/route.ts';
import type { Language } from '../../shared/runs/run.ts';

/** What the router takes as a finished answer. */
export interface WrittenAnswer {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  /** Bytes go to the gateway in base64. */
  readonly body: string | ArrayBuffer | null;
}

/** On every answer; an implementation may replace any of them. */
const ownHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
} as const;

/** Seconds to wait when a refusal for too many requests does not say it itself. */
const retryAfterSeconds = '60';

/** A refusal is always text. */
type WrittenProblem = WrittenAnswer & { readonly body: string };

/** An answer as the gateway sends it: a refusal becomes a problem document in the reader's language. */
export function writeAnswer(answer: Problem, lang: Language, requestId: string): WrittenProblem;
export function writeAnswer(answer: ApiAnswer, lang: Language, requestId: string): WrittenAnswer;
export function writeAnswer(answer: ApiAnswer, lang: Language, requestId: string): WrittenAnswer {
  const headers = { ...ownHeaders, 'x-request-id': requestId };
  if ('problem' in answer) return writeProblem(answer, headers, lang, requestId);
  const status = { statusCode: answer.status };
  if ('json' in answer) {
    return {
      ...status,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-language': lang,
        vary: 'Accept-Language',
        ...lowerNames(answer.headers),
      },
      body: JSON.stringify(answer.json),
    };
  }
  if ('text' in answer) {
    const typed = { ...headers, 'content-type': answer.contentType, ...lowerNames(answer.headers) };
    return { ...status, headers: typed, body: answer.text };
  }
  if ('bytes' in answer) {
    const typed = { ...headers, 'content-type': answer.contentType, ...lowerNames(answer.headers) };
    return { ...status, headers: typed, body: wholeBuffer(answer.bytes) };
  }
  return { ...status, headers: { ...headers, ...lowerNames(answer.headers) }, body: null };
}

/** A view of a part of a larger buffer would take the rest along. */
function wholeBuffer(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
}

function writeProblem(
  answer: Problem,
  headers: Readonly<Record<string, string>>,
  lang: Language,
  requestId: string,
): WrittenProblem {
  const problem = presentProblem(answer, lang, requestId);
  return {
    statusCode: problem.status,
    headers: {
      ...headers,
      'content-type': 'application/problem+json',
      'content-language': lang,
      vary: 'Accept-Language',
      ...(problem.status === 429 ? { 'retry-after': retryAfterSeconds } : {}),
      ...lowerNames(answer.headers),
    },
    body: JSON.stringify(problem),
  };
}

function lowerNames(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, v]) => [name.toLowerCase(), v]));
}
