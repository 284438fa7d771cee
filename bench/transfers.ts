import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { signIn } from '../local/api-client.ts';
import { localAwsEnvironment } from '../local/aws.ts';
import { writeJsonFile } from '../local/outputs.ts';
import { say } from '../local/say.ts';
import type { SendingPolicy } from '../shared/transfers/sending/sending-policy.ts';
import { startBenchScheme } from './bench-scheme.ts';
import { driveScheme } from './drive-scheme.ts';
import { payDeployed } from './pay-deployed.ts';
import { payInProcess } from './pay-in-process.ts';
import { openDynamoStores, openMemoryStores, type TransferStores } from './transfer-stores.ts';
import { printContention, printThroughput, type TransferRound } from './transfers-report.ts';
import { type BenchCloud, withCloud } from './with-cloud.ts';

const { values } = parseArgs({
  options: {
    transfers: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    /** Calls to the adapter at the same time. */
    concurrency: { type: 'string', default: '8' },
    /** A tenth of everything, once: to see that it works. */
    small: { type: 'boolean', default: false },
  },
});
const scale = values.small ? 0.1 : 1;
const transfers = Math.round(Number(values.transfers) * scale);
const rounds = values.small ? 1 : Number(values.rounds);
/** Of the race: so many bulks on one account at once. */
const race = { bulks: 20, rowsEach: Math.round(250 * scale) };
/** What every payment takes at the adapter. */
const latencyMs = 50;
/** One after the other: it takes as long for each, however many there are. */
const sequentialCount = Math.round(400 * scale);

/** As patient as the local cloud's own settings, but for the number of calls. */
const policy: SendingPolicy = {
  ...{ phaseTimeoutMs: 1_000, marginMs: 1_000, concurrency: Number(values.concurrency) },
  ...{ resendsMax: 3, attentionAfterMs: 24 * 3_600_000 },
};

const root = path.dirname(import.meta.dirname);
const scheme = await startBenchScheme(root, { latencyMs, phaseMs: policy.phaseTimeoutMs });
process.env['SCHEME_ADAPTER_URL'] = scheme.url;
process.env['SCHEME_ADAPTER_PHASE_SECONDS'] = String(policy.phaseTimeoutMs / 1_000);
process.env['SCHEME_ADAPTER_MARGIN_SECONDS'] = String(policy.marginMs / 1_000);
process.env['SCHEME_ADAPTER_CONCURRENCY'] = String(policy.concurrency);
try {
  process.exitCode = await withCloud(benchTransfers, 'off');
} finally {
  await scheme.stop();
}

/**
 * Pays through a simulated adapter that takes 50 ms for each payment: one call after the other, as
 * many at once as are allowed without any ledger, then the sender in this process over memory and
 * over DynamoDB, then the deployed functions end to end. All rates are held against concurrency ÷
 * latency, which nothing can exceed. Then twenty bulks race for one account. Money is checked to
 * the franc each time. Writes `.local/bench-transfers.json`.
 */
async function benchTransfers({ outputs }: BenchCloud): Promise<void> {
  Object.assign(process.env, localAwsEnvironment(outputs.s3_endpoint));
  const emailOf = (role: string, country: string | null) =>
    outputs.users.find(({ roles, country: of }) => roles.some((r) => r === role) && of === country)
      ?.email ?? '';
  const users = {
    admin: await signIn(outputs, emailOf('admin', null)),
    maker: await signIn(outputs, emailOf('payment_maker', 'Senegal')),
  };
  const place = { url: scheme.url, policy };
  const inMemory = (bulks: { bulks: number; rowsEach: number }) =>
    payInProcess(openMemoryStores(), place, bulks);
  const stores: TransferStores = await openDynamoStores(outputs.results_bucket);
  const overDynamo = (bulks: { bulks: number; rowsEach: number }) =>
    payInProcess(stores, place, bulks);
  const [loadBefore = 0] = loadavg();
  const machine = { cores: availableParallelism(), node: process.version, loadBefore };

  say('warming up');
  const few = { bulks: 1, rowsEach: Math.min(200, transfers) };
  await driveScheme(scheme.url, policy, { count: 200, atOnce: policy.concurrency });
  for (const pay of [inMemory, overDynamo]) await pay(few);
  await payDeployed(users, few);
  const measured: TransferRound[] = [];
  const one = { bulks: 1, rowsEach: transfers };
  for (let round = 1; round <= rounds; round += 1) {
    say(`${transfers} transfers, round ${round} of ${rounds}`);
    const sequential = { count: sequentialCount, atOnce: 1 };
    const bare = { count: transfers, atOnce: policy.concurrency };
    measured.push({
      sequential: await driveScheme(scheme.url, policy, sequential),
      bare: await driveScheme(scheme.url, policy, bare),
      memory: await inMemory(one),
      dynamo: await overDynamo(one),
      deployed: await payDeployed(users, one),
    });
  }
  const possible = policy.concurrency / (latencyMs / 1_000);
  console.log(`\n${printThroughput(measured, possible)}\n`);
  say(`${race.bulks} bulks of ${race.rowsEach} on one account at once`);
  const contention = {
    memory: await inMemory(race),
    dynamo: await overDynamo(race),
    deployed: await payDeployed(users, race),
  };
  console.log(`\n${printContention(contention, possible)}\n`);
  const file = path.join(root, '.local', 'bench-transfers.json');
  const figures = { at: new Date().toISOString(), machine, possible, rounds: measured, contention };
  writeJsonFile(file, figures);
  console.log(`${machine.cores} cores, load before ${loadBefore.toFixed(1)}`);
  console.log(`written to ${path.relative(root, file)}\n`);
}
