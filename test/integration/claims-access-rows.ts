import type { SentFile } from '../claims/a-claims-road.ts';
import { get, post, type Row, type Statuses, type Things } from './access-rows.ts';

/** One claim, alike in statement and recap. */
export function aClaimsPair(claimId: string): SentFile[] {
  const stat = {
    ...{ claim_id: claimId, claim_status: 'Réglé', incident_date: '2026-03-05' },
    ...{ settlement_date: '2026-03-20', employer: 'Société', policy_number: `POL-${claimId}` },
    ...{ main_insured: 'Awa Exemple', beneficiary: 'Awa Exemple', insured_status: 'A' },
    ...{ partner: 'Clinique', act_category: 'Soins', act_name: 'Consultation' },
    ...{ amount_claimed: '1000', amount_reimbursed: '800', invoice_number: 'F-1' },
  };
  const recap = {
    ...{ reglementId: claimId, date_reglement: '2026-03-20' },
    ...{ totalmttreclame: '1000', totalmttrembourse: '800' },
  };
  const csv = (row: object) => `${Object.keys(row).join(';')}\n${Object.values(row).join(';')}`;
  return [
    { slot: 'stat_file', name: 'stat.csv', content: csv(stat) },
    { slot: 'recap_file', name: 'recap.csv', content: csv(recap) },
  ];
}

/** A list: empty for who has no country, or asks for another one. */
const list: Statuses = [401, 200, 200, 403, 403, 403, 200, 403, 200];
/** A thing of Senegal at an address that only roles of claims may ask. */
const thing: Statuses = [401, 200, 200, 403, 403, 403, 200, 403, 404];
/** A run of Senegal at an address of all domains. */
const run: Statuses = [401, 200, 200, 403, 403, 403, 200, 404, 404];

const country = (caller: string) => (caller === 'admin' ? 'country=Senegal' : '');
/** admin names a country: lists and reports of claims are about one. */
const inCountry =
  (path: (things: Things) => string): Row['ask'] =>
  (call, things, caller) =>
    call(`${path(things)}${country(caller)}`, { redirect: 'manual' });
const erase: Row['ask'] = (call, { file }) => call(`/api/files/${file}`, { method: 'DELETE' });
const emptyForm =
  (path: string): Row['ask'] =>
  (call) => {
    const body = new FormData();
    body.set('dry_run', 'true');
    return call(path, { method: 'POST', body });
  };
const at = ({ session }: Things) => `/api/import-sessions/${session}`;

const ofSessions: readonly Row[] = [
  // The form has no file: whoever may import is told so.
  {
    operation: 'POST /api/import/upload',
    ask: emptyForm('/api/import/upload/'),
    expected: [401, 400, 400, 403, 403, 403, 403, 403, 400],
  },
  {
    operation: 'POST /import/upload',
    ask: emptyForm('/import/upload/'),
    expected: [401, 400, 400, 403, 403, 403, 403, 403, 400],
  },
  {
    operation: 'GET /api/import-sessions',
    ask: get(() => '/api/import-sessions/?limit=1'),
    expected: list,
  },
  { operation: 'GET /api/import-sessions/{id}', ask: get((all) => `${at(all)}/`), expected: thing },
  {
    operation: 'GET /api/import-sessions/{id}/events',
    ask: get((all) => `${at(all)}/events`),
    expected: thing,
  },
  {
    operation: 'GET /api/import-sessions/{id}/stream',
    ask: get((all) => `${at(all)}/stream`),
    expected: run,
  },
  // A session without errors has no workbook; who reads masked is not given one at all.
  {
    operation: 'GET /api/import-sessions/{id}/download',
    ask: get((all) => `${at(all)}/download/?type=error`),
    expected: [401, 404, 404, 403, 403, 403, 403, 404, 404],
  },
  {
    operation: 'GET /api/import-sessions/{id}/comparison',
    ask: get((all) => `${at(all)}/comparison`),
    expected: thing,
  },
  {
    operation: 'GET /api/runs/{id}/comparison',
    ask: get(({ session }) => `/api/runs/${session}/comparison`),
    expected: run,
  },
  // A run of courses: whoever may start one is told that it cannot be undone.
  {
    operation: 'POST /api/runs/{id}/undo',
    ask: post(({ senegal }) => `/api/runs/${senegal}/undo`, {}),
    expected: [401, 403, 403, 409, 403, 403, 409, 404, 404],
  },
  // The same run is no session.
  {
    operation: 'POST /api/import-sessions/{id}/undo',
    ask: post(({ senegal }) => `/api/import-sessions/${senegal}/undo`, {}),
    expected: [401, 404, 404, 403, 403, 403, 403, 403, 404],
  },
];

const ofClaims: readonly Row[] = [
  { operation: 'GET /api/claims', ask: inCountry(() => '/api/claims?limit=1&'), expected: list },
  {
    operation: 'GET /api/claims/{claim_id}',
    ask: inCountry(() => '/api/claims/NONE-SUCH?'),
    expected: [401, 404, 404, 403, 403, 403, 404, 403, 404],
  },
  { operation: 'GET /api/insured', ask: inCountry(() => '/api/insured?limit=1&'), expected: list },
  {
    operation: 'GET /api/claims/summary',
    ask: inCountry(() => '/api/claims/summary?by=month&'),
    expected: [401, 200, 200, 403, 403, 403, 200, 403, 400],
  },
  {
    operation: 'GET /api/claims/export',
    ask: inCountry(() => '/api/claims/export?format=csv&'),
    expected: [401, 302, 302, 403, 403, 403, 302, 403, 400],
  },
  {
    operation: 'GET /api/templates',
    ask: get(() => '/api/templates?domain=claims&slot=stat_file&format=csv'),
    expected: list,
  },
  { operation: 'GET /api/files', ask: get(() => '/api/files/?limit=1'), expected: list },
  // Nothing was erased yet.
  {
    operation: 'GET /api/files/{id}/proof',
    ask: inCountry(({ file }) => `/api/files/${file}/proof?`),
    expected: [401, 404, 404, 403, 403, 403, 404, 403, 404],
  },
  {
    operation: 'DELETE /api/files/{id}',
    ask: erase,
    expected: [401, 200, 200, 403, 403, 403, 403, 403, 404],
  },
];

/** Erasing comes last: it leaves nothing of the session. */
export const claimsRows: readonly Row[] = [...ofSessions, ...ofClaims];
