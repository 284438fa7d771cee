import type { RouteGroup } from './list-routes.ts';
import { describeAnswers, problemComponents } from './openapi-answers.ts';
import { describeInputs } from './openapi-inputs.ts';
import type { Route } from './route.ts';

export interface OpenapiInfo {
  readonly version: string;
  /** Origin of the API without a trailing slash; empty: wherever the document came from. */
  readonly publicUrl: string;
}

/** An OpenAPI 3.1 document; plain JSON. */
export type OpenapiDocument = Readonly<Record<string, unknown>>;

/**
 * The documentation of the API, from the very schemas that check its requests.
 *
 * @see https://spec.openapis.org/oas/v3.1.0
 */
export function buildOpenapi(groups: readonly RouteGroup[], info: OpenapiInfo): OpenapiDocument {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { tag, routes } of groups) {
    for (const route of routes) {
      const path = openapiPath(route.path);
      const operations = paths[path] ?? {};
      operations[route.method.toLowerCase()] ??= describeOperation(route, tag);
      paths[path] = operations;
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Quai', version: info.version, description: introduction },
    servers: [{ url: info.publicUrl || '/' }],
    tags: groups.map(({ tag, description }) => ({ name: tag, description })),
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The access_token of POST /api/auth/login',
        },
      },
      ...problemComponents,
    },
  };
}

const introduction = [
  'Takes in the files and feeds that businesses live on, settles what is right and explains what is wrong.',
  'Refusals are `application/problem+json` (RFC 9457) in the language of `Accept-Language` (`fr`, the default, or `en`); `GET /api/codes` explains every code.',
  'A POST that starts work takes an `Idempotency-Key`: the same key and content gives the first answer again, other content is refused with 409.',
  'Live messages of the WebSocket are described at `/api/asyncapi.json`.',
].join('\n\n');

function describeOperation(route: Route, tag: string) {
  return {
    operationId: operationId(route),
    summary: route.summary,
    tags: [tag],
    ...describeInputs(route),
    responses: describeAnswers(route),
    security: route.access === 'public' ? [] : [{ bearer: [] }],
  };
}

/** `/api/runs/:id` is written `/api/runs/{id}`; a slash at the end means nothing. */
function openapiPath(path: string): string {
  return path.replace(/:(\w+)\+?/g, '{$1}').replace(/(.)\/+$/, '$1');
}

/** `GET /api/runs/:id` → `getApiRunsById`. */
function operationId({ method, path }: Route): string {
  const words = path
    .replace(/:(\w+)\+?/g, 'by_$1')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const capitalised = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return method.toLowerCase() + capitalised.join('');
}
