import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import {
  always,
  callers,
  countryOf,
  everybody,
  get,
  instead,
  onRuns,
  post,
  put,
  type Row,
  signedIn,
  type Things,
} from './access-rows.ts';
import { aClaimsPair, claimsRows } from './claims-access-rows.ts';
import { importClaims } from './claims-rig.ts';
import { type CallApi, outputs, signInAs } from './local-cloud.ts';
import { aCourseFile, getJson, unique } from './road-rig.ts';
import { transfersRows } from './transfers-access-rows.ts';
import { importFile, importToTheEnd, postJson } from './upload-rig.ts';

/**
 * Who may do what, as API.md's table says, against the deployed app. The expected statuses are
 * written out by hand: nothing here asks the policy.
 */
const readingRuns = [
  ['GET /api/runs/{id}', ''],
  ['GET /api/runs/{id}/events', '/events'],
  ['GET /api/runs/{id}/stream', '/stream'],
  ['GET /api/runs/{id}/findings', '/findings'],
  ['GET /api/runs/{id}/diff', '/diff'],
  ['GET /api/runs/{id}/records', '/records'],
  ['GET /api/runs/{id}/rows', '/rows'],
] as const;

const rows: readonly Row[] = [
  // Sign-in is open to everybody: an empty request is incomplete, not forbidden.
  {
    operation: 'POST /api/auth/login',
    ask: post(() => '/api/auth/login', {}),
    expected: always(400),
  },
  { operation: 'POST /login', ask: post(() => '/login', {}), expected: always(400) },
  {
    operation: 'POST /api/auth/refresh',
    ask: post(() => '/api/auth/refresh', {}),
    expected: always(400),
  },
  { operation: 'GET /api/auth/me', ask: get(() => '/api/auth/me'), expected: signedIn },
  {
    operation: 'POST /api/auth/logout',
    ask: post(() => '/api/auth/logout', { refresh_token: 'none of ours' }),
    expected: instead(signedIn, 204),
  },
  // Search and read courses: every role.
  { operation: 'GET /api/courses', ask: get(() => '/api/courses?limit=1'), expected: signedIn },
  {
    operation: 'GET /api/courses/{id}',
    ask: get(({ course }) => `/api/courses/${course}`),
    expected: signedIn,
  },
  {
    operation: 'GET /api/courses/{id}/related',
    ask: get(({ course }) => `/api/courses/${course}/related`),
    expected: signedIn,
  },
  {
    operation: 'GET /api/courses/search',
    ask: get(() => '/api/courses/search?q=python'),
    expected: signedIn,
  },
  {
    operation: 'GET /api/courses/suggest',
    ask: get(() => '/api/courses/suggest?q=py'),
    expected: signedIn,
  },
  // Import and administer courses: staff and admin.
  {
    operation: 'POST /admin-dashboard/courses/import',
    ask: (call, _, caller) =>
      importFile(call, aCourseFile(unique('Matrix'), 1), { fields: countryOf(caller) }),
    expected: [401, 403, 403, 202, 403, 403, 202, 202, 403],
  },
  {
    operation: 'POST /api/uploads',
    ask: (call, _, caller) =>
      postJson(call, '/api/uploads', {
        domain: 'courses',
        files: [{ slot: 'file', name: 'cours.csv' }],
        ...countryOf(caller),
      }),
    expected: [401, 403, 403, 201, 403, 403, 201, 201, 403],
  },
  ...onRuns('GET /api/uploads/{run_id}', (of) => get((all) => `/api/uploads/${all[of]}`)),
  ...onRuns(
    'POST /api/uploads/{run_id}/complete',
    (of) =>
      post((all) => `/api/uploads/${all[of]}/complete`, {
        slot: 'file',
        parts: [{ number: 1, etag: '"x"' }],
      }),
    // Its file has arrived long since.
    409,
  ),
  // Runs: a list shows what the caller may read, which is nothing for some.
  { operation: 'GET /api/runs', ask: get(() => '/api/runs?limit=1'), expected: signedIn },
  ...readingRuns.flatMap(([operation, rest]) =>
    onRuns(operation, (of) => get((all) => `/api/runs/${all[of]}${rest}`)),
  ),
  // The log would be text until its file is written, which is after the end; the source lies there.
  ...onRuns(
    'GET /api/runs/{id}/download',
    (of) => get((all) => `/api/runs/${all[of]}/download?type=source`),
    302,
  ),
  ...onRuns('GET /api/runs/{id}/stages/{name}', (of) =>
    get((all) => `/api/runs/${all[of]}/stages/settle`),
  ),
  // It waits for nothing: whoever may is told so.
  ...onRuns(
    'GET /api/runs/{id}/mapping',
    (of) => get((all) => `/api/runs/${all[of]}/mapping`),
    409,
  ),
  ...onRuns(
    'PUT /api/runs/{id}/mapping',
    (of) => put((all) => `/api/runs/${all[of]}/mapping`, { columns: {} }),
    409,
  ),
  // It has ended, and was no dry run: whoever may is told so.
  ...onRuns(
    'POST /api/runs/{id}/cancel',
    (of) => post((all) => `/api/runs/${all[of]}/cancel`, {}),
    409,
  ),
  ...onRuns(
    'POST /api/runs/{id}/confirm',
    (of) => post((all) => `/api/runs/${all[of]}/confirm`, { diff_hash: 'x' }),
    409,
  ),
  // Its pipeline has no such stage: nobody's matrix leaves a run behind.
  ...onRuns(
    'POST /api/runs/{id}/replay',
    (of) => post((all) => `/api/runs/${all[of]}/replay`, { from: 'compare' }),
    422,
  ),
  {
    operation: 'POST /api/realtime/tickets',
    on: 'a connection',
    ask: post(() => '/api/realtime/tickets', { for: 'websocket' }),
    expected: signedIn,
  },
  ...onRuns(
    'POST /api/realtime/tickets',
    (of) => (call, things) =>
      postJson(call, '/api/realtime/tickets', { for: 'stream', run_id: things[of] }),
  ),
  ...claimsRows,
  ...transfersRows,
  { operation: 'GET /api/codes', ask: get(() => '/api/codes'), expected: signedIn },
  // Open to the whole world.
  { operation: 'GET /api/health', ask: get(() => '/api/health'), expected: everybody },
  { operation: 'GET /api/docs', ask: get(() => '/api/docs'), expected: everybody },
  { operation: 'GET /api/openapi.json', ask: get(() => '/api/openapi.json'), expected: everybody },
  {
    operation: 'GET /api/asyncapi.json',
    ask: get(() => '/api/asyncapi.json'),
    expected: everybody,
  },
  { operation: 'GET /swagger', ask: get(() => '/swagger/'), expected: everybody },
  { operation: 'GET /swagger/{asset}', ask: get(() => '/swagger/start.js'), expected: everybody },
  ...['', '/pipeline/monitoring', '/courses/import'].map(
    (screen): Row => ({
      operation: `GET /admin-dashboard${screen}`,
      ask: get(() => `/admin-dashboard${screen}/`),
      expected: always(302),
    }),
  ),
];

