/** What a function may touch → the actions, without their service; see `grantsOf`. */
export type Grants = Readonly<Record<string, string>>;

/** Every function writes its traces. */
export const traces = 'PutTelemetryRecords PutTraceSegments';

const readsQueue =
  'ChangeMessageVisibility DeleteMessage GetQueueAttributes GetQueueUrl ReceiveMessage';
const readsStream = 'DescribeStream GetRecords GetShardIterator';
const sendsLost = 'GetQueueAttributes GetQueueUrl SendMessage';
const arrived = 'DeleteObjectVersion GetObject GetObjectVersion';
const sockets = 'execute-api:us-east-1:AWS::AccountId:LiveSocket/live/POST/@connections/*';
const machines = [
  'QuaiCourses/PipelineProcess',
  'QuaiClaims/PipelineProcess',
  'QuaiTransfers/PipelineProcess',
] as const;

/** The same for the machine of every domain. */
function ofMachines(actions: string): Grants {
  return Object.fromEntries(machines.map((machine) => [machine, actions]));
}

/** The same for the executions of every domain's machine. */
function ofExecutions(actions: string): Grants {
  const arns = machines.map((each) => `states:us-east-1:AWS::AccountId:execution:${each}:*`);
  return Object.fromEntries(arns.map((arn) => [arn, actions]));
}

/** What ending a run takes: the last step and the sweeper have it. */
const concluding = {
  Runs: 'GetItem PutItem Query',
  Ingest: 'ListBucket',
  'Ingest/drop/*': arrived,
  'Ingest/incoming/*': arrived,
  'Ingest/processing/*': arrived,
  'Ingest/processed/*': 'GetObject PutObject',
  'Ingest/error/*': 'GetObject PutObject',
  'Results?runs/*': 'ListBucket',
  'Results/runs/*': 'GetObject PutObject',
};
const readsSources = {
  'Ingest/processing/*': 'GetObject',
  'Ingest/processed/*': 'GetObject',
  'Ingest/error/*': 'GetObject',
};
/** A source read into objects under its run, beside what earlier runs left. */
const reading = {
  ...readsSources,
  Runs: 'GetItem PutItem Query',
  'Results?runs/*': 'ListBucket',
  'Results/runs/*': 'GetObject PutObject',
};
const settling = {
  Runs: 'BatchGetItem GetItem PutItem',
  'Results/runs/*': 'GetObject PutObject',
};
const delivering = {
  Runs: 'GetItem Query',
  Connections: 'DeleteItem GetItem PutItem Query UpdateItem',
  [sockets]: 'ManageConnections',
};
const listsRuns = {
  'Runs/index/byCountry': 'Query',
  'Runs/index/byDomain': 'Query',
  'Runs/index/byOpen': 'Query',
};

/** What taking files into `processing/` takes. */
const receiving = {
  Runs: 'GetItem PutItem',
  Ingest: 'ListBucket',
  'Ingest/drop/*': arrived,
  'Ingest/incoming/*': arrived,
  'Ingest/processing/*': 'GetObject PutObject',
  'Ingest/processed/*': 'GetObject',
  'Ingest/error/*': 'GetObject',
  'Results/runs/*': 'PutObject',
};
/** The steps that end every domain's process. */
const endSteps: Readonly<Record<string, Grants>> = {
  WriteLog: {
    Runs: 'GetItem Query',
    'Results?runs/*': 'ListBucket',
    'Results/runs/*': 'GetObject',
    'Results/runs/*/log.txt': 'AbortMultipartUpload PutObject',
  },
  ConcludeRun: concluding,
};

/** The steps of every domain whose records the engine settles. */
const engineSteps: Readonly<Record<string, Grants>> = {
  ...endSteps,
  ReceiveFiles: receiving,
  WriteCorrections: {
    ...readsSources,
    Runs: 'GetItem PutItem Query',
    'Results?runs/*': 'ListBucket',
    'Results/runs/*': 'GetObject',
    'Results/runs/*/corrections/*': 'PutObject',
  },
};

