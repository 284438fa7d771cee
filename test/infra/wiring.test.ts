import { beforeAll, describe, expect, test } from 'vitest';
import { sayArn } from './grants-of.ts';
import { deployed, type FoundResource, ofType } from './synth.ts';

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
    });
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
