import { CfnOutput, Duration } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { PrivateBucket } from '../parts/private-bucket.ts';
import { type Deployment, dataRemovalPolicy, QuaiStack } from '../parts/quai-stack.ts';

/** Names of the indexes of the runs table; `functions/runs` asks by them. */
export const runIndexes = {
  byCountry: 'byCountry',
  byDomain: 'byDomain',
  byOpen: 'byOpen',
} as const;

/** Index of the claims table: what is listed, by country and kind. */
export const claimIndexes = { byList: 'byList' } as const;

/** Indexes of the ledger: what is listed, of one country or of all, what is to be asked for, UUIDs. */
export const ledgerIndexes = {
  byList: 'byList',
  byKind: 'byKind',
  byDue: 'byDue',
  byUuid: 'byUuid',
} as const;

/** Everything that must survive: tables, files, results, and the bus that tells of them. */
export class DataStack extends QuaiStack {
  readonly runs: Table;
  readonly connections: Table;
  readonly courses: Table;
  readonly claims: Table;
  readonly ledger: Table;
  readonly ingest: PrivateBucket;
  readonly results: PrivateBucket;
  readonly accessLogs: PrivateBucket;
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, deployment: Deployment) {
    super(scope, id, 'Quai: tables, files and results', deployment);
    this.runs = this.createTable('Runs', { stream: StreamViewType.NEW_IMAGE });
    this.addRunIndexes();
    this.connections = this.createTable('Connections', { timeToLiveAttribute: 'expiresAt' });
    this.courses = this.createTable('Courses', { stream: StreamViewType.NEW_AND_OLD_IMAGES });
    this.claims = this.createTable('Claims', {});
    this.addClaimIndexes();
    this.ledger = this.createTable('Ledger', {
      timeToLiveAttribute: 'expiresAt',
      stream: StreamViewType.NEW_IMAGE,
    });
    this.addLedgerIndexes();
    this.accessLogs = new PrivateBucket(this, 'AccessLogs', {
      noncurrentDays: 1,
      lifecycleRules: [{ id: 'logs', expiration: Duration.days(90) }],
    });
    this.ingest = this.createIngest();
    this.results = new PrivateBucket(this, 'Results', {
      accessLogs: this.accessLogs,
      noncurrentDays: 7,
      lifecycleRules: [
        this.forgetAfter('results', 'runs/', 365),
        // Handed out once, by an address that works for minutes; they hold personal data.
        {
          id: 'exports',
          prefix: 'exports/',
          expiration: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
      cors: this.corsForConsole([HttpMethods.GET]),
    });
    this.bus = new EventBus(this, 'Bus', { eventBusName: 'quai' });
    this.printOutputs();
  }

  private createTable(id: string, special: Partial<TableProps>): Table {
    const removalPolicy = dataRemovalPolicy(this);
    return new Table(this, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: this.deployment.settings.stage === 'production',
      removalPolicy,
      ...special,
    });
  }

  /** An index costs a write with each change of a run: what a list filters by, and no more. */
  private addRunIndexes(): void {
    const text = (name: string) => ({ name, type: AttributeType.STRING });
    const projected = ['id', 'createdBy', 'status', 'createdAt'];
    this.runs.addGlobalSecondaryIndex({
      indexName: runIndexes.byCountry,
      partitionKey: text('countryCode'),
      sortKey: text('createdKey'),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: [...projected, 'domain'],
    });
    this.runs.addGlobalSecondaryIndex({
      indexName: runIndexes.byDomain,
      partitionKey: text('domain'),
      sortKey: text('createdKey'),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: projected,
    });
    // Sparse: only runs that have not ended carry the attribute.
    this.runs.addGlobalSecondaryIndex({
      indexName: runIndexes.byOpen,
      partitionKey: text('openState'),
      // Never changes, so progress does not write the index anew.
      sortKey: text('createdKey'),
      projectionType: ProjectionType.KEYS_ONLY,
    });
  }

  /** Current items only carry its keys, and a little of themselves that lists and sums look at. */
  private addClaimIndexes(): void {
    this.claims.addGlobalSecondaryIndex({
      indexName: claimIndexes.byList,
      partitionKey: { name: 'listKey', type: AttributeType.STRING },
      sortKey: { name: 'sortKey', type: AttributeType.STRING },
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: ['listed'],
    });
  }

  /** Keys only: money is read from the table itself, where it is right at once. */
  private addLedgerIndexes(): void {
    const text = (name: string) => ({ name, type: AttributeType.STRING });
    const indexes = [
      { indexName: ledgerIndexes.byList, partitionKey: text('listKey'), sortKey: text('listSort') },
      {
        indexName: ledgerIndexes.byKind,
        partitionKey: text('listKind'),
        sortKey: text('listSort'),
      },
      { indexName: ledgerIndexes.byDue, partitionKey: text('dueKey'), sortKey: text('nextAskAt') },
      { indexName: ledgerIndexes.byUuid, partitionKey: text('uuid') },
    ];
    for (const index of indexes) {
      this.ledger.addGlobalSecondaryIndex({ ...index, projectionType: ProjectionType.KEYS_ONLY });
    }
  }

  private createIngest(): PrivateBucket {
    return new PrivateBucket(this, 'Ingest', {
      accessLogs: this.accessLogs,
      announcesObjects: true,
      // A drop is read by its version: one that was overwritten waits for its run in the queues.
      noncurrentDays: 30,
      lifecycleRules: [
        // What nobody claimed: the sweeper ended its run long before.
        { id: 'unclaimed-uploads', prefix: 'incoming/', expiration: Duration.days(2) },
        { id: 'untaken', prefix: 'drop/', expiration: Duration.days(90) },
        this.forgetAfter('sources-in-work', 'processing/', 90),
        this.forgetAfter('sources', 'processed/', 90),
        this.forgetAfter('refused-sources', 'error/', 90),
      ],
      cors: this.corsForConsole([HttpMethods.GET, HttpMethods.POST, HttpMethods.PUT]),
    });
  }

  /** What is forgotten stays as an old version first: that one ends soon after, or it never would. */
  private forgetAfter(id: string, prefix: string, days: number) {
    return {
      id,
      prefix,
      expiration: Duration.days(days),
      noncurrentVersionExpiration: Duration.days(7),
    };
  }

  /**
   * The console's pages upload and download by presigned address. Its origin is known before the
   * distribution exists only when it is ours; else it is some distribution, and what protects the
   * objects is the signature, as everywhere outside a browser.
   */
  private corsForConsole(allowedMethods: HttpMethods[]) {
    const { publicUrl } = this.deployment.settings;
    return [
      {
        allowedMethods,
        allowedOrigins: [publicUrl === '' ? 'https://*.cloudfront.net' : publicUrl],
        allowedHeaders: ['*'],
        exposedHeaders: ['ETag'],
        maxAge: 3600,
      },
    ];
  }

  private printOutputs(): void {
    new CfnOutput(this, 'Region', { value: this.region });
    new CfnOutput(this, 'IngestBucket', { value: this.ingest.bucketName });
    new CfnOutput(this, 'ResultsBucket', { value: this.results.bucketName });
    new CfnOutput(this, 'RunsTable', { value: this.runs.tableName });
    new CfnOutput(this, 'ConnectionsTable', { value: this.connections.tableName });
    new CfnOutput(this, 'CoursesTable', { value: this.courses.tableName });
    new CfnOutput(this, 'ClaimsTable', { value: this.claims.tableName });
    new CfnOutput(this, 'LedgerTable', { value: this.ledger.tableName });
  }
}
