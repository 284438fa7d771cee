import { beforeAll, describe, expect, test } from 'vitest';
import { type Role, roles } from '../../../shared/access/caller.ts';
import { routesOf } from '../../../shared/http/list-routes.ts';
import * as accountRoutes from '../../../shared/transfers/accounts-routes.ts';
import * as bulkRoutes from '../../../shared/transfers/bulks-routes.ts';
import * as createRoutes from '../../../shared/transfers/create-bulk-routes.ts';
import { callerFrom } from '../../access/a-caller.ts';
import { aForm } from '../../http/an-event.ts';
import { aBulk, aBulkRun, bulkId } from '../a-bulk.ts';
import { aTransferIn } from '../a-transfer.ts';
import { aTransfersDesk } from './a-transfers-desk.ts';

/**
 * Every endpoint of transfers × every role × a caller of the bulk's own country, of another one and
 * of none. Statuses are written out by hand, from API.md's table: nothing here asks the policy.
 */
interface Statuses {
  /** Maker and approver, each: own country, another one, none. */
  readonly maker: readonly [number, number, number];
  readonly approver: readonly [number, number, number];
  readonly admin: number;
  /** Every other role; where the route itself is open, of the own country and of another. */
  readonly stranger: readonly [number, number];
}
interface Endpoint {
  readonly operation: string;
  readonly path: string;
  readonly body?: object;
  readonly expected: Statuses;
}

const forbidden = [403, 403, 403] as const;
const list: Statuses = {
  ...{ maker: [200, 200, 200], approver: [200, 200, 200], admin: 200, stranger: [403, 403] },
};
const thing: Statuses = {
  ...{ maker: [200, 404, 404], approver: [200, 404, 404], admin: 200, stranger: [403, 403] },
};
/** By a maker; the body or the state is wrong, so whoever may is told that. */
const makes = (status: number): Statuses => ({
  ...{ maker: [status, 404, 404], approver: forbidden, admin: 403, stranger: [403, 403] },
});
const decides = (status: number): Statuses => ({
  ...{ maker: forbidden, approver: [status, 404, 404], admin: 403, stranger: [403, 403] },
});
/** The address asks for no sign-in of its own: a link carries a ticket. */
const file: Statuses = {
  ...{ maker: [302, 404, 404], approver: [302, 404, 404], admin: 403, stranger: [403, 404] },
};
const administers = (status: number): Statuses => ({
  ...{ maker: forbidden, approver: forbidden, admin: status, stranger: [403, 403] },
});

const at = `/api/bulk-transfers/${bulkId}`;
const account = '/api/accounts/ACC-123456789';
const evidence = 'Relevé de la banque du 3 mars';
const endpoints: readonly Endpoint[] = [
  {
    operation: 'POST /api/bulk-transfers',
    path: '/api/bulk-transfers',
    // The form is empty: whoever may create is told so.
    expected: { ...makes(400), maker: [400, 400, 400] },
  },
  { operation: 'GET /api/bulk-transfers', path: '/api/bulk-transfers', expected: list },
  { operation: 'GET /api/bulk-transfers/:id/status', path: `${at}/status`, expected: thing },
  {
    operation: 'POST /api/bulk-transfers/:id/approve',
    path: `${at}/approve`,
    expected: decides(409),
  },
  {
    operation: 'POST /api/bulk-transfers/:id/reject',
    path: `${at}/reject`,
    body: { reason: 'non' },
    expected: decides(409),
  },
  {
    operation: 'POST /api/bulk-transfers/:id/retry-failed',
    path: `${at}/retry-failed`,
    expected: makes(409),
  },
  { operation: 'GET /api/bulk-transfers/:id/result.csv', path: `${at}/result.csv`, expected: file },
  { operation: 'GET /api/bulk-transfers/:id/failed.csv', path: `${at}/failed.csv`, expected: file },
  {
    operation: 'GET /api/transfers/unresolved',
    path: '/api/transfers/unresolved',
    expected: list,
  },
  {
    operation: 'POST /api/bulk-transfers/:id/transfers/:transfer_id/resolve',
    path: `${at}/transfers/tx-002/resolve`,
    body: { outcome: 'FAILED', evidence },
    expected: decides(409),
  },
  { operation: 'GET /api/accounts', path: '/api/accounts', expected: list },
  {
    operation: 'POST /api/accounts',
    path: '/api/accounts',
    body: {},
    expected: administers(400),
  },
  { operation: 'GET /api/accounts/:id', path: account, expected: thing },
  {
    operation: 'POST /api/accounts/:id/funds',
    path: `${account}/funds`,
    body: {},
    expected: administers(400),
  },
  { operation: 'GET /api/accounts/:id/ledger', path: `${account}/ledger`, expected: thing },
  // The last one: it changes the bulk for those that follow.
  {
    operation: 'POST /api/bulk-transfers/:id/cancel',
    path: `${at}/cancel`,
    expected: makes(200),
  },
];

function expectedFor({ expected }: Endpoint, role: Role, where: 'SN' | 'TG' | null): number {
  const place = where === 'SN' ? 0 : where === 'TG' ? 1 : 2;
  switch (role) {
    case 'payment_maker':
      return expected.maker[place] ?? 0;
    case 'payment_approver':
      return expected.approver[place] ?? 0;
    case 'admin':
      return expected.admin;
    default:
      return expected.stranger[where === 'SN' ? 0 : 1];
  }
}

let desk: Awaited<ReturnType<typeof aTransfersDesk>>;
let emptyForm: Awaited<ReturnType<typeof aForm>>;
beforeAll(async () => {
  desk = await aTransfersDesk();
  emptyForm = await aForm({ payer_account: 'ACC-123456789' });
  await desk.put(aBulkRun(), aBulk(), [aTransferIn('COMPLETED', { row: 2 })]);
});

const cells = endpoints.flatMap((endpoint) =>
  roles.flatMap((role) =>
    (role === 'admin' ? [null] : (['SN', 'TG', null] as const)).map((where) => ({
      ...{ endpoint, operation: endpoint.operation, role, where },
      status: expectedFor(endpoint, role, where),
    })),
  ),
);

describe('who may do what', () => {
  test.each(cells)('$operation by $role of $where: $status', async (cell) => {
    const { endpoint, role, where, status } = cell;
    const [method = 'GET'] = endpoint.operation.split(' ');
    const isForm = endpoint.operation === 'POST /api/bulk-transfers';
    const body = endpoint.body === undefined ? {} : { body: JSON.stringify(endpoint.body) };
    const answer = await desk.ask(callerFrom(role, where), {
      ...{ method, path: endpoint.path, headers: { 'content-type': 'application/json' } },
      ...(isForm ? emptyForm : body),
    });
    expect(answer.status).toBe(status);
  });

  test('covers every route of transfers', () => {
    const routes = [accountRoutes, bulkRoutes, createRoutes].flatMap(routesOf);
    const known = routes.map(({ method, path }) => `${method} ${path}`);
    expect(known.sort()).toEqual(endpoints.map(({ operation }) => operation).sort());
  });

  test.each(endpoints)('$operation without a token: 401', async ({ operation, path, body }) => {
    const [method = 'GET'] = operation.split(' ');
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    expect((await desk.ask(null, { method, path, ...sent })).status).toBe(401);
  });
});
