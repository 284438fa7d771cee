import { beforeAll, describe, expect, test } from 'vitest';
import { grantsOf } from './grants-of.ts';
import { aLocalDeployment, deployed, type FoundResource, ofType } from './synth.ts';

let resources: readonly FoundResource[];
beforeAll(() => {
  resources = deployed();
});

const traces = 'PutTelemetryRecords PutTraceSegments';
const readsQueue =
  'ChangeMessageVisibility DeleteMessage GetQueueAttributes GetQueueUrl ReceiveMessage';
const readsStream = 'DescribeStream GetRecords GetShardIterator';
const sendsLost = 'GetQueueAttributes GetQueueUrl SendMessage';
const arrived = 'DeleteObjectVersion GetObject GetObjectVersion';
const sockets = 'execute-api:us-east-1:AWS::AccountId:LiveSocket/live/POST/@connections/*';
const executions = 'states:us-east-1:AWS::AccountId:execution:PipelineProcess:*';

/** What ending a run takes: the last step and the sweeper have it. */
const concluding = {
  Runs: 'GetItem PutItem Query',
  Ingest: 'ListBucket',
  'Ingest/drop/*': arrived,
  'Ingest/incoming/*': arrived,
  'Ingest/processing/*': arrived,
  'Ingest/processed/*': 'GetObject PutObject',
  'Ingest/error/*': 'GetObject PutObject',
  Results: 'ListBucket',
  'Results/runs/*': 'GetObject PutObject',
};
const delivering = {
  Runs: 'GetItem Query',
  Connections: 'DeleteItem GetItem PutItem Query UpdateItem',
  [sockets]: 'ManageConnections',
};

