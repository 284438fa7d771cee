/** Where the front door sends a request; the order of `routeOf` is the order of the table. */
export type FrontDoorRoute = 'stream' | 'status-page' | 'api' | 'unknown';

const apiFolders = ['api', 'admin-dashboard', 'graphql', 'login', 'swagger'];

/**
 * The routes of the distribution on AWS, with the same precedence: streams before the rest of the
 * API, since both live under /api.
 *
 * @param path without query
 */
export function routeOf(path: string): FrontDoorRoute {
  if (/^\/api\/.+\/stream\/?$/.test(path)) return 'stream';
  if (path === '/') return 'status-page';
  if (/^\/import\/upload/.test(path)) return 'api';
  return apiFolders.includes(path.split('/')[1] ?? '') ? 'api' : 'unknown';
}

/** The only address that takes a WebSocket. */
export function isLivePath(path: string): boolean {
  return path === '/live' || path === '/live/';
}

/** @returns the path of a request's address, without its query */
export function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}
