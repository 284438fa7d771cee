import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LOCAL_REGION } from './aws.ts';
import type { StackOutputs } from './deploy.ts';
import { type LocalUser, localUsers } from './users.ts';

/** `.local/outputs.json`: where everything is (API.md), and every other output of the stacks. */
export interface LocalOutputs {
  readonly api_url: string;
  readonly websocket_url: string;
  readonly console_url: string;
  readonly search_url: string | null;
  readonly ingest_bucket: string;
  readonly results_bucket: string;
  readonly s3_endpoint: string;
  readonly region: string;
  readonly mail_inbox_url: string;
  readonly users: readonly LocalUser[];
  readonly user_pool_id: string;
  readonly user_pool_client_id: string;
  readonly http_api_id: string;
  readonly websocket_api_id: string;
  readonly websocket_stage: string;
  readonly runs_table: string;
  readonly connections_table: string;
  readonly courses_table: string;
  readonly claims_table: string;
  readonly ledger_table: string;
  readonly jws_keys_secret: string;
  /** Of the scheme adapter, simulated unless another one was given. */
  readonly scheme_adapter_url: string;
  readonly arrivals_queue_url: string;
  readonly stream_run_function: string;
}

const needed = [
  'ingest_bucket',
  'results_bucket',
  'user_pool_id',
  'user_pool_client_id',
  'http_api_id',
  'websocket_api_id',
  'websocket_stage',
  'runs_table',
  'connections_table',
  'courses_table',
  'claims_table',
  'ledger_table',
  'jws_keys_secret',
  'arrivals_queue_url',
  'stream_run_function',
] as const;

/**
 * Puts the front door's addresses in the place of the stacks' own, as people use them.
 *
 * @throws Error naming the outputs that the app did not give
 */
export function toLocalOutputs(
  stacks: StackOutputs,
  cloud: {
    readonly endpoint: string;
    readonly searchUrl: string | null;
    readonly schemeUrl: string;
  },
  frontDoorUrl: string,
): LocalOutputs {
  const missing = needed.filter((name) => !stacks[name]);
  if (missing.length > 0) throw new Error(`The app has no output ${missing.join(', ')}.`);
  return {
    ...(stacks as Readonly<Record<(typeof needed)[number], string>>),
    api_url: frontDoorUrl,
    websocket_url: `${frontDoorUrl.replace(/^http/, 'ws')}/live`,
    console_url: `${frontDoorUrl}/`,
    search_url: cloud.searchUrl,
    scheme_adapter_url: cloud.schemeUrl,
    s3_endpoint: cloud.endpoint,
    region: LOCAL_REGION,
    mail_inbox_url: `${cloud.endpoint}/_ministack/ses/messages`,
    users: localUsers,
  };
}

/** Written beside its place and renamed: a reader never sees half of it. */
export function writeJsonFile(file: string, content: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(unfinished, file);
}
