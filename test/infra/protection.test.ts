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
const without = (found: readonly FoundResource[], has: (resource: FoundResource) => boolean) =>
  found.filter((resource) => !has(resource)).map(say);

/** Logical ids of the resources of one stack that a policy of a type says "TLS only" for. */
function tlsOnly(policyType: string, property: string): Set<string> {
  const policies = ofType(resources, policyType).filter(({ Properties }) =>
    Properties.PolicyDocument.Statement.some(
      (statement: { Effect: string; Condition?: { Bool?: Record<string, string> } }) =>
        statement.Effect === 'Deny' &&
        statement.Condition?.Bool?.['aws:SecureTransport'] === 'false',
    ),
  );
  return new Set(
    policies.flatMap(({ stack, Properties }) =>
      [Properties[property]].flat().map((target: { Ref: string }) => `${stack}/${target.Ref}`),
    ),
  );
}

describe('queues', () => {
  test('are encrypted', () => {
    expect(
      without(all('AWS::SQS::Queue'), ({ Properties }) => Properties.SqsManagedSseEnabled === true),
    ).toEqual([]);
  });

  test('refuse what does not come by TLS', () => {
    const safe = tlsOnly('AWS::SQS::QueuePolicy', 'Queues');
    expect(without(all('AWS::SQS::Queue'), (queue) => safe.has(say(queue)))).toEqual([]);
  });

  test('give up after five deliveries, or are where others give up', () => {
    const withDlq = all('AWS::SQS::Queue').filter(({ Properties }) => Properties.RedrivePolicy);
    expect(withDlq.map(({ logicalId }) => logicalId.replace(/\w{8}$/, '')).sort()).toEqual([
      'ArrivalsQueue',
      'IndexRetriesQueue',
      'LivePushRetriesQueue',
      'PublishRetriesQueue',
    ]);
    for (const { Properties } of withDlq) expect(Properties.RedrivePolicy.maxReceiveCount).toBe(5);
    const others = ofType(resources, 'AWS::SQS::Queue').filter(
      ({ Properties }) => !Properties.RedrivePolicy,
    );
    expect(others.map(({ logicalId }) => logicalId.replace(/\w{8}$/, '')).sort()).toEqual([
      'ArrivalsDeadLetters',
      'IndexRetriesDeadLetters',
      'LivePushRetriesDeadLetters',
      'NotSwept',
      'PublishRetriesDeadLetters',
      'SweepRunsLost',
    ]);
  });

  test('ring when anything lies in a dead-letter queue, and say who is hurt', () => {
    const watched = ofType(resources, 'AWS::CloudWatch::Alarm').filter(
      ({ Properties }) => Properties.MetricName === 'ApproximateNumberOfMessagesVisible',
    );
    expect(watched).toHaveLength(6);
    for (const { Properties } of watched) {
      expect(Properties).toMatchObject({
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
        AlarmDescription: expect.stringMatching(/^(Whoever|Runs) .{20,}/),
      });
    }
  });
});