const calls = new Map<string, CallApi>();
let things: Things;
/** Runs that began here; most wait for a file that never comes. */
const begun: { readonly call: CallApi; readonly id: string }[] = [];

beforeAll(async () => {
  for (const caller of callers) calls.set(caller, await signInByName(caller));
  const [senegal, togo] = await Promise.all(
    ['staff of Senegal', 'staff of Togo'].map((staff) =>
      importToTheEnd(callOf(staff), aCourseFile(unique('Access'), 1)),
    ),
  );
  const records = await getJson<{ items: { key: string }[] }>(
    callOf('admin'),
    `/api/runs/${senegal?.id}/records`,
  );
  const { session } = await importClaims(
    callOf('chef_technique of Senegal'),
    aClaimsPair(unique('Access').toUpperCase()),
  );
  things = {
    session: session.id,
    file: session.stat_file?.id ?? '',
    senegal: senegal?.id ?? '',
    togo: togo?.id ?? '',
    course: records.items[0]?.key ?? '',
  };
});

afterAll(async () => {
  await Promise.all(
    begun.map(({ call, id }) => call(`/api/runs/${id}/cancel`, { method: 'POST' })),
  );
});

async function signInByName(caller: string): Promise<CallApi> {
  if (caller === 'nobody') return (path, init) => fetch(`${outputs.api_url}${path}`, init);
  const [role = '', country] = caller.split(' of ');
  const isRole = (each: (typeof outputs.users)[number]) => each.roles[0] === role.split(' ')[0];
  const user = outputs.users.find((each) => isRole(each) && each.country === (country ?? null));
  const [asRole] = user?.roles ?? [];
  if (user === undefined || asRole === undefined) throw new Error(`no user ${caller}`);
  return signInAs(asRole, user.country);
}

