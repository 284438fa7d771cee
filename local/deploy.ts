import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LOCAL_ACCOUNT, LOCAL_REGION, localAwsEnvironment } from './aws.ts';
import { runLogged } from './run-logged.ts';

/** Outputs of all stacks, snake_case, as API.md names them. */
export type StackOutputs = Readonly<Record<string, string>>;

export interface LocalDeployment {
  readonly root: string;
  /** For the assembly, the outputs and the log. */
  readonly folder: string;
  readonly endpoint: string;
  /** Origin of the front door. */
  readonly publicUrl: string;
  /** null: search off. */
  readonly searchUrl: string | null;
  /** The scheme adapter that bulks are paid through. */
  readonly scheme: { readonly url: string; readonly phaseSeconds: number };
  readonly stage: 'local' | 'test';
  /** The fault switch of the tests. */
  readonly faults: boolean;
  readonly signal?: AbortSignal;
}

const SETTINGS_PASSED_ON = [
  'COURSE_CURRENCY',
  'CLAIMS_TOLERANCE',
  'CLAIMS_STRICT_HEADERS',
  'CREATE_MISSING_INSURED',
  'APPROVAL_THRESHOLD',
  'APPROVAL_DAYS',
  'SCHEME_ADAPTER_CONCURRENCY',
  'SCHEME_ADAPTER_MARGIN_SECONDS',
  'DEFAULT_COUNTRY',
  'MAP_CONCURRENCY',
  'PAIR_WAIT_HOURS',
];

/** Makes the local account ready for the CDK, as a real one would be. */
export async function bootstrapAccount(deployment: LocalDeployment): Promise<void> {
  const target = `aws://${LOCAL_ACCOUNT}/${LOCAL_REGION}`;
  await runCdk(deployment, 'The local account could not be prepared', [
    'bootstrap',
    target,
    // Without it the CLI would synthesise the whole app first, to find accounts it is told anyway.
    '--app',
    '',
    '--output',
    path.join(deployment.folder, 'cdk.out-bootstrap'),
  ]);
}

/**
 * Deploys the very app that goes to AWS.
 *
 * @param extra further arguments of `cdk deploy`
 * @throws Error with the end of the CDK's log
 */
export async function deployApp(
  deployment: LocalDeployment,
  extra: readonly string[] = [],
): Promise<StackOutputs> {
  const outputsFile = path.join(deployment.folder, 'stack-outputs.json');
  await runCdk(deployment, 'The app could not be deployed', [
    'deploy',
    '--all',
    '--require-approval=never',
    '--progress=events',
    '--outputs-file',
    outputsFile,
    '--output',
    path.join(deployment.folder, 'cdk.out'),
    ...extra,
  ]);
  return readOutputs(outputsFile);
}

/** @returns `{ api_url: … }` from what `cdk deploy --outputs-file` wrote */
export function readOutputs(file: string): StackOutputs {
  if (!existsSync(file)) return {};
  const stacks = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
  const all = Object.values(stacks).flatMap((outputs) => Object.entries(outputs));
  // References between stacks are outputs too, under names nobody chose.
  const ours = all.filter(([name]) => !name.startsWith('ExportsOutput'));
  return Object.fromEntries(ours.map(([name, value]) => [toSnakeCase(name), value]));
}

/** @returns `http_api_id` for `HttpApiId` (CloudFormation allows no underscore in a name) */
export function toSnakeCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();
}

async function runCdk(
  deployment: LocalDeployment,
  whatFailed: string,
  args: readonly string[],
): Promise<void> {
  const logs = path.join(deployment.folder, 'logs');
  mkdirSync(logs, { recursive: true });
  await runLogged({
    whatFailed,
    program: process.execPath,
    args: [path.join(deployment.root, 'node_modules/aws-cdk/bin/cdk'), ...args, '--no-notices'],
    cwd: deployment.root,
    env: cdkEnvironment(deployment),
    logFile: path.join(logs, `${args[0]}.log`),
    ...(deployment.signal ? { signal: deployment.signal } : {}),
  });
}

/** Only what is named here: a profile or a proxy of the shell must not lead to a real account. */
function cdkEnvironment(deployment: LocalDeployment): Record<string, string> {
  const { folder, endpoint, publicUrl, searchUrl, scheme, stage, faults } = deployment;
  const passedOn = SETTINGS_PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value ? [[name, value] as const] : [];
  });
  return {
    PATH: [path.dirname(process.execPath), process.env['PATH'] ?? ''].join(path.delimiter),
    HOME: process.env['HOME'] ?? folder,
    AWS_CONFIG_FILE: path.join(folder, 'no-aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'no-aws-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    ...localAwsEnvironment(endpoint),
    CDK_VALIDATION: 'false',
    CDK_DISABLE_VERSION_CHECK: '1',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    MAP_CONCURRENCY: '4',
    SCHEME_ADAPTER_URL: scheme.url,
    SCHEME_ADAPTER_PHASE_SECONDS: String(scheme.phaseSeconds),
    SCHEME_ADAPTER_MARGIN_SECONDS: '1',
    ...Object.fromEntries(passedOn),
    QUAI_STAGE: stage,
    QUAI_LOCAL_ENDPOINT: endpoint,
    QUAI_PUBLIC_URL: publicUrl,
    OPENSEARCH_URL: searchUrl ?? '',
    SEARCH: searchUrl === null ? 'off' : 'on',
    FAULTS: faults ? 'on' : 'off',
  };
}
