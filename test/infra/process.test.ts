import { describe, expect, test } from 'vitest';
import {
  childOf,
  type Definition,
  type DomainWithProcess,
  definitionOf,
  domainsWithProcess,
  type State,
  stackOf,
  stateOf,
} from './definition-of.ts';
import { aLocalDeployment, deployed, ofType } from './synth.ts';

const retriedEightTimes = {
  ErrorEquals: ['States.ALL'],
  IntervalSeconds: 1,
  BackoffRate: 2,
  MaxDelaySeconds: 30,
  MaxAttempts: 8,
  JitterStrategy: 'FULL',
};
const afterFault = [
  { ErrorEquals: ['States.ALL'], ResultPath: '$.fault', Next: 'Conclude after a fault' },
];
const everyEnd = [
  'Conclude the run',
  'Conclude after a fault',
  'Conclude without the rows to correct',
];
/** Payments are booked one by one: their process is told in `ways.test.ts`. */
const settledByChunks = domainsWithProcess.filter((domain) => domain !== 'transfers');
const whoWaits: Readonly<Record<DomainWithProcess, string>> = {
  courses: 'Whoever imported courses waits',
  claims: 'Whoever imported claims waits',
  transfers: 'A bulk hangs with its funds reserved',
};

/** All states with those that maps run for each item. */
function withChildren({ States }: Definition): readonly (readonly [string, State])[] {
  return Object.entries(States).flatMap(([name, state]) => [
    [name, state] as const,
    ...(state.Type === 'Map' ? withChildren(state['ItemProcessor']) : []),
  ]);
}

function nextOf({ Next, Default, Choices = [], Catch = [] }: State): string[] {
  const all = [Next, Default, ...[...Choices, ...Catch].map((way) => way.Next)];
  return all.filter((name) => name !== undefined);
}

describe.each(domainsWithProcess)('the process of %s', (domain) => {
  const definition = definitionOf(domain);
  const state = (name: string) => stateOf(definition, name);
  const locally = definitionOf(domain, aLocalDeployment);
  const ends = everyEnd.filter((name) => name in definition.States);

  test('ends with its log, whichever way it went; without a log too', () => {
    for (const end of ends) {
      expect(state(end)).toMatchObject({ Next: 'Write the log', ResultPath: '$.conclusion' });
    }
    expect(state('Write the log').End).toBe(true);
    expect(state('Write the log').Catch).toEqual([
      {
        ErrorEquals: ['States.ALL'],
        ResultPath: '$.fault',
        Next: 'The log is told when it is asked for',
      },
    ]);
    expect(state('The log is told when it is asked for').Type).toBe('Succeed');
  });

  test('leads to every state, and no state leads nowhere', () => {
    const reached = new Set([definition.StartAt]);
    for (const name of reached) for (const next of nextOf(state(name))) reached.add(next);
    expect([...reached].sort()).toEqual(Object.keys(definition.States).sort());
    const last = Object.entries(definition.States).filter(([, each]) => nextOf(each).length === 0);
    for (const [name, { Type, End }] of last) {
      expect(Type === 'Succeed' || name === 'Write the log', name).toBe(true);
      if (Type !== 'Succeed') expect(End).toBe(true);
    }
  });

  test('a fault of any other step is tried again, then the run is concluded after it', () => {
    const own = ['Write the rows to correct', 'Write the log', ...ends];
    const others = Object.entries(definition.States).filter(
      ([name, { Type }]) => (Type === 'Task' || Type === 'Map') && !own.includes(name),
    );
    expect(others.length).toBeGreaterThanOrEqual(2);
    for (const [name, { Type, Catch, Retry }] of others) {
      expect(Catch, name).toEqual(afterFault);
      // A map's children are tried again each by itself.
      const attempts = Type === 'Map' ? 1 : 8;
      expect(Retry, name).toEqual([{ ...retriedEightTimes, MaxAttempts: attempts }]);
    }
  });

  test('concluding is tried longest, and is told of a fault', () => {
    for (const name of ends) {
      expect(state(name)).toMatchObject({ Resource: 'PipelineConcludeRun', TimeoutSeconds: 300 });
      expect(state(name).Retry).toEqual([{ ...retriedEightTimes, MaxAttempts: 10 }]);
    }
    expect(state('Conclude the run').Parameters).toEqual({ 'run_id.$': '$.run_id' });
    expect(state('Conclude after a fault').Parameters).toEqual({
      'run_id.$': '$.run_id',
      'fault.$': '$.fault',
    });
  });

  test('elsewhere it gives up sooner: whoever tests faults waits for it', () => {
    for (const [name, { Type, Retry }] of withChildren(locally)) {
      if (Type !== 'Task' && Type !== 'Map') continue;
      const attempts = Type === 'Map' ? 1 : ends.includes(name) ? 5 : 3;
      expect(Retry?.[0]?.['MaxAttempts'], name).toBe(attempts);
    }
  });

  test('no function outlives the state that waits for it', () => {
    const seconds = Object.fromEntries(
      ofType(deployed(), 'AWS::Lambda::Function')
        .filter(({ stack }) => stack === stackOf[domain])
        .map(({ logicalId, Properties }) => [logicalId.slice(0, -8), Properties.Timeout]),
    );
    const tasks = withChildren(definition).filter(([, { Type }]) => Type === 'Task');
    for (const [name, { Resource = '', TimeoutSeconds = 0 }] of tasks) {
      expect(seconds[Resource], `${name}: ${Resource}`).toBeLessThanOrEqual(TimeoutSeconds);
    }
  });

  test('is ended after hours, tells errors without their input, and rings when it fails', () => {
    const own = deployed().filter(({ stack }) => stack === stackOf[domain]);
    expect(definition.TimeoutSeconds).toBe(6 * 60 * 60);
    const [machine] = ofType(own, 'AWS::StepFunctions::StateMachine');
    expect(machine?.Properties).toMatchObject({
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
    });
    const failing = ofType(own, 'AWS::CloudWatch::Alarm').filter(
      ({ Properties }) => Properties.MetricName === 'ExecutionsFailed',
    );
    expect(failing.map(({ Properties }) => Properties.AlarmDescription)).toEqual([
      expect.stringContaining(whoWaits[domain]),
    ]);
  });
});

