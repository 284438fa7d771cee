import { beforeAll, describe, expect, test } from 'vitest';
import { aLocalDeployment, deployed, type FoundResource, ofType } from './synth.ts';

let resources: readonly FoundResource[];
beforeAll(() => {
  resources = deployed();
});

const all = (type: string) => {
  const found = ofType(resources, type);
  expect(found.length, type).toBeGreaterThan(0);
  return found;
};
const say = ({ stack, logicalId }: FoundResource) => `${stack}/${logicalId}`;
describe('functions', () => {
  test('are traced, watched, and write a log of their own that ends', () => {
    for (const { Properties } of all('AWS::Lambda::Function')) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogGroup: { Ref: expect.any(String) } },
      });
    }
    for (const { Properties } of all('AWS::Logs::LogGroup')) {
      expect(Properties.RetentionInDays).toBe(90);
    }
    const errors = all('AWS::CloudWatch::Alarm').filter(
      ({ Properties }) => Properties.MetricName === 'Errors',
    );
    expect(errors).toHaveLength(all('AWS::Lambda::Function').length);
    for (const { Properties } of errors) {
      expect(Properties.AlarmDescription).toMatch(/^(Whoever|Nobody|Runs) .{12,}/);
    }
  });

  test('lose no invocation that nobody waits for', () => {
    const deadLettersOf = ({ DeadLetterConfig }: FoundResource['Properties']) =>
      DeadLetterConfig.Arn['Fn::GetAtt'][0].replace(/\w{8}$/, '');
    const targets = all('AWS::Scheduler::Schedule').map(({ Properties }) => Properties.Target);
    expect(targets.map(deadLettersOf).sort()).toEqual(['NotSwept', 'PipelineNotRecovered']);
    const async = all('AWS::Lambda::Function').filter(
      ({ Properties }) => Properties.DeadLetterConfig,
    );
    expect(async.map(({ logicalId }) => logicalId.replace(/\w{8}$/, '')).sort()).toEqual([
      'NoticesNotifyEnded',
      'PipelineRecoverTransfers',
      'SweepRuns',
    ]);
    const rules = all('AWS::Events::Rule').map(({ Properties }) => Properties.Targets);
    for (const rule of rules) expect(rule).toHaveLength(1);
    expect(rules.flat().map(deadLettersOf).sort()).toEqual([
      'ArrivalWaitingDeadLetters',
      'NoticesNotNotified',
    ]);
  });

  test('are told of the end of bulks only, by the bus and by the ledger', () => {
    const [rule] = all('AWS::Events::Rule').filter(({ stack }) => stack === 'QuaiTransfers');
    expect(rule?.Properties.EventPattern).toEqual({
      source: ['quai.runs'],
      'detail-type': ['RunConcluded.v1'],
      detail: { domain: ['transfers'] },
    });
    const [stream] = all('AWS::Lambda::EventSourceMapping').filter(
      ({ stack }) => stack === 'QuaiTransfers',
    );
    const filters: readonly { readonly Pattern: string }[] =
      stream?.Properties.FilterCriteria.Filters ?? [];
    expect(filters).toHaveLength(1);
    expect(JSON.parse(filters[0]?.Pattern ?? '')).toEqual({
      eventName: ['MODIFY'],
      dynamodb: { Keys: { sk: { S: ['META'] } }, NewImage: { state: { S: ['ended'] } } },
    });
  });

  test('that answer people refuse whoever goes round the front door', () => {
    const names = [
      ...['RunsApi', 'IdentityApi', 'DocsApi', 'StreamRun'],
      ...['CoursesApi', 'ClaimsApi', 'TransfersApi', 'CallbacksApi'],
    ];
    const secrets = all('AWS::Lambda::Function').flatMap(({ logicalId, Properties }) => {
      const { ORIGIN_SECRET: secret } = Properties.Environment.Variables;
      return secret === undefined ? [] : [[logicalId, JSON.stringify(secret)] as const];
    });
    expect(secrets).toHaveLength(names.length);
    for (const [logicalId, secret] of secrets) {
      expect(names.some((name) => logicalId.includes(name))).toBe(true);
      expect(secret).toContain('{{resolve:secretsmanager:');
    }
  });

  test('that stream leave room for the others', () => {
    const reserved = (variables: Record<string, string> = {}) =>
      ofType(deployed(variables), 'AWS::Lambda::Function').flatMap(({ logicalId, Properties }) => {
        const { ReservedConcurrentExecutions: executions } = Properties;
        return executions === undefined ? [] : [[logicalId.slice(0, 9), executions]];
      });
    expect(reserved()).toEqual([['StreamRun', 100]]);
    expect(reserved({ STREAMS_MAX: '20' })).toEqual([['StreamRun', 20]]);
    expect(reserved({ STREAMS_MAX: '0' })).toEqual([]);
    expect(reserved(aLocalDeployment)).toEqual([]);
  });

  test('stop trying a stream’s record after an hour; queues are told which messages failed', () => {
    const sources = all('AWS::Lambda::EventSourceMapping').map(({ Properties }) => Properties);
    const streams = sources.filter(({ StartingPosition }) => StartingPosition);
    expect(streams).toHaveLength(4);
    for (const stream of streams) {
      expect(stream).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        MaximumRecordAgeInSeconds: 3600,
        MaximumRetryAttempts: 10,
        BisectBatchOnFunctionError: true,
        DestinationConfig: {
          OnFailure: {
            Destination: {
              'Fn::GetAtt': [
                expect.stringMatching(/(RetriesStreamGivenUp|LateEndNotNotified)\w{8}$/),
                'Arn',
              ],
            },
          },
        },
      });
    }
    const queues = sources.filter(({ StartingPosition }) => !StartingPosition);
    expect(queues).toHaveLength(4);
    for (const queue of queues) {
      expect(queue.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    }
  });
});

describe('rights without limits', () => {
  test('are these, for services that know no resources, and no more', () => {
    const statements = resources.flatMap((resource) =>
      [resource.Properties?.PolicyDocument, resource.Properties?.Policies]
        .flat()
        .flatMap((policy) => policy?.Statement ?? policy?.PolicyDocument?.Statement ?? [])
        .filter(({ Effect }) => Effect === 'Allow'),
    );
    const actions = statements.flatMap(({ Action }) => [Action].flat());
    expect(actions.filter((action) => action === '*' || /^\w+:\*$/.test(action))).toEqual([]);
    const everywhere = statements
      .filter(({ Resource }) => [Resource].flat().includes('*'))
      .flatMap(({ Action }) => [Action].flat());
    expect([...new Set(everywhere)].sort()).toEqual([
      'dynamodb:ListStreams',
      'logs:CreateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:DescribeLogGroups',
      'logs:DescribeResourcePolicies',
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:UpdateLogDelivery',
      'xray:GetSamplingRules',
      'xray:GetSamplingTargets',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
  });

  test('no managed policy is attached: those are wider than they sound', () => {
    const attached = all('AWS::IAM::Role').filter(({ Properties }) => Properties.ManagedPolicyArns);
    expect(attached.map(say)).toEqual([]);
  });
});
