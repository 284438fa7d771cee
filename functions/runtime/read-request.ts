import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { checkInput } from '../../shared/http/check-input.ts';
import type { Problem, Route, UploadedPart } from '../../shared/http/route.ts';
import { multipartBytesMax, readMultipart } from './read-multipart.ts';

/** Largest JSON body, bytes. */
const jsonBytesMax = 1024 * 1024;

export type ReadRequest =
  | {
      readonly kind: 'read';
      readonly query: unknown;
      readonly body: unknown;
      readonly files: readonly UploadedPart[];
    }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** Reads query and body as the contract says, and checks both. */
export async function readRequest(
  route: Route,
  event: APIGatewayProxyEventV2,
): Promise<ReadRequest> {
  const query = checkInput(route.query, readQuery(event.rawQueryString));
  if (query.kind === 'refused') return query;
  const raw = await readBody(route, event);
  if (raw.kind === 'refused') return raw;
  if (route.signedBody) return { kind: 'read', query: query.value, body: raw.value, files: [] };
  const body = checkInput(route.multipart?.fields ?? route.body, raw.value);
  if (body.kind === 'refused') return body;
  return { kind: 'read', query: query.value, body: body.value, files: raw.files };
}

/** An empty parameter (`?status=`) is one that was left out; a repeated one is a list. */
function readQuery(rawQuery: string): Record<string, string | string[]> {
  const parameters = new URLSearchParams(rawQuery);
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name).filter((value) => value !== '');
    const [only] = values;
    if (only !== undefined) query[name] = values.length === 1 ? only : values;
  }
  return query;
}

type RawBody =
  | { readonly kind: 'raw'; readonly value: unknown; readonly files: readonly UploadedPart[] }
  | { readonly kind: 'refused'; readonly problem: Problem };

async function readBody(route: Route, event: APIGatewayProxyEventV2): Promise<RawBody> {
  const contentType = event.headers['content-type'] ?? '';
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (route.multipart) return readForm(route.multipart.files, contentType, bytes);
  if (route.signedBody) return readBytes(contentType, bytes);
  if (route.body) return readJson(contentType, bytes);
  return { kind: 'raw', value: undefined, files: [] };
}

async function readForm(
  names: readonly string[],
  contentType: string,
  bytes: Uint8Array,
): Promise<RawBody> {
  if (!/^multipart\/form-data\b/i.test(contentType)) {
    return refuseType(contentType, 'multipart/form-data');
  }
  const form = await readMultipart(contentType, bytes);
  switch (form.kind) {
    case 'read':
      return {
        kind: 'raw',
        value: form.fields,
        files: form.files.filter(({ name }) => names.includes(name)),
      };
    case 'malformed':
      return refuse({ problem: 'RUN-MALFORMED' });
    case 'too-large':
      return refuseSize(multipartBytesMax);
  }
}

/** The bytes of a JSON body as they came; whether it is JSON is for its reader to find out. */
function readBytes(contentType: string, bytes: Uint8Array): RawBody {
  if (!isJson(contentType)) return refuseType(contentType, 'application/json');
  if (bytes.length > jsonBytesMax) return refuseSize(jsonBytesMax);
  return { kind: 'raw', value: bytes, files: [] };
}

function isJson(contentType: string): boolean {
  return /^application\/(json|[\w.-]+\+json)\b/i.test(contentType);
}

function readJson(contentType: string, bytes: Uint8Array): RawBody {
  // No body at all: the schema decides whether one is needed.
  if (bytes.length === 0) return { kind: 'raw', value: undefined, files: [] };
  if (!isJson(contentType)) return refuseType(contentType, 'application/json');
  if (bytes.length > jsonBytesMax) return refuseSize(jsonBytesMax);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: 'raw', value: JSON.parse(text), files: [] };
  } catch {
    return refuse({ problem: 'RUN-MALFORMED' });
  }
}

function refuse(problem: Problem): RawBody {
  return { kind: 'refused', problem };
}

function refuseType(received: string, expected: string): RawBody {
  return refuse({
    problem: 'RUN-MEDIA-TYPE',
    data: { received: received.split(';')[0] || null, expected },
  });
}

function refuseSize(bytesMax: number): RawBody {
  return refuse({ problem: 'UPL-02', data: { max: bytesMax } });
}