describe.each(settledByChunks)('chunk by chunk: the process of %s', (domain) => {
  const definition = definitionOf(domain);
  const state = (name: string) => stateOf(definition, name);

  test('begins with receiving; what is not received is concluded', () => {
    expect(definition.StartAt).toBe('Receive the files');
    expect(state('Receive the files').Next).toBe('Is every file received?');
    expect(state('Is every file received?')).toMatchObject({
      Choices: [{ Variable: '$.receipt.verdict', StringEquals: 'received' }],
      Default: 'Conclude the run',
    });
  });

  test('what is to be corrected does not keep a run from ending', () => {
    expect(state('Write the rows to correct').Next).toBe('Conclude the run');
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
  });

  test.each([
    ['Receive the files', '$.receipt', 'PipelineReceiveFiles'],
    ['Write the rows to correct', '$.corrections', 'PipelineWriteCorrections'],
    ['Write the log', '$.log', 'PipelineWriteLog'],
  ])('%s is told the run only, and its verdict is kept', (name, path, fn) => {
    expect(state(name)).toMatchObject({ Resource: fn, ResultPath: path, TimeoutSeconds: 900 });
    expect(state(name).Parameters).toEqual({ 'run_id.$': '$.run_id' });
  });

  test('chunks are settled from a list in storage, each by an express child', () => {
    expect(state('Settle every chunk')).toMatchObject({
      Type: 'Map',
      ResultPath: null,
      MaxConcurrency: 10,
      ItemReader: {
        ReaderConfig: { InputType: 'JSONL' },
        Parameters: { Bucket: 'Results', 'Key.$': '$.reading.manifest_key' },
      },
      ItemSelector: { 'run_id.$': '$.run_id', 'chunk.$': '$$.Map.Item.Value' },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'Settle a chunk',
      },
    });
  });

  test('a child ends before its five minutes and says nothing that adds up', () => {
    const maps = Object.entries(definition.States).filter(([, { Type }]) => Type === 'Map');
    expect(maps.length).toBeGreaterThan(0);
    for (const [name] of maps) {
      const child = childOf(definition, name);
      expect(child).toMatchObject({ TimeoutSeconds: 290, ResultSelector: {}, End: true });
      expect(child.Retry).toEqual([retriedEightTimes]);
    }
  });

  test('fewer at once where it is told so', () => {
    const { States } = definitionOf(domain, { ...aLocalDeployment, MAP_CONCURRENCY: '4' });
    for (const [name, { Type, MaxConcurrency }] of Object.entries(States)) {
      if (Type === 'Map') expect(MaxConcurrency, name).toBe(4);
    }
  });
});
