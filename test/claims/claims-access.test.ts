import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../shared/access/caller.ts';
import { roles } from '../../shared/access/caller.ts';
import * as claimRoutes from '../../shared/claims/claims-routes.ts';
import * as reportRoutes from '../../shared/claims/reports/reports-routes.ts';
import * as importRoutes from '../../shared/claims/sessions/import-routes.ts';
import * as sessionRoutes from '../../shared/claims/sessions/sessions-routes.ts';
import { routesOf } from '../../shared/http/list-routes.ts';
import { callerFrom } from '../access/a-caller.ts';
import { aForm } from '../http/an-event.ts';
import { aClaimsDesk } from './a-claims-desk.ts';
import { aSession } from './an-import-session.ts';

/**
 * Every endpoint of claims × every role × a caller of the thing's own country, of another one and
 * of none. Statuses are written out by hand, from API.md's table: nothing here asks the policy.
 */
const session = aSession();
const file = session.files[0]?.id ?? '';
const country = '?country=Senegal';

/** What is said to: the two roles of claims there, elsewhere, without country; admin; all others. */
interface Statuses {
  readonly own: number;
  readonly other: number;
  readonly none: number;
  readonly admin: number;
  /** Staff and payments: of the thing's own country, and of another one or none. */
  readonly stranger: readonly [number, number];
}
interface Endpoint {
  readonly operation: string;
  readonly path: string;
  /** In the address, for admin who has no country of their own. */
  readonly admin?: string;
  readonly query?: string;
  readonly expected: Statuses;
}

const list: Statuses = { own: 200, other: 200, none: 200, admin: 200, stranger: [403, 403] };
/** By an address whose route asks for the right itself: a role without it learns nothing. */
const thing = { own: 200, other: 404, none: 404, admin: 200, stranger: [403, 403] } as const;
/** By one that asks for any sign-in: another country's run does not exist for any role. */
const run = { ...thing, stranger: [403, 404] } as const;
const byHandlers = { other: 404, none: 404, admin: 403, stranger: [403, 403] } as const;

const at = `/api/import-sessions/${session.id}`;
const endpoints: readonly Endpoint[] = [
  // The form is empty: whoever may import is told so.
  {
    operation: 'POST /api/import/upload',
    path: '/api/import/upload',
    expected: { own: 400, other: 400, none: 400, admin: 403, stranger: [403, 403] },
  },
  {
    operation: 'POST /import/upload',
    path: '/import/upload',
    expected: { own: 400, other: 400, none: 400, admin: 403, stranger: [403, 403] },
  },
  { operation: 'GET /api/import-sessions/', path: '/api/import-sessions', expected: list },
  { operation: 'GET /api/import-sessions/:id/', path: at, expected: thing },
  { operation: 'GET /api/import-sessions/:id/events', path: `${at}/events`, expected: thing },
  {
    operation: 'GET /api/import-sessions/:id/download/',
    path: `${at}/download`,
    query: 'type=log',
    expected: run,
  },
  {
    operation: 'GET /api/import-sessions/:id/download/',
    path: `${at}/download`,
    query: 'type=error',
    // The workbook is in clear: admin, who reads masked, does not get it.
    expected: { own: 302, other: 404, none: 404, admin: 403, stranger: [403, 404] },
  },
  {
    operation: 'GET /api/import-sessions/:id/comparison',
    path: `${at}/comparison`,
    expected: thing,
  },
  {
    operation: 'GET /api/runs/:id/comparison',
    path: `/api/runs/${session.id}/comparison`,
    expected: run,
  },
  // There is nothing to undo in it: whoever may is told so.
  {
    operation: 'POST /api/import-sessions/:id/undo',
    path: `${at}/undo`,
    expected: { own: 409, ...byHandlers },
  },
  {
    operation: 'POST /api/runs/:id/undo',
    path: `/api/runs/${session.id}/undo`,
    expected: { own: 409, ...byHandlers, stranger: [403, 404] },
  },
  { operation: 'GET /api/claims', path: '/api/claims', admin: country, expected: list },
  {
    operation: 'GET /api/claims/:claim_id+',
    path: '/api/claims/S-001',
    admin: country,
    expected: thing,
  },
  { operation: 'GET /api/insured', path: '/api/insured', admin: country, expected: list },
  { operation: 'GET /api/files/', path: '/api/files', expected: list },
  {
    operation: 'GET /api/files/:id/proof',
    path: `/api/files/${file}/proof`,
    admin: country,
    // Nothing was erased yet.
    expected: { own: 404, other: 404, none: 404, admin: 404, stranger: [403, 403] },
  },
  {
    operation: 'GET /api/claims/summary',
    path: '/api/claims/summary',
    query: 'by=month',
    admin: country,
    expected: { ...list, none: 400 },
  },
  {
    operation: 'GET /api/claims/export',
    path: '/api/claims/export',
    query: 'format=csv',
    admin: country,
    expected: { own: 302, other: 302, none: 400, admin: 302, stranger: [403, 403] },
  },
  {
    operation: 'GET /api/templates',
    path: '/api/templates',
    query: 'domain=claims&slot=stat_file&format=csv',
    expected: list,
  },
  // Last: it leaves nothing of the session.
  {
    operation: 'DELETE /api/files/:id',
    path: `/api/files/${file}`,
    expected: { own: 200, ...byHandlers },
  },
];

const places = ['SN', 'TG', null] as const;
type Place = (typeof places)[number];

function expectedFor({ own, other, none, admin, stranger }: Statuses, role: Role, place: Place) {
  if (role === 'admin') return admin;
  if (role === 'admin_territorial' || role === 'chef_technique') {
    return place === 'SN' ? own : place === 'TG' ? other : none;
  }
  return place === 'SN' ? stranger[0] : stranger[1];
}

let desk: Awaited<ReturnType<typeof aClaimsDesk>>;
let form: Awaited<ReturnType<typeof aForm>>;
beforeAll(async () => {
  desk = await aClaimsDesk(session);
  form = await aForm({ dry_run: 'true' });
});

const cases = endpoints.flatMap((endpoint) =>
  roles.flatMap((role) =>
    (role === 'admin' ? ([null] as const) : places).map((place) => ({ endpoint, role, place })),
  ),
);

function wishOf({ operation, path, query = '', admin = '' }: Endpoint, role: Role) {
  const [method = 'GET'] = operation.split(' ');
  const country = role === 'admin' ? admin.slice(1) : '';
  const parts = [query, country].filter((part) => part !== '');
  return { method, path, query: parts.join('&'), ...(path.endsWith('/upload') ? form : {}) };
}

describe('who may do what with claims of Senegal', () => {
  test.each(cases)(
    '$endpoint.operation $endpoint.query by $role of $place',
    async ({ endpoint, role, place }) => {
      const { status } = await desk.ask(callerFrom(role, place), wishOf(endpoint, role));

      expect(status).toBe(expectedFor(endpoint.expected, role, place));
    },
  );

  test.each(endpoints)('$operation $query by nobody: 401', async (endpoint) => {
    expect((await desk.ask(null, wishOf(endpoint, 'staff'))).status).toBe(401);
  });

  test('no endpoint is missing in the list above', () => {
    const modules = [claimRoutes, importRoutes, reportRoutes, sessionRoutes];
    const declared = modules.flatMap(routesOf).map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(endpoints.map(({ operation }) => operation))].sort()).toEqual(
      declared.sort(),
    );
  });
});
