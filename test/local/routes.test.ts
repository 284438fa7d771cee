import { expect, test } from 'vitest';
import { isLivePath, pathOf, routeOf } from '../../local/front-door/routes.ts';

test.each([
  { path: '/api/runs/run_01/stream', route: 'stream', why: 'a stream comes before the API' },
  { path: '/api/runs/run_01/stream/', route: 'stream', why: 'a trailing slash is the same' },
  { path: '/api/bulk-transfers/bulk-1/stream', route: 'stream', why: 'every domain streams' },
  { path: '/api/stream', route: 'api', why: 'nothing is named that could be streamed' },
  { path: '/api/runs/stream-1', route: 'api', why: 'it only begins like the word' },
  { path: '/admin-dashboard/x/stream', route: 'api', why: 'streams live under /api alone' },
  { path: '/', route: 'status-page', why: 'there is no console yet' },
  { path: '/login', route: 'api', why: 'the alias of seed 002' },
  { path: '/graphql', route: 'api', why: 'the API has it' },
  { path: '/swagger/', route: 'api', why: 'the documentation' },
  { path: '/admin-dashboard/courses/import/', route: 'api', why: 'seed 001' },
  { path: '/import/upload/', route: 'api', why: 'as seed 000 also writes it' },
  { path: '/import', route: 'unknown', why: 'it may be a screen' },
  { path: '/apiary', route: 'unknown', why: 'a folder is matched whole' },
  { path: '/favicon.ico', route: 'unknown', why: 'nothing of ours' },
])('$path goes to $route: $why', ({ path, route }) => {
  expect(routeOf(path)).toBe(route);
});

test('a socket is taken at /live only', () => {
  expect(isLivePath('/live')).toBe(true);
  expect(isLivePath('/lively')).toBe(false);
});

test('the query is no part of the path', () => {
  expect(pathOf('/live?ticket=a/b')).toBe('/live');
  expect(pathOf('/live')).toBe('/live');
});
