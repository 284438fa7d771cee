import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { EnvironmentIncomplete, readEnv } from '../../functions/runtime/env.ts';

const schema = z.object({
  RUNS_TABLE: z.string().min(1),
  FAULTS: z.enum(['on', 'off']).default('off'),
});

describe('the environment of a function', () => {
  test('is read with its defaults, and nothing else of it', () => {
    expect(readEnv(schema, { RUNS_TABLE: 'runs', PATH: '/bin' })).toEqual({
      RUNS_TABLE: 'runs',
      FAULTS: 'off',
    });
  });

  test.each([
    [{}, /RUNS_TABLE/, 'missing'],
    [{ RUNS_TABLE: '' }, /RUNS_TABLE/, 'empty'],
    [{ RUNS_TABLE: 'runs', FAULTS: 'secret' }, /FAULTS/, 'wrong'],
  ])('%j stops the function with the name: %s', (environment, name, _why) => {
    expect(() => readEnv(schema, environment)).toThrow(EnvironmentIncomplete);
    expect(() => readEnv(schema, environment)).toThrow(name);
  });

  test('never tells a value', () => {
    expect(() => readEnv(schema, { RUNS_TABLE: 'runs', FAULTS: 'hunter2' })).not.toThrow(/hunter2/);
  });
});
