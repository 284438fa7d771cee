import { toJsonSchema } from './openapi-schema.ts';
import type { Route } from './route.ts';

const text = { type: 'string' };

/** RFC 9457 with our code; every refusal has this shape. */
export const problemComponents = {
  schemas: {
    Problem: {
      type: 'object',
      required: ['type', 'title', 'status', 'detail', 'code', 'errors', 'request_id'],
      properties: {
        type: { type: 'string', format: 'uri-reference' },
        title: text,
        status: { type: 'integer' },
        detail: text,
        code: { type: 'string', pattern: '^[A-Z]{3,4}-' },
        errors: {
          type: 'array',
          items: {
            type: 'object',
            required: ['field', 'code', 'message'],
            properties: {
              field: text,
              code: text,
              message: text,
            },
          },
        },
        request_id: { type: 'string' },
      },
    },
  },
  responses: {
    Problem: {
      description: 'Refused',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
} as const;

const refused = { $ref: '#/components/responses/Problem' };

/** Answers of an operation: its own, and what may come before it runs. */
export function describeAnswers(route: Route): Readonly<Record<string, unknown>> {
  const own = Object.entries(route.answers).map(([status, answer]) => [
    status,
    describeAnswer(Number(status), answer),
  ]);
  return { ...answersBefore(route), ...Object.fromEntries(own), default: refused };
}

function describeAnswer(status: number, answer: Route['answers'][number]) {
  const { description, schema, contentType } = answer;
  if (schema === undefined && contentType === undefined) {
    return status >= 400
      ? { description, content: problemComponents.responses.Problem.content }
      : { description };
  }
  const described = schema ? { schema: toJsonSchema(schema, 'output') } : {};
  return { description, content: { [contentType ?? 'application/json']: described } };
}

/** Refusals that every operation of its kind has, whether or not its contract says so. */
function answersBefore(route: Route): Readonly<Record<string, unknown>> {
  const takesInput = Boolean(route.query ?? route.body ?? route.multipart);
  return {
    ...(takesInput ? { 400: refused, 422: refused } : {}),
    ...(route.access === 'public' ? {} : { 401: refused }),
    ...(route.access === 'public' || route.access === 'signed-in' ? {} : { 403: refused }),
    ...(route.body || route.multipart ? { 413: refused, 415: refused } : {}),
  };
}
