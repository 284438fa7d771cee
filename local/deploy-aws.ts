import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { readOutputs } from './deploy.ts';

/** `npm run deploy [cdk arguments]`: the same app, to the account that the shell's credentials open. */
const root = path.dirname(import.meta.dirname);
const outputsFile = path.join(root, '.local', 'aws-outputs.json');

process.exitCode = await deployToAws(process.argv.slice(2));

async function deployToAws(args: readonly string[]): Promise<number> {
  const obstacle = await findObstacle();
  if (obstacle !== null) {
    console.error(obstacle);
    return 1;
  }
  mkdirSync(path.dirname(outputsFile), { recursive: true });
  rmSync(outputsFile, { force: true });
  const cdk = path.join(root, 'node_modules/aws-cdk/bin/cdk');
  const { status } = spawnSync(
    process.execPath,
    [cdk, 'deploy', '--all', '--outputs-file', outputsFile, ...args],
    { cwd: root, stdio: 'inherit', env: withoutLocalSettings(process.env) },
  );
  if (status !== 0) return status ?? 1;
  console.log(JSON.stringify(readOutputs(outputsFile), null, 2));
  return 0;
}

/**
 * Asks the account for the CDK's own stack: one call that tells whether there are credentials,
 * whether they are good, and whether the account was made ready.
 *
 * @returns what to do about it; null when nothing stands in the way
 */
async function findObstacle(): Promise<string | null> {
  try {
    const cloudFormation = new CloudFormationClient({});
    const { Stacks } = await cloudFormation.send(
      new DescribeStacksCommand({ StackName: 'CDKToolkit' }),
    );
    const [, , , region, account] = Stacks?.[0]?.StackId?.split(':') ?? [];
    console.log(`Deploying to account ${account}, region ${region}.`);
    return null;
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'ValidationError') {
      return 'This account and region are not ready for the CDK yet. Once: npx cdk bootstrap aws://<account>/<region> --app ""';
    }
    return (
      `AWS does not let us in: ${message}\n` +
      'Give credentials and a region (aws configure sso, or AWS_PROFILE and AWS_REGION).'
    );
  }
}

/** Settings of a local start must not follow into a real account. */
function withoutLocalSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { QUAI_LOCAL_ENDPOINT: _endpoint, AWS_ENDPOINT_URL: _url, FAULTS: _faults, ...rest } = env;
  return { ...rest, QUAI_STAGE: rest['QUAI_STAGE'] === 'test' ? 'test' : 'production' };
}