function callOf(caller: string): CallApi {
  const call = calls.get(caller);
  if (call === undefined) throw new Error(`nobody is ${caller}`);
  return call;
}

/** Reads the whole answer: one that is left half read would hold on to its connection. */
async function finish(call: CallApi, response: Response): Promise<number> {
  const text = await response.text();
  if (response.status !== 201 && response.status !== 202) return response.status;
  const answer = JSON.parse(text) as PublicRun | { readonly run: PublicRun };
  begun.push({ call, id: 'run' in answer ? answer.run.id : answer.id });
  return response.status;
}

describe('who may do what', () => {
  test.each(rows.map((row) => ({ ...row, on: row.on ?? 'anything' })))(
    '$operation on $on',
    async ({ ask, expected }) => {
      // One after the other: nine at once would start nine processes of the same function.
      const statuses: [string, number][] = [];
      for (const caller of callers) {
        const call = callOf(caller);
        statuses.push([caller, await finish(call, await ask(call, things, caller))]);
      }

      expect(Object.fromEntries(statuses)).toEqual(
        Object.fromEntries(callers.map((caller, i) => [caller, expected[i]])),
      );
    },
  );

  test('every operation of the API is among them', async () => {
    const { paths } = await getJson<{ paths: Record<string, Record<string, unknown>> }>(
      callOf('nobody'),
      '/api/openapi.json',
    );
    const declared = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );

    expect([...new Set(rows.map(({ operation }) => operation))].sort()).toEqual(declared.sort());
  });
});

describe('lists show only what the caller may read', () => {
  const runsSeenBy = async (caller: string, query = '') => {
    const path = `/api/runs?limit=200&${query}`;
    const { items } = await getJson<{ items: PublicRun[] }>(callOf(caller), path);
    return {
      countries: [...new Set(items.map(({ country }) => country))].sort(),
      senegal: items.some(({ id }) => id === things.senegal),
      togo: items.some(({ id }) => id === things.togo),
    };
  };

  test.each([
    { caller: 'staff of Senegal', countries: ['Senegal'], senegal: true, togo: false },
    { caller: 'staff of Togo', countries: ['Togo'], senegal: false, togo: true },
    {
      caller: 'admin',
      // Other tests import in other countries at the same time.
      countries: expect.arrayContaining(['Senegal', 'Togo']),
      senegal: true,
      togo: true,
    },
    {
      caller: 'payment_maker of Senegal',
      // Bulks of their own country, which other tests send at the same time, and no courses.
      countries: expect.not.arrayContaining(['Togo']),
      senegal: false,
      togo: false,
    },
    // Claims of their own country, and no courses.
    { caller: 'admin_territorial of Senegal', countries: ['Senegal'], senegal: false, togo: false },
    { caller: 'admin_territorial without country', countries: [], senegal: false, togo: false },
  ])('runs for $caller', async ({ caller, ...seen }) => {
    expect(await runsSeenBy(caller)).toEqual(seen);
  });

  test('admin narrows them to a country; staff cannot widen theirs', async () => {
    expect((await runsSeenBy('admin', 'country=Togo')).countries).toEqual(['Togo']);
    expect((await runsSeenBy('staff of Senegal', 'country=Togo')).countries).toEqual([]);
    expect((await callOf('admin')('/api/runs?country=Atlantis')).status).toBe(422);
  });

  test('admin names a country to start in, staff no other than theirs', async () => {
    const start = (caller: string, country?: string) =>
      postJson(callOf(caller), '/api/uploads', {
        domain: 'courses',
        files: [{ slot: 'file', name: 'cours.csv' }],
        country,
      });

    expect((await start('admin')).status).toBe(400);
    expect((await start('staff of Senegal', 'Togo')).status).toBe(404);
  });
});
