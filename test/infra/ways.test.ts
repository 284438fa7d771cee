import { describe, expect, test } from 'vitest';
import { childOf, definitionOf, stateOf } from './definition-of.ts';

describe('the courses process', () => {
  const definition = definitionOf('courses');
  const state = (name: string) => stateOf(definition, name);

  test('goes its way', () => {
    expect(Object.keys(definition.States).sort()).toEqual([
      'Conclude after a fault',
      'Conclude the run',
      'Conclude without the rows to correct',
      'Is every file received?',
      'Is there anything to correct?',
      'Is there anything to settle?',
      'Read into chunks',
      'Receive the files',
      'Settle every chunk',
      'The log is told when it is asked for',
      'Write the log',
      'Write the rows to correct',
    ]);
    expect(state('Is every file received?').Choices).toMatchObject([{ Next: 'Read into chunks' }]);
    expect(state('Read into chunks').Next).toBe('Is there anything to settle?');
    expect(state('Is there anything to settle?')).toMatchObject({
      Choices: [
        { Variable: '$.reading.verdict', StringEquals: 'read', Next: 'Settle every chunk' },
      ],
      Default: 'Is there anything to correct?',
    });
    expect(state('Settle every chunk').Next).toBe('Is there anything to correct?');
    expect(state('Is there anything to correct?')).toMatchObject({
      Choices: [
        {
          Variable: '$.reading.has_rejected',
          BooleanEquals: true,
          Next: 'Write the rows to correct',
        },
      ],
      Default: 'Conclude the run',
    });
  });

  test('each step of its own is answered by its function', () => {
    expect(state('Read into chunks')).toMatchObject({
      Resource: 'PipelineReadCourses',
      Parameters: { 'run_id.$': '$.run_id' },
      ResultPath: '$.reading',
      TimeoutSeconds: 900,
    });
    expect(childOf(definition, 'Settle every chunk').Resource).toBe('PipelineSettleCourses');
  });
});

describe('the claims process', () => {
  const definition = definitionOf('claims');
  const state = (name: string) => stateOf(definition, name);

  test('goes its way', () => {
    expect(Object.keys(definition.States).sort()).toEqual([
      'Compare every partition',
      'Conclude after a fault',
      'Conclude the run',
      'Conclude without the rows to correct',
      'Gather the comparison',
      'Is every file received?',
      'Is there anything to compare?',
      'Is there anything to settle?',
      'Read into partitions',
      'Receive the files',
      'Settle every chunk',
      'The log is told when it is asked for',
      'The run waits for an answer',
      'Write the log',
      'Write the rows to correct',
    ]);
    expect(state('Is every file received?').Choices).toMatchObject([
      { Next: 'Read into partitions' },
    ]);
    expect(state('Read into partitions').Next).toBe('Is there anything to compare?');
    expect(state('Is there anything to compare?')).toMatchObject({
      Choices: [
        { Variable: '$.reading.verdict', StringEquals: 'read', Next: 'Compare every partition' },
        // An undo has nothing to compare.
        { Variable: '$.reading.verdict', StringEquals: 'undo', Next: 'Settle every chunk' },
        {
          Variable: '$.reading.verdict',
          StringEquals: 'waiting',
          Next: 'The run waits for an answer',
        },
      ],
      Default: 'Conclude the run',
    });
    expect(state('Compare every partition').Next).toBe('Gather the comparison');
    expect(state('Gather the comparison').Next).toBe('Is there anything to settle?');
    expect(state('Is there anything to settle?')).toMatchObject({
      Choices: [
        { Variable: '$.comparison.verdict', StringEquals: 'settle', Next: 'Settle every chunk' },
      ],
      // No claim conforms: all of them are to be corrected.
      Default: 'Write the rows to correct',
    });
    expect(state('Settle every chunk').Next).toBe('Write the rows to correct');
  });

  test('a run that waits for an answer is left open: nothing concludes it', () => {
    expect(state('The run waits for an answer')).toEqual({ Type: 'Succeed' });
  });

  test.each([
    ['Read into partitions', '$.reading', 'PipelineReadClaims'],
    ['Gather the comparison', '$.comparison', 'PipelineGatherClaims'],
  ])('%s is told the run only, and its verdict is kept', (name, path, fn) => {
    expect(state(name)).toMatchObject({ Resource: fn, ResultPath: path, TimeoutSeconds: 900 });
    expect(state(name).Parameters).toEqual({ 'run_id.$': '$.run_id' });
  });

  test('partitions are compared from a list in storage, each by an express child', () => {
    expect(state('Compare every partition')).toMatchObject({
      Type: 'Map',
      ResultPath: null,
      MaxConcurrency: 10,
      ItemReader: {
        ReaderConfig: { InputType: 'JSONL' },
        Parameters: { Bucket: 'Results', 'Key.$': '$.reading.partitions_key' },
      },
      ItemSelector: { 'run_id.$': '$.run_id', 'partition.$': '$$.Map.Item.Value' },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'Compare a partition',
      },
    });
    expect(childOf(definition, 'Compare every partition').Resource).toBe('PipelineCompareClaims');
    expect(childOf(definition, 'Settle every chunk').Resource).toBe('PipelineSettleClaims');
  });
});