const courses: Readonly<Record<string, Grants>> = {
  ...engineSteps,
  ReadCourses: reading,
  SettleCourses: { ...settling, Courses: 'BatchGetItem PutItem' },
  CoursesApi: {
    Courses: 'GetItem Scan',
    Runs: 'GetItem PutItem',
    Connections: 'GetItem PutItem',
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

const claims: Readonly<Record<string, Grants>> = {
  ...engineSteps,
  ReadClaims: reading,
  CompareClaims: { Runs: 'GetItem', 'Results/runs/*': 'GetObject PutObject' },
  GatherClaims: { Runs: 'GetItem PutItem', 'Results/runs/*': 'GetObject PutObject' },
  SettleClaims: { ...settling, Claims: 'BatchGetItem PutItem' },
  ClaimsApi: {
    Runs: 'BatchGetItem GetItem PutItem Query',
    'Runs/index/byCountry': 'Query',
    'Runs/index/byDomain': 'Query',
    Claims: 'BatchGetItem GetItem Query',
    'Claims/index/byList': 'Query',
    Connections: 'GetItem PutItem',
    // An erasure removes every version of a file, wherever it lies, and what was made of it.
    'Ingest?drop/*': 'ListBucketVersions',
    'Ingest?incoming/*': 'ListBucketVersions',
    'Ingest?processing/*': 'ListBucketVersions',
    'Ingest?processed/*': 'ListBucketVersions',
    'Ingest?error/*': 'ListBucketVersions',
    'Ingest/drop/*': 'DeleteObjectVersion',
    'Ingest/incoming/*': 'DeleteObjectVersion PutObject',
    'Ingest/processing/*': 'DeleteObjectVersion',
    'Ingest/processed/*': 'DeleteObjectVersion',
    'Ingest/error/*': 'DeleteObjectVersion',
    'Results?runs/*': 'ListBucket ListBucketVersions',
    'Results/runs/*': 'DeleteObjectVersion GetObject',
    'Results/runs/*/proofs/*': 'PutObject',
    'Results/exports/*': 'AbortMultipartUpload GetObject PutObject',
    PipelineProcess: 'StartExecution',
  },
};

const books = { Runs: 'GetItem PutItem', 'Results/runs/*/records/*': 'PutObject' };

const transfers: Readonly<Record<string, Grants>> = {
  ...endSteps,
  TakeIn: {
    ...receiving,
    Ledger: 'BatchGetItem GetItem PutItem Query',
    'Results/runs/*': 'GetObject PutObject',
  },
  SendTransfers: {
    ...books,
    Runs: 'ConditionCheckItem GetItem PutItem Query',
    // A payee's lock is given back.
    Ledger: 'BatchGetItem DeleteItem GetItem PutItem Query',
  },
  RecoverTransfers: {
    Runs: 'GetItem',
    Ledger: 'BatchGetItem DeleteItem GetItem PutItem',
    'Ledger/index/byDue': 'Query',
    PipelineRecoverTransfersLost: 'SendMessage',
  },
  TransfersApi: {
    Runs: 'BatchGetItem GetItem PutItem',
    'Runs/index/byCountry': 'Query',
    'Runs/index/byDomain': 'Query',
    Ledger: 'BatchGetItem GetItem PutItem Query',
    'Ledger/index/byList': 'Query',
    'Ledger/index/byKind': 'Query',
    Connections: 'GetItem PutItem',
    'Ingest?processing/*': 'ListBucket',
    'Ingest/processing/*': 'GetObject PutObject',
    'Results?runs/*': 'ListBucket',
    'Results/runs/*': 'GetObject PutObject',
    'Results/exports/*': 'AbortMultipartUpload GetObject PutObject',
    PipelineProcess: 'StartExecution',
  },
  CallbacksApi: {
    ...books,
    Ledger: 'BatchGetItem GetItem PutItem',
    'Ledger/index/byUuid': 'Query',
    JwsKeys: 'GetSecretValue',
  },
  NotifyEnded: {
    '*': `ListStreams ${traces}`,
    Runs: 'GetItem',
    Ledger: 'GetItem PutItem',
    'Ledger stream': readsStream,
    JwsKeys: 'GetSecretValue',
    NoticesLateEndNotNotified: sendsLost,
    NoticesNotifyEndedLost: 'SendMessage',
  },
};

const runs: Readonly<Record<string, Grants>> = {
  AdoptArrival: {
    ArrivalWaitingQueue: readsQueue,
    Runs: 'GetItem PutItem',
    Ingest: 'ListBucket',
    'Ingest/drop/*': arrived,
    'Ingest/incoming/*': 'GetObject GetObjectVersion',
    'Ingest/error/*': 'GetObject PutObject',
    ...ofMachines('StartExecution'),
  },
  SweepRuns: {
    ...concluding,
    'Runs/index/byOpen': 'Query',
    ...ofMachines('StartExecution'),
    ...ofExecutions('DescribeExecution StopExecution'),
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
    ...listsRuns,
    Runs: 'BatchGetItem GetItem Query',
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
  RunsApi: {
    ...listsRuns,
    Runs: 'BatchGetItem GetItem PutItem Query',
    Courses: 'BatchGetItem',
    Claims: 'BatchGetItem',
    Connections: 'GetItem PutItem',
    Ingest: 'ListBucketMultipartUploads',
    'Ingest?drop/*': 'ListBucket',
    'Ingest?incoming/*': 'ListBucket',
    'Ingest?processing/*': 'ListBucket',
    'Ingest?processed/*': 'ListBucket',
    'Ingest?error/*': 'ListBucket',
    'Ingest/incoming/*': 'GetObject PutObject',
    'Ingest/processing/*': 'GetObject',
    'Ingest/processed/*': 'GetObject',
    'Ingest/error/*': 'GetObject',
    'Results?runs/*': 'ListBucket',
    'Results/runs/*': 'GetObject',
    // The result of a bulk is written when it is asked for; its failures are looked through.
    Ledger: 'BatchGetItem GetItem Query',
    'Results/exports/*': 'AbortMultipartUpload GetObject PutObject',
    ArrivalWaitingQueue: 'GetQueueAttributes',
    ...ofMachines('StartExecution'),
    ...ofExecutions('GetExecutionHistory'),
    Users: 'DescribeUserPool',
    'Engine/_cluster/health': 'ESHttpGet',
  },
  IdentityApi: {
    Connections: 'DeleteItem GetItem PutItem UpdateItem',
    Users: 'AdminUserGlobalSignOut',
  },
  DocsApi: {},
};

/** Stack → function → all that it may do, beside writing its own log and traces. */
export const expectedGrants: Readonly<Record<string, Readonly<Record<string, Grants>>>> = {
  QuaiConsole: {
    StreamRun: { Runs: 'GetItem Query', Connections: 'GetItem', Ledger: 'GetItem' },
  },
  QuaiCourses: courses,
  QuaiClaims: claims,
  QuaiTransfers: transfers,
  QuaiRuns: runs,
};
