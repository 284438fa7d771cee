import { beforeAll, describe, expect, test } from 'vitest';
import { aLocalDeployment, deployed, ofType } from './synth.ts';

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Retry?: readonly Record<string, unknown>[];
  readonly Catch?: readonly Record<string, unknown>[];
  readonly TimeoutSeconds?: number;
  readonly Parameters?: Record<string, unknown>;
  readonly ResultPath?: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: the rest of a state is looked at piece by piece
  readonly [other: string]: any;
}

interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** The definition with a short text wherever CloudFormation puts an ARN. */
function definitionOf(variables: Record<string, string> = {}): Definition {
  const [machine] = ofType(deployed(variables), 'AWS::StepFunctions::StateMachine');
  const parts: unknown[] = machine?.Properties.DefinitionString['Fn::Join'][1] ?? [];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : 'arn')).join(''));
}

let definition: Definition;
beforeAll(() => {
  definition = definitionOf();
});
const state = (name: string): State => {
  const found = definition.States[name];
  if (found === undefined) throw new Error(`no state "${name}"`);
  return found;
};

describe('the courses process', () => {
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
    expect(definition.StartAt).toBe('Receive the files');
    expect(state('Receive the files').Next).toBe('Is every file received?');
    expect(state('Is every file received?')).toMatchObject({
      Choices: [
        { Variable: '$.receipt.verdict', StringEquals: 'received', Next: 'Read into chunks' },
      ],
      Default: 'Conclude the run',
    });
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
    expect(state('Write the rows to correct').Next).toBe('Conclude the run');
    for (const end of [
      'Conclude the run',
      'Conclude after a fault',
      'Conclude without the rows to correct',
    ]) {
      expect(state(end)).toMatchObject({ Next: 'Write the log', ResultPath: '$.conclusion' });
    }
    expect(state('Write the log').End).toBe(true);
  });

  test('what people read does not keep a run from ending', () => {
    expect(state('Write the rows to correct').Catch).toEqual([
      {
        ErrorEquals: ['States.ALL'],
        ResultPath: '$.fault',
        Next: 'Conclude without the rows to correct',
      },
    ]);
    expect(state('Conclude without the rows to correct').Parameters).toEqual({
      'run_id.$': '$.run_id',
      unwritten: true,
    });
    expect(state('Write the log').Catch).toEqual([
      {
        ErrorEquals: ['States.ALL'],
        ResultPath: '$.fault',
        Next: 'The log is told when it is asked for',
      },
    ]);
    expect(state('The log is told when it is asked for').Type).toBe('Succeed');
  });

  test.each(['Receive the files', 'Read into chunks', 'Settle every chunk'])(
    '%s: a fault is tried again, then the run is concluded after it',
    (name) => {
      expect(state(name).Catch).toEqual([
        { ErrorEquals: ['States.ALL'], ResultPath: '$.fault', Next: 'Conclude after a fault' },
      ]);
      expect(state(name).Retry).toEqual([
        {
          ErrorEquals: ['States.ALL'],
          IntervalSeconds: 1,
          BackoffRate: 2,
          MaxDelaySeconds: 30,
          MaxAttempts: name === 'Settle every chunk' ? 1 : 8,
          JitterStrategy: 'FULL',
        },
      ]);
    },
  );

  test.each([
    ['Receive the files', '$.receipt'],
    ['Read into chunks', '$.reading'],
    ['Write the rows to correct', '$.corrections'],
    ['Write the log', '$.log'],
  ])('%s is told the run only, and its verdict is kept', (name, path) => {
    expect(state(name).Parameters).toEqual({ 'run_id.$': '$.run_id' });
    expect(state(name).ResultPath).toBe(path);
    expect(state(name).TimeoutSeconds).toBe(900);
  });

  test('elsewhere it gives up sooner: whoever tests faults waits for it', () => {
    const { States } = definitionOf(aLocalDeployment);
    const attempts = Object.entries(States).flatMap(([name, { Retry }]) =>
      Retry ? [[name, Retry[0]?.['MaxAttempts']]] : [],
    );
    expect(Object.fromEntries(attempts)).toEqual({
      'Receive the files': 3,
      'Read into chunks': 3,
      'Settle every chunk': 1,
      'Write the rows to correct': 3,
      'Conclude the run': 5,
      'Conclude after a fault': 5,
      'Conclude without the rows to correct': 5,
      'Write the log': 3,
    });
    const child = States['Settle every chunk']?.['ItemProcessor'].States['Settle a chunk'];
    expect(child.Retry[0].MaxAttempts).toBe(3);
  });

  test('concluding is tried longest, and is told of a fault', () => {
    for (const name of ['Conclude the run', 'Conclude without the rows to correct']) {
      expect(state(name).Retry?.[0]).toMatchObject({ MaxAttempts: 10 });
    }
    expect(state('Conclude the run').Parameters).toEqual({ 'run_id.$': '$.run_id' });
    expect(state('Conclude after a fault').Parameters).toEqual({
      'run_id.$': '$.run_id',
      'fault.$': '$.fault',
    });
  });
});

describe('settling every chunk', () => {
  test('takes its list from storage and starts an express child for each line', () => {
    expect(state('Settle every chunk')).toMatchObject({
      Type: 'Map',
      ResultPath: null,
      MaxConcurrency: 10,
      ItemReader: {
        ReaderConfig: { InputType: 'JSONL' },
        Parameters: { 'Key.$': '$.reading.manifest_key' },
      },
      ItemSelector: { 'run_id.$': '$.run_id', 'chunk.$': '$$.Map.Item.Value' },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'Settle a chunk',
      },
    });
  });

  test('a child ends before its five minutes and says nothing that adds up', () => {
    const child = state('Settle every chunk')['ItemProcessor'].States['Settle a chunk'];
    expect(child).toMatchObject({ TimeoutSeconds: 290, ResultSelector: {}, End: true });
    expect(child.Retry).toEqual([
      {
        ErrorEquals: ['States.ALL'],
        IntervalSeconds: 1,
        BackoffRate: 2,
        MaxDelaySeconds: 30,
        MaxAttempts: 8,
        JitterStrategy: 'FULL',
      },
    ]);
  });

  test('fewer at once where it is told so', () => {
    const local = definitionOf({ ...aLocalDeployment, MAP_CONCURRENCY: '4' });
    expect(local.States['Settle every chunk']?.['MaxConcurrency']).toBe(4);
  });
});