describe('buckets', () => {
  test('are closed to the public, encrypted, versioned', () => {
    for (const { Properties } of all('AWS::S3::Bucket')) {
      expect(Properties).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
          ],
        },
        VersioningConfiguration: { Status: 'Enabled' },
      });
    }
  });

  test('refuse what does not come by TLS', () => {
    const safe = tlsOnly('AWS::S3::BucketPolicy', 'Bucket');
    expect(without(all('AWS::S3::Bucket'), (bucket) => safe.has(say(bucket)))).toEqual([]);
  });

  test('forget: sources after 90 days, results after a year, leftovers after two days', () => {
    const rules = Object.fromEntries(
      all('AWS::S3::Bucket').map(({ logicalId, Properties }) => [
        logicalId.replace(/\w{8}$/, ''),
        Properties.LifecycleConfiguration.Rules.map(
          (rule: Record<string, unknown> & { NoncurrentVersionExpiration?: object }) => ({
            prefix: rule['Prefix'] ?? null,
            days: rule['ExpirationInDays'] ?? null,
            old: rule.NoncurrentVersionExpiration ?? null,
            parts: rule['AbortIncompleteMultipartUpload'] ?? null,
          }),
        ),
      ]),
    );
    const leftovers = (days: number) => ({
      prefix: null,
      days: null,
      old: { NoncurrentDays: days },
      parts: { DaysAfterInitiation: 2 },
    });
    const forgottenAfter = (days: number, prefix: string | null) => ({
      prefix,
      days,
      old: null,
      parts: null,
    });
    expect(rules).toEqual({
      Ingest: [
        leftovers(90),
        forgottenAfter(2, 'incoming/'),
        forgottenAfter(90, 'processed/'),
        forgottenAfter(90, 'error/'),
      ],
      Results: [leftovers(30), forgottenAfter(365, 'runs/')],
      AccessLogs: [leftovers(1), forgottenAfter(90, null)],
      Console: [leftovers(30)],
    });
  });

  test('the ingest bucket tells the bus of new objects, and lets the console post', () => {
    const ingest = all('AWS::S3::Bucket').find(({ logicalId }) => logicalId.startsWith('Ingest'));
    expect(ingest?.Properties).toMatchObject({
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      CorsConfiguration: {
        CorsRules: [
          {
            AllowedMethods: ['GET', 'POST', 'PUT'],
            AllowedOrigins: ['https://*.cloudfront.net'],
            ExposedHeaders: ['ETag'],
          },
        ],
      },
    });
  });
});

describe('tables', () => {
  test('can go back in time, are encrypted with KMS, and outlive their stack in production', () => {
    for (const { Properties, DeletionPolicy } of all('AWS::DynamoDB::Table')) {
      expect(DeletionPolicy).toBe('Retain');
      expect(Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
      });
    }
  });

  test('runs and courses have streams, connections go away by themselves', () => {
    const streams = Object.fromEntries(
      all('AWS::DynamoDB::Table').map(({ logicalId, Properties }) => [
        logicalId.replace(/\w{8}$/, ''),
        Properties.StreamSpecification?.StreamViewType ??
          Properties.TimeToLiveSpecification?.AttributeName,
      ]),
    );
    expect(streams).toEqual({
      Runs: 'NEW_IMAGE',
      Connections: 'expiresAt',
      Courses: 'NEW_AND_OLD_IMAGES',
    });
  });

  test('elsewhere nothing is left behind', () => {
    const local = deployed(aLocalDeployment);
    for (const type of ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::Cognito::UserPool']) {
      for (const { DeletionPolicy } of ofType(local, type)) expect(DeletionPolicy).toBe('Delete');
    }
  });
});

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
    const [target] = all('AWS::Scheduler::Schedule').map(({ Properties }) => Properties.Target);
    expect(target.DeadLetterConfig.Arn['Fn::GetAtt'][0]).toMatch(/^NotSwept/);
    const async = all('AWS::Lambda::Function').filter(
      ({ Properties }) => Properties.DeadLetterConfig,
    );
    expect(async.map(({ logicalId }) => logicalId.replace(/\w{8}$/, ''))).toEqual(['SweepRuns']);
    const [rule] = all('AWS::Events::Rule').map(({ Properties }) => Properties.Targets);
    expect(rule).toHaveLength(1);
    expect(rule[0].DeadLetterConfig.Arn['Fn::GetAtt'][0]).toMatch(/^ArrivalsDeadLetters/);
  });

  test('stop trying a stream’s record after an hour; queues are told which messages failed', () => {
    const sources = all('AWS::Lambda::EventSourceMapping').map(({ Properties }) => Properties);
    const streams = sources.filter(({ StartingPosition }) => StartingPosition);
    expect(streams).toHaveLength(3);
    for (const stream of streams) {
      expect(stream).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        MaximumRecordAgeInSeconds: 3600,
        MaximumRetryAttempts: 10,
        BisectBatchOnFunctionError: true,
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
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
