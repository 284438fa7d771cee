import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  LambdaClient,
  paginateListFunctions,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { bundleFunctions, listHandlers } from '../infra/parts/bundle.ts';
import { localAws } from './aws.ts';
import { zipOneFile } from './zip.ts';

/** Brings changed functions to the local cloud in a second or two, without the CDK. */
export interface CodeUpdater {
  /**
   * @returns handlers (`<room>/<verb-noun>`) whose code was replaced, and those that have no
   *   function yet: a new function needs a new start
   * @throws Error of the bundler, which names file and line
   */
  update(): Promise<{ readonly updated: readonly string[]; readonly unknown: readonly string[] }>;
}

/** To be made right after a deployment: what is bundled then is taken for deployed. */
export async function createCodeUpdater(root: string, endpoint: string): Promise<CodeUpdater> {
  const lambda = new LambdaClient(localAws(endpoint));
  const functions = await findFunctions(lambda);
  const fileOf = (handler: string) => path.join(root, 'dist', 'functions', handler, 'index.mjs');
  const deployed = new Map(listHandlers(root).map((name) => [name, hashOf(fileOf(name))]));
  return {
    async update() {
      await bundleFunctions(root);
      const changed = listHandlers(root).filter(
        (handler) => hashOf(fileOf(handler)) !== deployed.get(handler),
      );
      const unknown = changed.filter((handler) => !functions.has(handler));
      const updated = changed.filter((handler) => functions.has(handler));
      for (const handler of updated) {
        const ZipFile = zipOneFile('index.mjs', readFileSync(fileOf(handler)));
        const FunctionName = functions.get(handler);
        await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile }));
        deployed.set(handler, hashOf(fileOf(handler)));
      }
      return { updated, unknown };
    },
  };
}

/** Every function's description begins with its handler (infra/parts/domain-function.ts). */
async function findFunctions(lambda: LambdaClient): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for await (const { Functions = [] } of paginateListFunctions({ client: lambda }, {})) {
    for (const { FunctionName, Description } of Functions) {
      const handler = /^([a-z-]+\/[a-z-]+):/.exec(Description ?? '')?.[1];
      if (handler !== undefined && FunctionName !== undefined) found.set(handler, FunctionName);
    }
  }
  return found;
}

function hashOf(file: string): string {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return '';
  }
}