describe('the transfers process', () => {
  const definition = definitionOf('transfers');
  const state = (name: string) => stateOf(definition, name);

  test('goes its way', () => {
    expect(Object.keys(definition.States).sort()).toEqual([
      'Conclude after a fault',
      'Conclude the run',
      'Is everything known that can be?',
      'May it be sent?',
      'Send what can be sent',
      'Take the payments in',
      'The bulk waits for its approval',
      'The log is told when it is asked for',
      'Wait for the next turn',
      'Write the log',
    ]);
    expect(definition.StartAt).toBe('Take the payments in');
    expect(state('Take the payments in').Next).toBe('May it be sent?');
    expect(state('May it be sent?')).toMatchObject({
      Choices: [
        { Variable: '$.taken.verdict', StringEquals: 'send', Next: 'Send what can be sent' },
        {
          Variable: '$.taken.verdict',
          StringEquals: 'waiting',
          Next: 'The bulk waits for its approval',
        },
      ],
      // Refused, or ended already: it holds nothing.
      Default: 'Conclude the run',
    });
  });

  test('sends turn after turn, with a pause as long as the turn says, until all is known', () => {
    expect(state('Send what can be sent').Next).toBe('Is everything known that can be?');
    expect(state('Is everything known that can be?')).toMatchObject({
      Choices: [{ Variable: '$.turn.verdict', StringEquals: 'done', Next: 'Conclude the run' }],
      Default: 'Wait for the next turn',
    });
    expect(state('Wait for the next turn')).toEqual({
      Type: 'Wait',
      SecondsPath: '$.turn.wait_seconds',
      Next: 'Send what can be sent',
    });
  });

  test('a bulk that waits for its approval is left open: the answer starts another execution', () => {
    expect(state('The bulk waits for its approval')).toEqual({ Type: 'Succeed' });
  });

  test('only concluding ends a run, and it is told of a fault: it leaves what holds funds', () => {
    const leadingToFault = Object.entries(definition.States)
      .filter(([, { Catch = [] }]) => Catch.some(({ Next }) => Next === 'Conclude after a fault'))
      .map(([name]) => name);
    expect(leadingToFault.sort()).toEqual(['Send what can be sent', 'Take the payments in']);
    const types = Object.values(definition.States).map(({ Type }) => Type);
    expect(types).not.toContain('Fail');
  });

  test.each([
    ['Take the payments in', '$.taken', 'PipelineTakeIn', 900],
    ['Send what can be sent', '$.turn', 'PipelineSendTransfers', 600],
    ['Write the log', '$.log', 'PipelineWriteLog', 900],
  ])('%s is told the run only, and its verdict is kept', (name, path, fn, seconds) => {
    expect(state(name)).toMatchObject({
      ...{ Resource: fn, ResultPath: path, TimeoutSeconds: seconds },
      Parameters: { 'run_id.$': '$.run_id' },
    });
  });
});
