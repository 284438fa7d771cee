import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { documentedRoutes } from '../../functions/runs/documented-routes.ts';
import { buildOpenapi } from '../../shared/http/build-openapi.ts';
import type { Route } from '../../shared/http/route.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { required: boolean; content: Record<string, { schema: object }> };
  readonly responses: Record<string, object>;
  readonly security: readonly object[];
}
interface Document {
  readonly openapi: string;
  readonly info: { title: string; version: string };
  readonly servers: readonly { url: string }[];
  readonly tags: readonly { name: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly schemas: object;
    readonly responses: object;
    readonly securitySchemes: object;
  };
}

const about = { version: '1.2.3', publicUrl: 'https://quai.example.org' };
const whole = buildOpenapi(documentedRoutes, about) as unknown as Document;
const operations = Object.entries(whole.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('the document of the whole API', () => {
  test('is OpenAPI 3.1 and says where the API is', () => {
    expect(whole.openapi).toBe('3.1.0');
    expect(whole.info).toMatchObject({ title: 'Quai', version: '1.2.3' });
    expect(whole.servers).toEqual([{ url: 'https://quai.example.org' }]);
  });

  test('has every endpoint of this road', () => {
    const keys = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(keys).toEqual(
      expect.arrayContaining([
        'POST /api/auth/login',
        'POST /login',
        'POST /api/auth/refresh',
        'POST /api/auth/logout',
        'GET /api/auth/me',
        'POST /api/realtime/tickets',
        'GET /api/runs',
        'GET /api/runs/{id}',
        'GET /api/runs/{id}/events',
        'GET /api/runs/{id}/findings',
        'GET /api/runs/{id}/diff',
        'POST /api/runs/{id}/confirm',
        'POST /api/runs/{id}/replay',
        'GET /api/runs/{id}/records',
        'GET /api/runs/{id}/stages/{name}',
        'GET /api/runs/{id}/download',
        'POST /api/runs/{id}/cancel',
        'POST /api/uploads',
        'GET /api/uploads/{run_id}',
        'POST /admin-dashboard/courses/import',
        'GET /api/courses/{id}',
        'GET /api/courses/search',
        'GET /api/courses/suggest',
        'GET /api/health',
        'GET /api/codes',
        'GET /api/openapi.json',
        'GET /api/asyncapi.json',
        'GET /api/docs',
        'GET /swagger',
      ]),
    );
  });

  test('names every operation once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(operations)('$method $path is described', ({ path, method, operation }) => {
    expect(['get', 'post', 'put', 'delete']).toContain(method);
    expect(operation.operationId).toMatch(/^[a-z][A-Za-z0-9]+$/);
    expect(operation.summary).not.toBe('');
    const tags = whole.tags.map(({ name }) => name);
    expect(operation.tags.filter((tag) => tags.includes(tag))).toHaveLength(1);
    expect(
      Object.keys(operation.responses).filter((status) => /^[23]\d\d$/.test(status)),
    ).not.toEqual([]);
    expect([0, 1]).toContain(operation.security.length);
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const given = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
    expect(given.map(({ name }) => name)).toEqual(named);
  });

  test('a form of files names the sets of which one is sent', () => {
    const form = whole.paths['/api/import/upload']?.['post']?.requestBody?.content;
    expect(form?.['multipart/form-data']?.schema).toMatchObject({
      required: [],
      oneOf: [{ required: ['stat_file', 'recap_file'] }, { required: ['corrections'] }],
    });
    const one = whole.paths['/admin-dashboard/courses/import']?.['post']?.requestBody?.content;
    expect(one?.['multipart/form-data']?.schema).toMatchObject({ required: ['file'] });
  });

  test('every reference leads somewhere', () => {
    const references = [...JSON.stringify(whole).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, ref]) => ref,
    );
    expect(references).not.toEqual([]);
    for (const reference of new Set(references)) {
      const found = String(reference)
        .replace('#/', '')
        .split('/')
        .reduce<unknown>(
          (value, key) => (value as Record<string, unknown> | undefined)?.[key],
          whole,
        );
      expect(found, reference).toBeDefined();
    }
  });
});

describe('one contract', () => {
  const route = {
    method: 'POST',
    path: '/api/things/:id/',
    summary: 'Makes a thing',
    access: 'courses.administer',
    query: z.object({
      limit: z.coerce.number().int().max(200).default(50).describe('how many'),
      kind: z.enum(['a', 'b']),
    }),
    body: z.object({ name: z.string(), size: z.int().optional() }),
    answers: {
      201: { description: 'Made', schema: z.object({ id: z.string() }) },
      409: { description: 'Taken' },
    },
  } as const satisfies Route;
  const groups = [{ tag: 'Things', description: '', routes: [route] }];
  const document = buildOpenapi(groups, { version: '1', publicUrl: '' }) as unknown as Document;
  const operation = document.paths['/api/things/{id}']?.['post'];

  test('has its name, right and parameters', () => {
    expect(operation).toMatchObject({
      operationId: 'postApiThingsById',
      summary: 'Makes a thing',
      tags: ['Things'],
      security: [{ bearer: [] }],
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        {
          name: 'limit',
          in: 'query',
          required: false,
          description: 'how many',
          schema: { type: 'integer', maximum: 200, default: 50 },
        },
        { name: 'kind', in: 'query', required: true, schema: { enum: ['a', 'b'] } },
      ],
    });
  });

  test('has its body and answers', () => {
    expect(operation?.requestBody).toEqual({
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: {
              name: { type: 'string' },
              size: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
            },
            required: ['name'],
          },
        },
      },
    });
    expect(Object.keys(operation?.responses ?? {}).sort()).toEqual([
      '201',
      '400',
      '401',
      '403',
      '409',
      '413',
      '415',
      '422',
      'default',
    ]);
    expect(operation?.responses['409']).toMatchObject({
      description: 'Taken',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    });
  });

  test('a deployment that does not know its address says so', () => {
    expect(document.servers).toEqual([{ url: '/' }]);
  });
});