/** All that each function may do, beside writing its own log and traces. */
const expected: Record<string, Record<string, string>> = {
  AdoptArrival: {
    ArrivalWaitingQueue: readsQueue,
    Runs: 'GetItem PutItem',
    Ingest: 'ListBucket',
    'Ingest/drop/*': arrived,
    'Ingest/incoming/*': 'GetObject GetObjectVersion',
    'Ingest/error/*': 'GetObject PutObject',
    PipelineProcess: 'StartExecution',
  },
  ReceiveFiles: {
    Runs: 'GetItem PutItem',
    Ingest: 'ListBucket',
    'Ingest/drop/*': arrived,
    'Ingest/incoming/*': arrived,
    'Ingest/processing/*': 'GetObject PutObject',
    'Ingest/processed/*': 'GetObject',
    'Ingest/error/*': 'GetObject',
    'Results/runs/*': 'PutObject',
  },
  ReadCourses: {
    Runs: 'GetItem PutItem Query',
    'Ingest/processing/*': 'GetObject',
    'Ingest/processed/*': 'GetObject',
    'Ingest/error/*': 'GetObject',
    Results: 'ListBucket',
    'Results/runs/*': 'GetObject PutObject',
  },
  SettleCourses: {
    Runs: 'BatchGetItem GetItem PutItem',
    Courses: 'BatchGetItem PutItem',
    'Results/runs/*': 'GetObject PutObject',
  },
  WriteCorrections: {
    Runs: 'GetItem PutItem Query',
    'Ingest/processing/*': 'GetObject',
    'Ingest/processed/*': 'GetObject',
    'Ingest/error/*': 'GetObject',
    Results: 'ListBucket',
    'Results/runs/*': 'GetObject',
    'Results/runs/*/corrections/*': 'PutObject',
  },
  WriteLog: {
    Runs: 'GetItem Query',
    Results: 'ListBucket',
    'Results/runs/*': 'GetObject',
    'Results/runs/*/log.txt': 'AbortMultipartUpload PutObject',
  },
  ConcludeRun: concluding,
  SweepRuns: {
    ...concluding,
    'Runs/index/byOpen': 'Query',
    PipelineProcess: 'StartExecution',
    [executions]: 'DescribeExecution StopExecution',
    SweepRunsLost: 'SendMessage',
  },
  PublishConcluded: {
    '*': `ListStreams ${traces}`,
    Runs: 'GetItem',
    'Runs stream': readsStream,
    Bus: 'PutEvents',
    PublishRetriesQueue: `${readsQueue} SendMessage`,
    PublishRetriesStreamGivenUp: sendsLost,
  },
  ConnectSocket: { Connections: 'DeleteItem PutItem' },
  DisconnectSocket: { Connections: 'DeleteItem' },
  TalkSocket: {
    ...delivering,
    Runs: 'BatchGetItem GetItem Query',
    'Runs/index/byCountry': 'Query',
    'Runs/index/byDomain': 'Query',
    'Runs/index/byOpen': 'Query',
    LivePushRetriesQueue: 'SendMessage',
  },
  PushEvents: {
    ...delivering,
    '*': `ListStreams ${traces}`,
    'Runs stream': readsStream,
    LivePushRetriesQueue: 'SendMessage',
    LivePushRetriesStreamGivenUp: sendsLost,
  },
  RetryPush: { ...delivering, LivePushRetriesQueue: `${readsQueue} SendMessage` },
  StreamRun: { Runs: 'GetItem Query', Connections: 'GetItem' },
  RunsApi: {
    Runs: 'BatchGetItem GetItem PutItem Query',
    'Runs/index/byCountry': 'Query',
    'Runs/index/byDomain': 'Query',
    'Runs/index/byOpen': 'Query',
    Courses: 'BatchGetItem',
    Connections: 'DeleteItem GetItem PutItem',
    Ingest: 'ListBucket ListBucketMultipartUploads',
    'Ingest/incoming/*': 'GetObject PutObject',
    'Ingest/processing/*': 'GetObject',
    'Ingest/processed/*': 'GetObject',
    'Ingest/error/*': 'GetObject',
    Results: 'ListBucket',
    'Results/runs/*': 'GetObject',
    ArrivalWaitingQueue: 'GetQueueAttributes',
    PipelineProcess: 'StartExecution',
    [executions]: 'GetExecutionHistory',
    Users: 'DescribeUserPool',
    'Engine/_cluster/health': 'ESHttpGet',
  },
  IdentityApi: {
    Connections: 'DeleteItem GetItem PutItem UpdateItem',
    Users: 'AdminUserGlobalSignOut',
  },
  DocsApi: {},
  CoursesApi: {
    Courses: 'GetItem Scan',
    Runs: 'GetItem PutItem',
    Connections: 'DeleteItem GetItem PutItem',
    'Ingest/incoming/*': 'PutObject',
    'Engine/*/_search': 'ESHttpPost',
  },
  IndexCourses: {
    '*': `ListStreams ${traces}`,
    'Courses stream': readsStream,
    IndexRetriesQueue: 'SendMessage',
    IndexRetriesStreamGivenUp: sendsLost,
    'Engine/*': 'ESHttpDelete ESHttpGet ESHttpHead ESHttpPost ESHttpPut',
  },
  RetryIndex: {
    Courses: 'GetItem',
    IndexRetriesQueue: readsQueue,
    'Engine/*': 'ESHttpDelete ESHttpGet ESHttpHead ESHttpPost ESHttpPut',
  },
};

describe('grants', () => {
  test.each(Object.keys(expected))('%s may do this and nothing else', (name) => {
    const grants = grantsOf(resources, name);
    const ownLog = Object.keys(grants).filter((arn) => arn.endsWith(`${name}Log`));
    expect(grants[ownLog[0] ?? '']).toBe('CreateLogStream PutLogEvents');
    const beside = Object.entries(grants).filter(([arn]) => !ownLog.includes(arn));
    expect(Object.fromEntries(beside)).toEqual({ '*': traces, ...expected[name] });
  });

  test('no function is missing in the list above', () => {
    expect(ofType(resources, 'AWS::Lambda::Function')).toHaveLength(Object.keys(expected).length);
  });

  test('only where faults are on may a function take an armed fault away', () => {
    const faulty = deployed({ ...aLocalDeployment, QUAI_STAGE: 'test', FAULTS: 'on' });
    const deleting = Object.keys(expected).filter((name) =>
      grantsOf(faulty, name)['Runs']?.includes('DeleteItem'),
    );
    expect(deleting.sort()).toEqual([
      'AdoptArrival',
      'ConcludeRun',
      'ReadCourses',
      'ReceiveFiles',
      'SettleCourses',
      'WriteCorrections',
    ]);
  });
});
