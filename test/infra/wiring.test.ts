import { beforeAll, describe, expect, test } from 'vitest';
import { sayArn } from './grants-of.ts';
import { aLocalDeployment, deployed, type FoundResource, ofType } from './synth.ts';

/** A function's environment with the name of a resource wherever CloudFormation puts its own. */
function environmentOf(resources: readonly FoundResource[], name: string): Record<string, string> {
  const [fn, ...others] = ofType(resources, 'AWS::Lambda::Function').filter(({ logicalId }) =>
    logicalId.slice(0, -8).endsWith(name),
  );
  if (fn === undefined || others.length > 0) throw new Error(`${others.length + 1} ${name}`);
  const variables = Object.entries(fn.Properties.Environment.Variables);
  return Object.fromEntries(variables.map(([key, value]) => [key, sayArn(value)]));
}

let resources: readonly FoundResource[];
beforeAll(() => {
  resources = deployed();
});

describe('each domain is known by its own', () => {
  test.each(['AdoptArrival', 'SweepRuns', 'RunsApi'])('machine, in %s', (name) => {
    const { STATE_MACHINES: machines = '' } = environmentOf(resources, name);
    expect(JSON.parse(machines)).toEqual({
      courses: 'QuaiCourses/PipelineProcess',
      claims: 'QuaiClaims/PipelineProcess',
      transfers: 'QuaiTransfers/PipelineProcess',
    });
  });

  test('machine, where bulks are made and decided on', () => {
    const { STATE_MACHINES: machines = '' } = environmentOf(resources, 'TransfersApi');
    expect(JSON.parse(machines)).toEqual({ transfers: 'PipelineProcess' });
  });

  test('machine, where claims are undone', () => {
    const { STATE_MACHINES: machines = '' } = environmentOf(resources, 'ClaimsApi');
    expect(JSON.parse(machines)).toEqual({ claims: 'PipelineProcess' });
  });

  test('table, where a dry run is confirmed', () => {
    const { RECORD_TABLES: tables = '' } = environmentOf(resources, 'RunsApi');
    expect(JSON.parse(tables)).toEqual({ courses: 'Courses', claims: 'Claims' });
  });

  test('table, where claims are settled and read', () => {
    for (const name of ['SettleClaims', 'ClaimsApi']) {
      expect(environmentOf(resources, name)['CLAIMS_TABLE'], name).toBe('Claims');
    }
  });
});

describe('the scheme adapter', () => {
  const callers = ['SendTransfers', 'RecoverTransfers'];
  const patient = [...callers, 'TransfersApi', 'CallbacksApi'];
  const pick = (from: readonly FoundResource[], name: string, keys: readonly string[]) => {
    const environment = environmentOf(from, name);
    return keys.map((key) => environment[key]);
  };
  const times = ['PHASE_SECONDS', 'MARGIN_SECONDS', 'CONCURRENCY'].map(
    (key) => `SCHEME_ADAPTER_${key}`,
  );
  const where = ['SCHEME_ADAPTER_URL', 'SCHEME_ADAPTER_TOKEN'];

  test.each(patient)('%s is as patient as is set', (name) => {
    expect(pick(resources, name, times)).toEqual(['30', '5', '8']);
    const other = deployed({
      SCHEME_ADAPTER_PHASE_SECONDS: '20',
      SCHEME_ADAPTER_MARGIN_SECONDS: '2.5',
      SCHEME_ADAPTER_CONCURRENCY: '16',
    });
    expect(pick(other, name, times)).toEqual(['20', '2.5', '16']);
  });

  test.each(callers)('%s calls it, with a token that is in no template', (name) => {
    expect(pick(resources, name, where)).toEqual(['https://adapter.example.org', '']);
    const other = deployed({ SCHEME_ADAPTER_TOKEN_SECRET: 'scheme/token' });
    expect(pick(other, name, where)).toEqual([
      'https://adapter.example.org',
      '{{resolve:secretsmanager:scheme/token:SecretString:::}}',
    ]);
  });

  test('nobody else knows where it is', () => {
    const knowing = ofType(resources, 'AWS::Lambda::Function').filter(
      ({ Properties }) => Properties.Environment.Variables.SCHEME_ADAPTER_URL !== undefined,
    );
    const names = knowing.map(({ logicalId }) => logicalId.replace(/\w{8}$/, ''));
    expect(names.sort()).toEqual(['PipelineRecoverTransfers', 'PipelineSendTransfers']);
  });

  test.each(['TakeIn', 'TransfersApi'])('%s knows which bulks are approved', (name) => {
    const keys = ['APPROVAL_THRESHOLD', 'APPROVAL_DAYS'];
    expect(pick(resources, name, keys)).toEqual(['XOF=5000000', '3']);
    const other = deployed({ APPROVAL_THRESHOLD: '', APPROVAL_DAYS: '7' });
    expect(pick(other, name, keys)).toEqual(['', '7']);
  });

  test.each(['TakeIn', 'TransfersApi', 'NotifyEnded'])('%s calls back public addresses', (name) => {
    const keys = ['CALLBACK_HTTP', 'CALLBACK_NETWORKS'];
    expect(pick(resources, name, keys)).toEqual(['off', '']);
    const local = pick(deployed(aLocalDeployment), name, keys);
    expect(local).toEqual(['on', '127.0.0.0/8,::1/128']);
  });
});

describe('what is set reaches who needs it', () => {
  const told = (from: readonly FoundResource[]) => ({
    tolerance: environmentOf(from, 'CompareClaims')['CLAIMS_TOLERANCE'],
    createsInsured: environmentOf(from, 'SettleClaims')['CREATE_MISSING_INSURED'],
    pairWaitHours: environmentOf(from, 'AdoptArrival')['PAIR_WAIT_HOURS'],
  });

  test('when nothing is set', () => {
    expect(told(resources)).toEqual({ tolerance: '5', createsInsured: 'on', pairWaitHours: '24' });
  });

  test('when it is set', () => {
    const other = deployed({
      CLAIMS_TOLERANCE: '10,NG=0',
      CREATE_MISSING_INSURED: 'off',
      PAIR_WAIT_HOURS: '0.5',
    });
    expect(told(other)).toEqual({
      tolerance: '10,NG=0',
      createsInsured: 'off',
      pairWaitHours: '0.5',
    });
  });
});
