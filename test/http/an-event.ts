import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { ApiHandler } from '../../functions/runtime/http.ts';

export interface EventWish {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Claims of a verified token; null: none was sent. */
  readonly claims?: Readonly<Record<string, unknown>> | null;
}

export const staffClaims = {
  sub: 'sub-staff',
  email: 'awa@example.org',
  email_verified: 'true',
  name: 'Awa Exemple',
  'cognito:groups': '[staff]',
  'custom:country': 'Senegal',
  'custom:lang': 'fr',
};

/** An event of an HTTP API, payload 2.0; bytes travel as base64, as on AWS. */
export function anEvent(wish: EventWish): APIGatewayProxyEventV2 {
  const { method = 'GET', path = '/', query = '', headers = {}, body, claims = staffClaims } = wish;
  const isText = typeof body === 'string';
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    headers: { 'accept-language': 'en', ...headers },
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api.example.org',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: '$default',
      stage: '$default',
      time: '01/Jan/2026:12:00:00 +0000',
      timeEpoch: 1767268800000,
      ...(claims ? { authorizer: { jwt: { claims, scopes: [] } } } : {}),
    } as APIGatewayProxyEventV2['requestContext'],
    ...(body === undefined ? {} : { body: isText ? body : Buffer.from(body).toString('base64') }),
    isBase64Encoded: body !== undefined && !isText,
  };
}

/** Calls an API as the gateway does; the body of the answer is parsed when it is JSON. */
export async function call(api: ApiHandler, wish: EventWish) {
  const {
    statusCode,
    headers = {},
    body,
  } = await api(anEvent(wish), {
    awsRequestId: 'invocation-1',
    functionName: 'test',
    functionVersion: '1',
    memoryLimitInMB: '128',
  } as Context);
  const isJson = String(headers['content-type'] ?? '').includes('json');
  return {
    status: statusCode,
    headers,
    text: body,
    json: isJson && body ? JSON.parse(body) : null,
  };
}

interface FormFile {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

const toFile = ({ name, type, content }: FormFile) =>
  new File([new Uint8Array(content)], name, { type });

/** A multipart body as browsers and curl write it. */
export async function aForm(
  parts: Readonly<Record<string, string | FormFile | readonly FormFile[]>>,
): Promise<{ body: Uint8Array; headers: Record<string, string> }> {
  const form = new FormData();
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === 'string') form.set(name, part);
    else for (const file of [part].flat()) form.append(name, toFile(file));
  }
  const response = new Response(form);
  return {
    body: new Uint8Array(await response.arrayBuffer()),
    headers: { 'content-type': response.headers.get('content-type') ?? '' },
  };
}
