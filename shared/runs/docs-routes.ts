import type { Route } from '../http/route.ts';

/** Contracts of the API's own documentation; open to everybody. */
export const openapiRoute = {
  method: 'GET',
  path: '/api/openapi.json',
  summary: 'This API as an OpenAPI 3.1 document',
  access: 'public',
  answers: { 200: { description: 'OpenAPI 3.1', contentType: 'application/json' } },
} as const satisfies Route;

export const asyncapiRoute = {
  method: 'GET',
  path: '/api/asyncapi.json',
  summary: 'Messages of the WebSocket and of the bus as an AsyncAPI 3 document',
  access: 'public',
  answers: { 200: { description: 'AsyncAPI 3', contentType: 'application/json' } },
} as const satisfies Route;

const page = {
  method: 'GET',
  summary: 'The API to read and try, in a browser',
  access: 'public',
  answers: { 200: { description: 'Swagger UI', contentType: 'text/html' } },
} as const;

export const docsPageRoute = { ...page, path: '/api/docs' } as const satisfies Route;
export const swaggerPageRoute = { ...page, path: '/swagger' } as const satisfies Route;

export const swaggerAssetRoute = {
  method: 'GET',
  path: '/swagger/:asset',
  summary: 'Scripts and styles of that page',
  access: 'public',
  answers: {
    200: { description: 'The file', contentType: 'text/plain' },
    404: { description: 'There is no such file' },
  },
} as const satisfies Route;
