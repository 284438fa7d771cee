import { Router } from '@aws-lambda-powertools/event-handler/http';
import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import { may } from '../../shared/access/policy.ts';
import { chooseLanguage } from '../../shared/http/choose-language.ts';
import { frontDoorEnvironment } from '../../shared/http/front-door-environment.ts';
import type { ApiAnswer, Implementation, RequestOf, Route } from '../../shared/http/route.ts';
import { refuseAction } from '../../shared/identity/refuse-action.ts';
import { callerOf, sourceAddressOf } from './caller.ts';
import { readEnv } from './env.ts';
import { isByFrontDoor } from './front-door.ts';
import { logger, observe } from './observe.ts';
import { readRequest } from './read-request.ts';
import { type WrittenAnswer, writeAnswer } from './write-answer.ts';

/** A contract with what answers it. */
export interface Binding {
  readonly route: Route;
  readonly implementation: Implementation;
}

/** Ties a contract to its implementation, whose request is typed by the contract. */
export function bind<const R extends Route>(
  route: R,
  implementation: (request: RequestOf<NoInfer<R>>) => Promise<ApiAnswer>,
): Binding {
  return { route, implementation };
}

export type ApiHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/**
 * The Lambda handler of one room's endpoints, for HTTP API events (payload 2.0). Before an
 * implementation runs, the call has come by the front door, its caller is known and may do this,
 * and query and body are checked.
 *
 * @param room     whose endpoints these are; on every line of the log
 * @param bindings an address with a parameter gives way to one without (`/api/runs/:id`)
 * @param originSecret what the front door adds to every call; empty: calls come from anywhere
 */
export function createApi(
  room: string,
  bindings: readonly Binding[],
  originSecret: string = readEnv(frontDoorEnvironment).ORIGIN_SECRET,
): ApiHandler {
  const router = new Router({ logger });
  for (const binding of bindings) {
    router.route(
      async (routing) => {
        const { original } = routing.event as RoutedEvent;
        const written = await answerEvent(binding, original, routing.params, originSecret !== '');
        // The router does not look into an answer for bytes; as text they would be spoiled.
        if (written.body instanceof ArrayBuffer) routing.isBase64Encoded = true;
        return written;
      },
      { method: binding.route.method, path: routerPath(binding.route.path) },
    );
  }
  // Whatever the router itself finds wrong (no such route, an address that cannot be decoded).
  router.errorHandler(Error, async (_error, { event }) =>
    refuse((event as RoutedEvent).original, 'RUN-ROUTE'),
  );
  return middy()
    .use(observe())
    .handler(async (event: APIGatewayProxyEventV2, context: Context) => {
      logger.appendKeys({ room, request: event.requestContext.requestId });
      const routed = toRouted(event);
      if (!isByFrontDoor(routed.original.headers, originSecret)) {
        return refuse(routed.original, 'AUTH-06');
      }
      return withoutEmptyType(await router.resolve(routed, context));
    });
}

/** The router sees only what it needs: it would refuse a GET with a body, or an odd header. */
type RoutedEvent = APIGatewayProxyEventV2 & { readonly original: APIGatewayProxyEventV2 };

function toRouted(event: APIGatewayProxyEventV2): RoutedEvent {
  const { version, routeKey, rawPath, rawQueryString, requestContext } = event;
  const needed = { version, routeKey, rawPath, rawQueryString, requestContext };
  // What is left out may be null in the local cloud, which the router takes for another event.
  return { ...needed, headers: {}, isBase64Encoded: false, original: withLowerNames(event) };
}

function withLowerNames(event: APIGatewayProxyEventV2): APIGatewayProxyEventV2 {
  const headers = Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...event, headers: Object.fromEntries(headers) };
}

/**
 * `/swagger/` and `/swagger` are one route; the router strips the slash of what is asked. A gateway
 * hands on `%2F` as a slash, so a parameter that may hold one takes the rest of the address.
 */
function routerPath(path: string): `/${string}` | RegExp {
  const [, before, rest] = /^([\w/-]*\/):(\w+)\+$/.exec(path) ?? [];
  if (rest !== undefined) return new RegExp(`^${before}(?<${rest}>.+)$`);
  const trimmed = path.replace(/\/+$/, '');
  return trimmed.startsWith('/') ? (trimmed as `/${string}`) : '/';
}

async function answerEvent(
  binding: Binding,
  event: APIGatewayProxyEventV2,
  path: Readonly<Record<string, string>>,
  isBehindDoor: boolean,
): Promise<WrittenAnswer> {
  const lang = chooseLanguage(event.headers['accept-language']);
  const { requestId } = event.requestContext;
  const { method, path: address } = binding.route;
  try {
    const answer = await runBinding(binding, event, path, isBehindDoor);
    const written = writeAnswer(answer, lang, requestId);
    logger.info('Answered', { route: `${method} ${address}`, status: written.statusCode });
    return written;
  } catch (fault) {
    logger.error('Fault', { route: `${method} ${address}`, error: fault as Error });
    return writeAnswer({ problem: 'RUN-500' }, lang, requestId);
  }
}

async function runBinding(
  { route, implementation }: Binding,
  event: APIGatewayProxyEventV2,
  path: Readonly<Record<string, string>>,
  isBehindDoor: boolean,
): Promise<ApiAnswer> {
  const caller = callerOf(event);
  if (route.access !== 'public') {
    if (caller === null) return { problem: 'AUTH-02' };
    if (route.access !== 'signed-in' && may(caller, route.access) === 'forbidden') {
      return refuseAction(route.access);
    }
  }
  const request = await readRequest(route, event);
  if (request.kind === 'refused') return request.problem;
  return implementation({
    caller,
    path,
    query: request.query as never,
    body: request.body as never,
    files: request.files,
    headers: event.headers as Record<string, string>,
    lang: chooseLanguage(event.headers['accept-language']),
    requestId: event.requestContext.requestId,
    sourceAddress: sourceAddressOf(event, isBehindDoor),
    now: new Date(),
  });
}

function refuse(event: APIGatewayProxyEventV2, problem: string): WrittenAnswer {
  const lang = chooseLanguage(event.headers['accept-language']);
  return writeAnswer({ problem }, lang, event.requestContext.requestId);
}

/** The router names a type even where there is no body. */
function withoutEmptyType(
  result: APIGatewayProxyStructuredResultV2,
): APIGatewayProxyStructuredResultV2 {
  if (result.body) return result;
  const { 'content-type': _type, ...headers } = result.headers ?? {};
  return { ...result, headers };
}
