import { describe, expect, test } from 'vitest';
import { countAttempts } from '../../functions/runs/execution-attempts.ts';

const enter = (name: string) =>
  ({ type: 'TaskStateEntered', stateEnteredEventDetails: { name, input: '' } }) as const;
const of = (type: string) => ({ type }) as never;

describe('how often a state was begun', () => {
  test('as AWS tells it: a step that failed once, a map, and a choice between them', () => {
    const attempts = countAttempts([
      of('ExecutionStarted'),
      enter('Receive the files'),
      of('LambdaFunctionScheduled'),
      of('LambdaFunctionStarted'),
      of('LambdaFunctionSucceeded'),
      of('TaskStateExited'),
      enter('Is every file received?'),
      enter('Read into chunks'),
      of('LambdaFunctionScheduled'),
      of('LambdaFunctionFailed'),
      of('LambdaFunctionScheduled'),
      of('LambdaFunctionSucceeded'),
      enter('Settle every chunk'),
      of('MapStateStarted'),
      of('MapRunStarted'),
      of('MapRunSucceeded'),
      of('MapStateSucceeded'),
    ]);

    expect([...attempts]).toEqual([
      ['Receive the files', 1],
      ['Is every file received?', 1],
      ['Read into chunks', 2],
      ['Settle every chunk', 1],
    ]);
  });

  test('a map that was retried began twice', () => {
    const attempts = countAttempts([
      enter('Settle every chunk'),
      of('MapRunStarted'),
      of('MapRunFailed'),
      of('MapRunStarted'),
    ]);

    expect(attempts.get('Settle every chunk')).toBe(2);
  });

  test('of an execution that has just begun nothing is known', () => {
    expect(countAttempts([of('ExecutionStarted')]).size).toBe(0);
  });
});
