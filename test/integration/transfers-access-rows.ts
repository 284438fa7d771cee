import { always, everybody, get, post, type Row, type Statuses } from './access-rows.ts';

/** Lists and accounts: of their own country for makers and approvers, of all for admin. */
const list: Statuses = [401, 403, 403, 403, 200, 200, 200, 403, 403];
/** A bulk that there is not, for whoever may read some; nobody else learns that. */
const noBulk: Statuses = [401, 403, 403, 403, 404, 404, 404, 403, 403];
/** At addresses that check for themselves who asks: nobody learns which bulks there are. */
const nowhere: Statuses = [401, 404, 404, 404, 404, 404, 404, 404, 404];
const forMakers = (status: number): Statuses => [401, 403, 403, 403, status, 403, 403, 403, 403];
const forApprovers = (status: number): Statuses => [401, 403, 403, 403, 403, status, 403, 403, 403];
const forAdmin = (status: number): Statuses => [401, 403, 403, 403, 403, 403, status, 403, 403];

const none = '/api/bulk-transfers/bulk-NONE';
const account = '/api/accounts/ACC-123456789';
const emptyForm: Row['ask'] = (call) => {
  const body = new FormData();
  body.set('payer_account', 'ACC-123456789');
  return call('/api/bulk-transfers', { method: 'POST', body });
};
const unsigned =
  (method: string, path: string): Row['ask'] =>
  (call) =>
    call(path, { method, headers: { 'content-type': 'application/json' }, body: '{}' });

const ofAccounts: readonly Row[] = [
  { operation: 'GET /api/accounts', ask: get(() => '/api/accounts?limit=1'), expected: list },
  {
    operation: 'POST /api/accounts',
    ask: post(() => '/api/accounts', {}),
    expected: forAdmin(400),
  },
  { operation: 'GET /api/accounts/{id}', ask: get(() => account), expected: list },
  {
    operation: 'POST /api/accounts/{id}/funds',
    ask: post(() => `${account}/funds`, {}),
    expected: forAdmin(400),
  },
  {
    operation: 'GET /api/accounts/{id}/ledger',
    ask: get(() => `${account}/ledger`),
    expected: list,
  },
];

const ofBulks: readonly Row[] = [
  // The form has no file: whoever may send one is told so.
  { operation: 'POST /api/bulk-transfers', ask: emptyForm, expected: forMakers(400) },
  {
    operation: 'GET /api/bulk-transfers',
    ask: get(() => '/api/bulk-transfers?limit=1'),
    expected: list,
  },
  {
    operation: 'GET /api/bulk-transfers/{id}/status',
    ask: get(() => `${none}/status`),
    expected: noBulk,
  },
  {
    operation: 'GET /api/bulk-transfers/{id}/stream',
    ask: get(() => `${none}/stream`),
    expected: nowhere,
  },
  {
    operation: 'GET /api/bulk-transfers/{id}/result.csv',
    ask: get(() => `${none}/result.csv`),
    expected: nowhere,
  },
  {
    operation: 'GET /api/bulk-transfers/{id}/failed.csv',
    ask: get(() => `${none}/failed.csv`),
    expected: nowhere,
  },
  {
    operation: 'POST /api/bulk-transfers/{id}/approve',
    ask: post(() => `${none}/approve`, {}),
    expected: forApprovers(404),
  },
  {
    operation: 'POST /api/bulk-transfers/{id}/reject',
    ask: post(() => `${none}/reject`, {}),
    expected: forApprovers(400),
  },
  {
    operation: 'POST /api/bulk-transfers/{id}/cancel',
    ask: post(() => `${none}/cancel`, {}),
    expected: forMakers(404),
  },
  {
    operation: 'POST /api/bulk-transfers/{id}/retry-failed',
    ask: post(() => `${none}/retry-failed`, {}),
    expected: forMakers(404),
  },
  {
    operation: 'GET /api/transfers/unresolved',
    ask: get(() => '/api/transfers/unresolved?limit=1'),
    expected: list,
  },
  {
    operation: 'POST /api/bulk-transfers/{id}/transfers/{transfer_id}/resolve',
    ask: post(() => `${none}/transfers/tx-1/resolve`, {}),
    expected: forApprovers(400),
  },
];

const uuid = '0b0b0b0b-0000-5000-8000-000000000002';
/** No token opens these: who speaks, a signature proves. */
const ofTheScheme: readonly Row[] = [
  {
    operation: 'POST /api/transfers',
    ask: unsigned('POST', '/api/transfers'),
    expected: always(401),
  },
  {
    operation: 'PUT /api/transfers/{transferId}',
    ask: unsigned('PUT', `/api/transfers/${uuid}`),
    expected: always(401),
  },
  {
    operation: 'PUT /api/transfers/{transferId}/error',
    ask: unsigned('PUT', `/api/transfers/${uuid}/error`),
    expected: always(401),
  },
  {
    operation: 'GET /api/transfers/keys',
    ask: get(() => '/api/transfers/keys'),
    expected: everybody,
  },
];

/** Every operation of bulk transfers and accounts. */
export const transfersRows: readonly Row[] = [...ofAccounts, ...ofBulks, ...ofTheScheme];
