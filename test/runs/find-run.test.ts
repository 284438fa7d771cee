import { describe, expect, test } from 'vitest';
import { findRun } from '../../functions/runs/find-run.ts';
import { aCaller } from '../access/a-caller.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { anEvent, aRun } from './a-run.ts';

const togo = { country: 'Togo', countryCode: 'TG' };

async function find(
  caller: Parameters<typeof findRun>[1],
  { domain = 'courses', verb = 'read', id = aRun().id as string | undefined } = {},
) {
  const runs = createFakeRunStore();
  await runs.create(aRun({ domain: domain as 'courses' }), [anEvent()]);
  return findRun(runs, caller, id, verb as 'read');
}

describe('the run of a path', () => {
  test.each([
    { caller: aCaller('staff'), wish: {}, why: 'of one’s own country' },
    { caller: aCaller('staff'), wish: { verb: 'start' }, why: 'to be started again' },
    { caller: aCaller('admin'), wish: {}, why: 'of any country, for an admin' },
    { caller: aCaller('payment_approver'), wish: { domain: 'transfers' }, why: 'of one’s domain' },
  ])('is found: $why', async ({ caller, wish }) => {
    const domain = 'domain' in wish ? wish.domain : 'courses';
    expect(await find(caller, wish)).toEqual({
      kind: 'found',
      run: aRun({ domain: domain as 'courses' }),
    });
  });

  test.each([
    { caller: null, wish: {}, problem: 'AUTH-02', why: 'nobody is signed in' },
    { caller: aCaller('staff'), wish: { id: 'run_unknown' }, problem: 'RUN-404', why: 'unknown' },
    {
      caller: aCaller('staff'),
      wish: { id: `run_${'x'.repeat(3_000)}` },
      problem: 'RUN-404',
      why: 'longer than any id: the table would refuse its key with a fault',
    },
    { caller: aCaller('staff'), wish: { id: undefined }, problem: 'RUN-404', why: 'not named' },
    {
      caller: aCaller('staff', togo),
      wish: {},
      problem: 'RUN-404',
      why: 'another country’s is not there',
    },
    {
      caller: aCaller('chef_technique', togo),
      wish: {},
      problem: 'RUN-404',
      why: 'nor does a refusal tell another role that it is',
    },
    {
      caller: aCaller('chef_technique'),
      wish: {},
      problem: 'AUTH-03',
      why: 'a role that has nothing to do with its domain',
    },
    {
      caller: aCaller('payment_approver'),
      wish: { domain: 'transfers', verb: 'start' },
      problem: 'AUTH-03',
      why: 'may read, may not start',
    },
    {
      caller: aCaller('admin'),
      wish: { domain: 'claims', verb: 'start' },
      problem: 'AUTH-03',
      why: 'an admin reads claims and does not handle them',
    },
  ])('is refused $problem: $why', async ({ caller, wish, problem }) => {
    const asked = 'id' in wish && wish.id === undefined ? { id: '' } : wish;
    expect(await find(caller, asked)).toEqual({ kind: 'refused', problem });
  });
});
