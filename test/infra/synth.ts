import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { buildApp } from '../../infra/build-app.ts';
import type { Bundles } from '../../infra/parts/bundle.ts';
import { readSettings } from '../../infra/settings.ts';

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template's properties have no type here
  readonly Properties: any;
  readonly DeletionPolicy?: string;
}

export interface FoundResource extends Resource {
  readonly stack: string;
  readonly logicalId: string;
}

const folder = mkdtempSync(join(tmpdir(), 'quai-infra-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Bundles that hold no code: what is deployed is tested elsewhere, here it is how. */
export function emptyBundles(asked: Set<string> = new Set()): Bundles {
  return {
    folderOf: (handler) => {
      asked.add(handler);
      const bundle = join(folder, 'bundles', handler);
      mkdirSync(bundle, { recursive: true });
      writeFileSync(join(bundle, 'index.mjs'), `// ${handler}`);
      return bundle;
    },
  };
}

/** Production does not deploy without somebody to tell. */
export const alarmed = { QUAI_ALARM_TOPIC_ARN: 'arn:aws:sns:us-east-1:111122223333:quai-alarms' };

/** Bulk transfers are open where there is a scheme adapter. */
export const withAdapter = { SCHEME_ADAPTER_URL: 'https://adapter.example.org' };

/** The app as production deploys it, unless told otherwise. */
export function anApp(variables: Record<string, string> = {}, bundles = emptyBundles()): App {
  const deployment = {
    settings: readSettings({ ...alarmed, ...withAdapter, ...variables }),
    bundles,
  };
  return buildApp(deployment, mkdtempSync(join(folder, 'assembly-')));
}

export const aLocalDeployment = {
  QUAI_STAGE: 'local',
  QUAI_LOCAL_ENDPOINT: 'http://127.0.0.1:4566',
  QUAI_PUBLIC_URL: 'http://127.0.0.1:8000',
  OPENSEARCH_URL: 'http://127.0.0.1:9200',
};

/** Synthesising takes a second: once for each set of settings. */
const assemblies = new Map<string, CloudAssembly>();

export function synthesised(variables: Record<string, string> = {}): CloudAssembly {
  const key = JSON.stringify(variables);
  const assembly = assemblies.get(key) ?? anApp(variables).synth();
  assemblies.set(key, assembly);
  return assembly;
}

/** All resources of all stacks, as production deploys them unless told otherwise. */
export function deployed(variables: Record<string, string> = {}): readonly FoundResource[] {
  return synthesised(variables).stacks.flatMap(({ stackName, template }) =>
    Object.entries<Resource>(template.Resources ?? {}).map(([logicalId, resource]) => ({
      ...resource,
      stack: stackName,
      logicalId,
    })),
  );
}

export function ofType(
  resources: readonly FoundResource[],
  type: string,
): readonly FoundResource[] {
  return resources.filter((resource) => resource.Type === type);
}
