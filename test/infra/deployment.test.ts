import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundlesIn, listHandlers } from '../../infra/parts/bundle.ts';
import {
  aLocalDeployment,
  anApp,
  deployed,
  emptyBundles,
  type FoundResource,
  ofType,
  synthesised,
} from './synth.ts';

const root = resolve(import.meta.dirname, '../..');

describe('handlers', () => {
  test('each is deployed, and each that is deployed exists', () => {
    const asked = new Set<string>();
    anApp({}, emptyBundles(asked));
    expect([...asked].sort()).toEqual([...listHandlers(root)]);
  });
});

describe('bundles', () => {
  const bundles = bundlesIn('dist/functions', ['runs/adopt-arrival']);

  test('lie in a folder of their own', () => {
    expect(bundles.folderOf('runs/adopt-arrival')).toBe('dist/functions/runs/adopt-arrival');
  });

  test('a handler that is not there stops the deployment with its file’s name', () => {
    expect(() => bundles.folderOf('runs/adopt')).toThrow(
      'No handler: functions/runs/adopt.handler.ts is missing',
    );
  });
});

describe('outputs', () => {
  const namesOf = (variables: Record<string, string>) =>
    synthesised(variables)
      .stacks.flatMap(({ template }) => Object.keys(template.Outputs ?? {}))
      .filter((name) => !name.startsWith('ExportsOutput'))
      .sort();

  test('tell where everything is', () => {
    expect(namesOf(aLocalDeployment)).toEqual([
      'ApiUrl',
      'ArrivalsQueueUrl',
      'ClaimsTable',
      'ConnectionsTable',
      'ConsoleBucket',
      'ConsoleUrl',
      'CoursesTable',
      'HttpApiId',
      'IngestBucket',
      'JwsKeysSecret',
      'LedgerTable',
      'Region',
      'ResultsBucket',
      'RunsTable',
      'SearchUrl',
      'StreamRunFunction',
      'UserPoolClientId',
      'UserPoolId',
      'WebsocketApiId',
      'WebsocketStage',
      'WebsocketUrl',
    ]);
  });

  test('without search there is no address of it', () => {
    expect(namesOf({ ...aLocalDeployment, SEARCH: 'off' })).not.toContain('SearchUrl');
  });
});

describe('the local cloud', () => {
  let resources: readonly FoundResource[];
  beforeAll(() => {
    resources = deployed(aLocalDeployment);
  });
  const environmentOf = (name: string) => {
    const fn = ofType(resources, 'AWS::Lambda::Function').find(({ logicalId }) =>
      logicalId.replace(/\w{8}$/, '').endsWith(name),
    );
    return fn?.Properties.Environment.Variables;
  };

  test('gets the same resources as AWS, but for the secret of the front door', () => {
    const count = (from: readonly FoundResource[]) => {
      const types: Record<string, number> = {};
      for (const { Type } of from) types[Type] = (types[Type] ?? 0) + 1;
      return types;
    };
    const onAws = count(deployed());
    const { 'AWS::SecretsManager::Secret': secrets = 0, ...others } = onAws;
    const { 'AWS::SecretsManager::Secret': localSecrets, ...local } = count(resources);
    expect(localSecrets).toBe(secrets - 1);
    // Policies of queues and buckets say "TLS only", which the local cloud has not.
    for (const policy of ['AWS::SQS::QueuePolicy', 'AWS::S3::BucketPolicy']) {
      delete local[policy];
      delete others[policy];
    }
    expect(local).toEqual(others);
  });

  test('functions link to the front door and search on the node beside it', () => {
    expect(environmentOf('CoursesApi')).toMatchObject({
      PUBLIC_URL: 'http://127.0.0.1:8000',
      OPENSEARCH_URL: 'http://127.0.0.1:9200',
    });
  });

  test('sockets are posted to at the address that works there', () => {
    const { AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI: url } = environmentOf('PushEvents');
    expect(url['Fn::Join'][1]).toEqual([
      'http://127.0.0.1:4566/_aws/execute-api/',
      { Ref: expect.stringMatching(/^LiveSocket/) },
      '/live',
    ]);
  });
});

describe('no scheme adapter', () => {
  let resources: readonly FoundResource[];
  beforeAll(() => {
    resources = deployed({ SCHEME_ADAPTER_URL: '' });
  });
  const machinesOf = (name: string) => {
    const fn = ofType(resources, 'AWS::Lambda::Function').find(({ logicalId }) =>
      logicalId.replace(/\w{8}$/, '').endsWith(name),
    );
    return JSON.stringify(fn?.Properties.Environment.Variables.STATE_MACHINES);
  };

  test('bulk transfers are closed: nothing pays, and nobody knows of a pipeline', () => {
    const ofTransfers = resources.filter(({ stack }) => stack === 'QuaiTransfers');
    expect(ofType(ofTransfers, 'AWS::StepFunctions::StateMachine')).toEqual([]);
    expect(ofType(ofTransfers, 'AWS::Scheduler::Schedule')).toEqual([]);
    expect(machinesOf('TransfersApi')).toBe('"{}"');
    for (const name of ['RunsApi', 'AdoptArrival', 'SweepRuns']) {
      expect(machinesOf(name)).toContain('courses');
      expect(machinesOf(name)).not.toContain('transfers');
    }
  });

  test('what was paid before is still told, to people, to clients and by the scheme', () => {
    const names = ofType(resources, 'AWS::Lambda::Function')
      .filter(({ stack }) => stack === 'QuaiTransfers')
      .map(({ logicalId }) => logicalId.replace(/\w{8}$/, ''));
    expect(names.sort()).toEqual(['ApiCallbacksApi', 'ApiTransfersApi', 'NoticesNotifyEnded']);
  });
});

describe('search switched off', () => {
  test('no engine is made, and functions are told by an empty address', () => {
    const resources = deployed({ SEARCH: 'off' });
    expect(ofType(resources, 'AWS::OpenSearchService::Domain')).toEqual([]);
    const api = ofType(resources, 'AWS::Lambda::Function').find(({ logicalId }) =>
      logicalId.startsWith('CoursesApi'),
    );
    expect(api?.Properties.Environment.Variables.OPENSEARCH_URL).toBe('');
  });
});
