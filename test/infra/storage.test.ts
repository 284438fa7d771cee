import { beforeAll, describe, expect, test } from 'vitest';
import { aLocalDeployment, deployed, type FoundResource, ofType } from './synth.ts';
import { tlsOnly } from './tls-only.ts';

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
    const safe = tlsOnly(resources, 'AWS::S3::BucketPolicy', 'Bucket');
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
    const forgottenAfter = (days: number, prefix: string | null, old: number | null = null) => ({
      prefix,
      days,
      old: old === null ? null : { NoncurrentDays: old },
      parts: null,
    });
    expect(rules).toEqual({
      Ingest: [
        leftovers(30),
        forgottenAfter(2, 'incoming/'),
        forgottenAfter(90, 'drop/'),
        forgottenAfter(90, 'processing/', 7),
        forgottenAfter(90, 'processed/', 7),
        forgottenAfter(90, 'error/', 7),
      ],
      Results: [
        leftovers(7),
        forgottenAfter(365, 'runs/', 7),
        // Exports hold personal data in clear, and are handed out for minutes.
        forgottenAfter(1, 'exports/', 1),
      ],
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

  const byTable = <T>(tell: (properties: FoundResource['Properties']) => T) =>
    Object.fromEntries(
      all('AWS::DynamoDB::Table').map(({ logicalId, Properties }) => [
        logicalId.replace(/\w{8}$/, ''),
        tell(Properties),
      ]),
    );

  test('have a stream where somebody follows them', () => {
    expect(
      byTable(({ StreamSpecification }) => StreamSpecification?.StreamViewType ?? null),
    ).toEqual({
      Runs: 'NEW_IMAGE',
      Connections: null,
      Courses: 'NEW_AND_OLD_IMAGES',
      // Nobody follows claims: lists and sums are read from the table's index.
      Claims: null,
      Ledger: 'NEW_IMAGE',
    });
  });

  test('connections go away by themselves, and of the ledger only locks that lapsed', () => {
    const timesToLive = byTable(
      ({ TimeToLiveSpecification }) => TimeToLiveSpecification?.AttributeName ?? null,
    );
    expect(timesToLive).toEqual({
      Runs: null,
      Connections: 'expiresAt',
      Courses: null,
      Claims: null,
      Ledger: 'expiresAt',
    });
  });

  test('have the indexes that lists are read from, and no more', () => {
    interface Key {
      readonly AttributeName: string;
      readonly KeyType: string;
    }
    interface Index {
      readonly IndexName: string;
      readonly KeySchema: readonly Key[];
      readonly Projection: {
        readonly ProjectionType: string;
        readonly NonKeyAttributes?: readonly string[];
      };
    }
    const sayKeys = (keys: readonly Key[]) =>
      keys.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`).join(', ');
    const sayProjection = ({ ProjectionType, NonKeyAttributes = [] }: Index['Projection']) =>
      [ProjectionType, ...NonKeyAttributes].join(' ');
    const indexes = byTable(({ KeySchema, GlobalSecondaryIndexes = [] }) => [
      sayKeys(KeySchema),
      ...GlobalSecondaryIndexes.map(
        ({ IndexName, KeySchema: keys, Projection }: Index) =>
          `${IndexName}: ${sayKeys(keys)}, ${sayProjection(Projection)}`,
      ),
    ]);
    expect(indexes).toEqual({
      Runs: [
        'HASH pk, RANGE sk',
        'byCountry: HASH countryCode, RANGE createdKey, INCLUDE id createdBy status createdAt domain',
        'byDomain: HASH domain, RANGE createdKey, INCLUDE id createdBy status createdAt',
        'byOpen: HASH openState, RANGE createdKey, KEYS_ONLY',
      ],
      Connections: ['HASH pk, RANGE sk'],
      Courses: ['HASH pk, RANGE sk'],
      Claims: ['HASH pk, RANGE sk', 'byList: HASH listKey, RANGE sortKey, INCLUDE listed'],
      // Keys only: money is read from the table itself.
      Ledger: [
        'HASH pk, RANGE sk',
        'byList: HASH listKey, RANGE listSort, KEYS_ONLY',
        'byKind: HASH listKind, RANGE listSort, KEYS_ONLY',
        'byDue: HASH dueKey, RANGE nextAskAt, KEYS_ONLY',
        'byUuid: HASH uuid, KEYS_ONLY',
      ],
    });
  });

  test('elsewhere nothing is left behind', () => {
    const local = deployed(aLocalDeployment);
    for (const type of ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::Cognito::UserPool']) {
      for (const { DeletionPolicy } of ofType(local, type)) expect(DeletionPolicy).toBe('Delete');
    }
  });
});
