import { beforeAll, describe, expect, test } from 'vitest';
import { expectedGrants, traces } from './expected-grants.ts';
import { grantsOf } from './grants-of.ts';
import { aLocalDeployment, deployed, type FoundResource, ofType } from './synth.ts';

let resources: readonly FoundResource[];
beforeAll(() => {
  resources = deployed();
});

const functions = Object.entries(expectedGrants).flatMap(([stack, byName]) =>
  Object.entries(byName).map(([name, grants]) => ({ id: `${stack}/${name}`, name, grants })),
);

describe('grants', () => {
  test.each(functions)('$id may do this and nothing else', ({ id, name, grants: expected }) => {
    const grants = grantsOf(resources, id);
    const ownLog = Object.keys(grants).filter((arn) => arn.endsWith(`${name}Log`));
    expect(grants[ownLog[0] ?? '']).toBe('CreateLogStream PutLogEvents');
    const beside = Object.entries(grants).filter(([arn]) => !ownLog.includes(arn));
    expect(Object.fromEntries(beside)).toEqual({ '*': traces, ...expected });
  });

  test('no function is missing in the list above', () => {
    const byStack = Map.groupBy(ofType(resources, 'AWS::Lambda::Function'), ({ stack }) => stack);
    const counts = [...byStack].map(([stack, found]) => [stack, found.length]);
    expect(Object.fromEntries(counts)).toEqual(
      Object.fromEntries(
        Object.entries(expectedGrants).map(([stack, byName]) => [
          stack,
          Object.keys(byName).length,
        ]),
      ),
    );
  });

  test('only where faults are on may a function take an armed fault away', () => {
    const faulty = deployed({ ...aLocalDeployment, QUAI_STAGE: 'test', FAULTS: 'on' });
    const deleting = functions.filter(({ id }) =>
      grantsOf(faulty, id)['Runs']?.includes('DeleteItem'),
    );
    expect(deleting.map(({ id }) => id).sort()).toEqual([
      'QuaiClaims/CompareClaims',
      'QuaiClaims/ConcludeRun',
      'QuaiClaims/GatherClaims',
      'QuaiClaims/ReadClaims',
      'QuaiClaims/ReceiveFiles',
      'QuaiClaims/SettleClaims',
      'QuaiClaims/WriteCorrections',
      'QuaiCourses/ConcludeRun',
      'QuaiCourses/ReadCourses',
      'QuaiCourses/ReceiveFiles',
      'QuaiCourses/SettleCourses',
      'QuaiCourses/WriteCorrections',
      'QuaiRuns/AdoptArrival',
      'QuaiTransfers/CallbacksApi',
      'QuaiTransfers/ConcludeRun',
      'QuaiTransfers/RecoverTransfers',
      'QuaiTransfers/SendTransfers',
      'QuaiTransfers/TakeIn',
      'QuaiTransfers/TransfersApi',
    ]);
  });
});
