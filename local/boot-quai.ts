import { rmSync } from 'node:fs';
import path from 'node:path';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { localAws, localAwsEnvironment } from './aws.ts';
import { bootCloud, type LocalCloud } from './cloud.ts';
import { bootstrapAccount, deployApp, type LocalDeployment } from './deploy.ts';
import { type FrontDoor, openFrontDoor } from './front-door/front-door.ts';
import { createStreamHost, type StreamHost } from './front-door/stream-host.ts';
import type { LocalTools } from './local-tools.ts';
import { openLocalAccount } from './open-account.ts';
import { type LocalOutputs, toLocalOutputs } from './outputs.ts';
import { type LocalScheme, startScheme } from './start-simulator.ts';
import { storeJwsKeys } from './store-jws-keys.ts';
import { createLocalUsers, LOCAL_PASSWORD } from './users.ts';

export interface BootRequest {
  readonly root: string;
  readonly tools: LocalTools;
  /** Where this cloud's logs and state go; emptied first. */
  readonly folder: string;
  /** Preferred ones, 0 for any; a busy one is replaced. */
  readonly ports: {
    readonly frontDoor: number;
    readonly aws: number;
    readonly search: number;
    /** Of the simulated scheme adapter. */
    readonly scheme: number;
  };
  readonly stage: 'local' | 'test';
  readonly faults: boolean;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** The whole product, running on this machine. */
export interface RunningQuai {
  readonly outputs: LocalOutputs;
  readonly deployment: LocalDeployment;
  readonly streams: StreamHost;
  /** Why search is off and how to get it; empty when it is on. */
  readonly searchOffBecause: string;
  stop(): Promise<void>;
}

/**
 * Boots the local cloud, deploys the app to it, opens the front door and makes the users.
 *
 * @throws Error when a part fails, or the signal's reason; nothing is left running then
 */
export async function bootQuai(request: BootRequest): Promise<RunningQuai> {
  const { say, signal } = request;
  const parts: {
    door?: FrontDoor;
    cloud?: LocalCloud;
    scheme?: LocalScheme;
    streams?: StreamHost;
  } = {};
  const stop = async () => {
    const { door, streams, cloud, scheme } = parts;
    const stopping = [door?.close(), streams?.stop(), cloud?.stop(), scheme?.service?.stop()];
    await Promise.all(stopping);
  };
  try {
    // Every boot is a fresh one: objects of an earlier one would meet tables that know nothing of them.
    rmSync(request.folder, { recursive: true, force: true });
    parts.door = await openFrontDoor(request.ports.frontDoor);
    parts.cloud = await bootCloud(request);
    say(`local AWS at ${parts.cloud.endpoint}`);
    const { root, folder, ports } = request;
    parts.scheme = await startScheme(root, folder, ports.scheme, signal);
    say(`scheme adapter at ${parts.scheme.url}${parts.scheme.service ? ', simulated' : ''}`);
    const deployed = await deployEverything(request, parts.cloud, parts.door, parts.scheme);
    signal.throwIfAborted();
    const { outputs, deployment, searchOffBecause } = deployed;
    await Promise.all([
      createLocalUsers(outputs.s3_endpoint, outputs.user_pool_id),
      storeJwsKeys(request.root, outputs),
    ]);
    parts.streams = await hostStreams(request, outputs);
    parts.door.connect({
      upstream: {
        endpoint: outputs.s3_endpoint,
        httpApiId: outputs.http_api_id,
        websocketApiId: outputs.websocket_api_id,
        websocketStage: outputs.websocket_stage,
      },
      streams: parts.streams,
      page: pageContent(outputs),
    });
    say(`front door at ${outputs.api_url}, ${outputs.users.length} users`);
    say(`account ${await openLocalAccount(outputs)}`);
    return { outputs, deployment, streams: parts.streams, searchOffBecause, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The search engine starts while the app is deployed; if it fails, the app goes without. */
async function deployEverything(
  request: BootRequest,
  cloud: LocalCloud,
  door: FrontDoor,
  scheme: LocalScheme,
) {
  const { root, folder, stage, faults, say, signal } = request;
  const wanted: LocalDeployment = {
    root,
    folder,
    endpoint: cloud.endpoint,
    publicUrl: door.url,
    searchUrl: cloud.searchUrl,
    scheme,
    stage,
    faults,
    signal,
  };
  await bootstrapAccount(wanted);
  say('account prepared; deploying the app');
  const [stacks, search] = await Promise.all([deployApp(wanted), cloud.searchReady]);
  say(`app deployed (log: ${path.relative(root, path.join(folder, 'logs', 'deploy.log'))})`);
  if (search.failed === null) {
    if (cloud.searchUrl !== null) say(`search at ${cloud.searchUrl}`);
    const outputs = toLocalOutputs(stacks, { ...cloud, schemeUrl: scheme.url }, door.url);
    return { outputs, deployment: wanted, searchOffBecause: cloud.searchOffBecause };
  }
  signal.throwIfAborted();
  say('the search engine did not start; deploying again without it');
  const deployment = { ...wanted, searchUrl: null };
  const without = { ...cloud, searchUrl: null, schemeUrl: scheme.url };
  const outputs = toLocalOutputs(await deployApp(deployment), without, door.url);
  return { outputs, deployment, searchOffBecause: search.failed };
}

/** The bundle runs with what the deployed function is given, so that both stay the same. */
async function hostStreams(request: BootRequest, outputs: LocalOutputs): Promise<StreamHost> {
  const FunctionName = outputs.stream_run_function;
  const lambda = new LambdaClient(localAws(outputs.s3_endpoint));
  const deployed = await lambda
    .send(new GetFunctionConfigurationCommand({ FunctionName }))
    .finally(() => lambda.destroy());
  return createStreamHost({
    bundleFile: path.join(request.root, 'dist/functions/runs/stream-run/index.mjs'),
    env: {
      ...localAwsEnvironment(outputs.s3_endpoint),
      AWS_LAMBDA_FUNCTION_NAME: deployed.FunctionName ?? FunctionName,
      ...deployed.Environment?.Variables,
    },
    logFile: path.join(request.folder, 'logs', 'stream-run.log'),
  });
}

function pageContent(outputs: LocalOutputs) {
  return {
    websocketUrl: outputs.websocket_url,
    searchUrl: outputs.search_url,
    mailInboxUrl: outputs.mail_inbox_url,
    users: outputs.users,
    password: LOCAL_PASSWORD,
  };
}
