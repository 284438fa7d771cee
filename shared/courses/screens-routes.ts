import type { ApiAnswer, Route } from '../http/route.ts';

const goesToScreen = {
  method: 'GET',
  access: 'public',
  answers: { 302: { description: 'To the screen' } },
} as const;

/** Addresses of the first product's pages, which people have in their bookmarks. */
export const screenRoutes = [
  { ...goesToScreen, path: '/admin-dashboard', summary: 'The console' },
  { ...goesToScreen, path: '/admin-dashboard/pipeline/monitoring', summary: 'Monitoring' },
  { ...goesToScreen, path: '/admin-dashboard/courses/import', summary: 'A new import' },
] as const satisfies readonly Route[];

/**
 * Leads to the console. It has one address until it has screens of its own.
 *
 * @param publicUrl origin of the front door, no trailing slash
 */
export function createScreenRedirect(publicUrl: string): () => Promise<ApiAnswer> {
  return async () => ({ status: 302, headers: { location: `${publicUrl}/` } });
}
