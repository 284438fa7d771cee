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
