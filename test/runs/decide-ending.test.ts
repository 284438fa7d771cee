import { describe, expect, test } from 'vitest';
import { decideEnding } from '../../shared/runs/decide-ending.ts';
import { noCounts } from '../../shared/runs/run.ts';
import { aRun } from './a-run.ts';

/** One chunk that came to this. */
const marked = (fields: Partial<typeof noCounts>, unreached = 0) => [
  { counts: { ...noCounts, ...fields }, unreached },
];
const counts = (fields: Partial<typeof noCounts>) => ({ ...noCounts, ...fields });

describe('how a run ends', () => {
  test.each([
    {
      why: 'everything was written',
      reading: { read: 5 },
      settled: { created: 3, updated: 1, unchanged: 1 },
      status: 'DONE',
      code: null,
    },
    {
      why: 'set aside is not an error',
      reading: { read: 5, setAside: 2 },
      settled: { created: 3 },
      status: 'DONE',
      code: null,
    },
    {
      why: 'there are remarks to read',
      reading: { read: 5 },
      settled: { created: 5 },
      findings: { 'X-W01': 2, 'X-W02': 1 },
      status: 'DONE',
      code: 'RUN-REMARKS',
    },
    {
      why: 'some were rejected',
      reading: { read: 5, rejected: 2 },
      settled: { created: 3 },
      status: 'DONE_WITH_ERRORS',
      code: 'RUN-SOME-REJECTED',
    },
    {
      why: 'all were rejected',
      reading: { read: 5, rejected: 5 },
      settled: {},
      status: 'ERROR',
      code: 'RUN-ALL-REJECTED',
    },
    {
      why: 'a record is missing',
      reading: { read: 5 },
      settled: { created: 4 },
      status: 'ERROR',
      code: 'RUN-CONSERVATION',
    },
    {
      why: 'a record too many',
      reading: { read: 5 },
      settled: { created: 6 },
      status: 'ERROR',
      code: 'RUN-CONSERVATION',
    },
  ])('$status when $why', ({ reading, settled, findings = {}, status, code }) => {
    const { read = 0, rejected = 0, setAside = 0 } = reading as Partial<typeof noCounts>;
    const remembered = counts({ ...settled, read, rejected, setAside });
    const run = aRun({ reading: counts(reading), counts: remembered, findings });

    const ending = decideEnding(run, marked(settled), null);

    expect(ending.status).toBe(status);
    expect(ending.message?.code ?? null).toBe(code);
  });

  test('a fault sets aside what was never reached', () => {
    const run = aRun({ reading: counts({ read: 10, rejected: 1 }), counts: counts({ read: 10 }) });

    const ending = decideEnding(run, marked({ created: 4 }), { code: 'RUN-FAULT', data: {} });

    expect(ending).toEqual({
      status: 'ERROR',
      counts: { read: 10, created: 4, updated: 0, unchanged: 0, rejected: 1, setAside: 5 },
      message: { code: 'RUN-FAULT', data: {} },
    });
  });

  test('a fault after which nothing is left to do does not fail the run', () => {
    const run = aRun({
      reading: counts({ read: 4, rejected: 1 }),
      counts: counts({ read: 4, rejected: 1, created: 3 }),
    });

    const ending = decideEnding(run, marked({ created: 3 }), { code: 'RUN-LOST', data: {} });

    expect(ending.status).toBe('DONE_WITH_ERRORS');
    expect(ending.counts).toEqual(counts({ read: 4, created: 3, rejected: 1 }));
  });

  test('a chunk that was closed before it was settled: ERROR, its records are set aside', () => {
    const run = aRun({
      reading: counts({ read: 4 }),
      counts: counts({ read: 4, created: 1, setAside: 3 }),
    });
    const markers = marked({ created: 1, setAside: 3 }, 3);

    expect(decideEnding(run, markers, { code: 'RUN-FAULT', data: {} })).toEqual({
      status: 'ERROR',
      counts: counts({ read: 4, created: 1, setAside: 3 }),
      message: { code: 'RUN-FAULT', data: {} },
    });
  });

  test('a cancelled run keeps what is settled', () => {
    const run = aRun({ reading: counts({ read: 10 }), cancelRequested: true });

    expect(decideEnding(run, marked({ updated: 6 }), null)).toEqual({
      status: 'CANCELLED',
      counts: { read: 10, created: 0, updated: 6, unchanged: 0, rejected: 0, setAside: 4 },
      message: { code: 'RUN-CANCELLED', data: {} },
    });
  });

  test('counts that were remembered otherwise than proved break the law', () => {
    const run = aRun({ reading: counts({ read: 2 }), counts: counts({ read: 2, created: 1 }) });

    expect(decideEnding(run, marked({ created: 2 }), null)).toEqual({
      status: 'ERROR',
      counts: { read: 2, created: 2, updated: 0, unchanged: 0, rejected: 0, setAside: 0 },
      message: { code: 'RUN-CONSERVATION', data: { read: 2, accounted: 2, remembered: 1 } },
    });
  });
});
