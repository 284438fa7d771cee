import { DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { HealthCheck } from '../../shared/runs/health-routes.ts';
import { cognito, dynamo, s3, sqs } from '../runtime/clients.ts';
import { keepFor } from '../runtime/keep-for.ts';
import { logger } from '../runtime/observe.ts';
import { openSearchClient } from '../runtime/opensearch.ts';

export interface HealthSettings {
  readonly RUNS_TABLE: string;
  readonly INGEST_BUCKET: string;
  readonly ARRIVALS_QUEUE_URL: string;
  readonly USER_POOL_ID: string;
  readonly OPENSEARCH_URL: string;
}

let client: ReturnType<typeof openSearchClient> | undefined;
/** One client for the life of the process. */
function searchNode(url: string) {
  client ??= openSearchClient(url);
  return client;
}

type CheckResult = 'ok' | 'failed' | 'off';

/** A check that takes longer than this counts as failed: somebody waits for the answer. */
const patienceMs = 3_000;

/** Anybody may ask, as often as they like: what Quai stands on is asked this seldom, milliseconds. */
const keptMs = 5_000;

/** Asks everything that Quai stands on, all at once, by a real call each; an answer is kept a while. */
export function createHealthCheck(
  settings: HealthSettings,
): () => Promise<Record<HealthCheck, CheckResult>> {
  return keepFor(keptMs, () => askAll(settings));
}

async function askAll(settings: HealthSettings): Promise<Record<HealthCheck, CheckResult>> {
  const [database, queue, storage, search, signIn] = await Promise.all([
    ask('database', () =>
      dynamo().send(
        new GetCommand({ TableName: settings.RUNS_TABLE, Key: { pk: 'HEALTH', sk: 'HEALTH' } }),
      ),
    ),
    ask('queue', () =>
      sqs().send(
        new GetQueueAttributesCommand({
          QueueUrl: settings.ARRIVALS_QUEUE_URL,
          AttributeNames: ['ApproximateNumberOfMessages'],
        }),
      ),
    ),
    ask('storage', () =>
      s3().send(
        new ListObjectsV2Command({ Bucket: settings.INGEST_BUCKET, Prefix: 'drop/', MaxKeys: 1 }),
      ),
    ),
    settings.OPENSEARCH_URL === ''
      ? ('off' as const)
      : ask('search', async () => (await searchNode(settings.OPENSEARCH_URL)()).cluster.health()),
    ask('sign_in', () =>
      cognito().send(new DescribeUserPoolCommand({ UserPoolId: settings.USER_POOL_ID })),
    ),
  ]);
  return { database, queue, storage, search, sign_in: signIn };
}

async function ask(check: HealthCheck, call: () => Promise<unknown>): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), patienceMs);
  });
  try {
    await Promise.race([call(), tooLate]);
    return 'ok';
  } catch (error) {
    logger.warn('Health check failed', { check, name: error instanceof Error ? error.name : '' });
    return 'failed';
  } finally {
    clearTimeout(timer);
  }
}
