import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readOutputs, toSnakeCase } from '../../local/deploy.ts';
import { toLocalOutputs } from '../../local/outputs.ts';

const someStacks = {
  ingest_bucket: 'ingest',
  results_bucket: 'results',
  user_pool_id: 'pool',
  user_pool_client_id: 'client',
  http_api_id: 'http1',
  websocket_api_id: 'ws1',
  websocket_stage: 'live',
  runs_table: 'runs',
  connections_table: 'connections',
  courses_table: 'courses',
  claims_table: 'claims',
  ledger_table: 'ledger',
  jws_keys_secret: 'arn:aws:secretsmanager:us-east-1:000000000000:secret:JwsKeys',
  arrivals_queue_url: 'http://127.0.0.1:4566/000000000000/arrivals',
  stream_run_function: 'stream-run',
  api_url: 'https://http1.execute-api.us-east-1.amazonaws.com',
};
const cloud = {
  endpoint: 'http://127.0.0.1:4566',
  searchUrl: null,
  schemeUrl: 'http://127.0.0.1:4001',
};

test.each([
  ['ApiUrl', 'api_url'],
  ['HttpApiId', 'http_api_id'],
  ['WebsocketStage', 'websocket_stage'],
])('%s is written %s', (name, expected) => {
  expect(toSnakeCase(name)).toBe(expected);
});

test('outputs of all stacks come together, without the references between them', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'quai-outputs-'));
  const file = path.join(folder, 'outputs.json');
  const stacks = {
    QuaiData: { IngestBucket: 'ingest', ExportsOutputRefIngest1234: 'ingest' },
    QuaiIdentity: { UserPoolId: 'pool' },
  };
  writeFileSync(file, JSON.stringify(stacks));
  expect(readOutputs(file)).toEqual({ ingest_bucket: 'ingest', user_pool_id: 'pool' });
  rmSync(folder, { recursive: true });
});

test('the front door stands in for the addresses of the stacks (API.md, "Where things are")', () => {
  const outputs = toLocalOutputs(someStacks, cloud, 'http://127.0.0.1:8000');
  expect(outputs).toMatchObject({
    api_url: 'http://127.0.0.1:8000',
    websocket_url: 'ws://127.0.0.1:8000/live',
    console_url: 'http://127.0.0.1:8000/',
    search_url: null,
    scheme_adapter_url: 'http://127.0.0.1:4001',
    ingest_bucket: 'ingest',
    s3_endpoint: 'http://127.0.0.1:4566',
    region: 'us-east-1',
    mail_inbox_url: 'http://127.0.0.1:4566/_ministack/ses/messages',
  });
});

test('one user per role in two countries, one without country, one admin', () => {
  const { users } = toLocalOutputs(someStacks, cloud, 'http://127.0.0.1:8000');
  expect(users.map(({ email, roles, country }) => [email, roles.join(), country])).toEqual([
    ['admin-territorial.sn@quai.example', 'admin_territorial', 'Senegal'],
    ['chef-technique.sn@quai.example', 'chef_technique', 'Senegal'],
    ['staff.sn@quai.example', 'staff', 'Senegal'],
    ['payment-maker.sn@quai.example', 'payment_maker', 'Senegal'],
    ['payment-approver.sn@quai.example', 'payment_approver', 'Senegal'],
    ['admin-territorial.tg@quai.example', 'admin_territorial', 'Togo'],
    ['chef-technique.tg@quai.example', 'chef_technique', 'Togo'],
    ['staff.tg@quai.example', 'staff', 'Togo'],
    ['payment-maker.tg@quai.example', 'payment_maker', 'Togo'],
    ['payment-approver.tg@quai.example', 'payment_approver', 'Togo'],
    ['admin-territorial@quai.example', 'admin_territorial', null],
    ['admin@quai.example', 'admin', null],
  ]);
});

test('an output that is missing is named', () => {
  const { runs_table: _, ...without } = someStacks;
  expect(() => toLocalOutputs(without, cloud, 'http://127.0.0.1:8000')).toThrow(/runs_table/);
});
