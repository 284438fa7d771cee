import { expect, test } from 'vitest';
import { executionOf, runOfExecution } from '../../shared/runs/execution-of.ts';

const id = 'run_01J9ZQ4X7V8M2N3P5R6S7T8V9W';

test.each([
  { resumed: 0, execution: id },
  { resumed: 1, execution: `${id}.1` },
  { resumed: 12, execution: `${id}.12` },
])(
  'a run that went on $resumed times: $execution, which leads back to it',
  ({ resumed, execution }) => {
    expect(executionOf({ id, resumed })).toBe(execution);
    expect(runOfExecution(execution)).toBe(id);
  },
);

test('its name is one that Step Functions takes: 80 characters, no wildcards', () => {
  expect(executionOf({ id, resumed: 9_999 })).toMatch(/^[\w.-]{1,80}$/);
});
