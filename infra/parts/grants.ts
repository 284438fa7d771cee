import { Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { isOnAws } from './quai-stack.ts';

/**
 * Grants by action, table and prefix. CDK's own `grantReadWriteData` gives a function a dozen
 * actions when it needs two; here what is written is what is given.
 */
export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'Scan'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem'
  | 'DescribeTable';

export function grantTable(
  grantee: IGrantable,
  table: Table,
  actions: readonly TableAction[],
): void {
  allow(grantee, 'dynamodb', actions, [table.tableArn]);
}

/** Reading through an index of a table; the table itself is a grant of its own. */
export function grantIndexes(
  grantee: IGrantable,
  table: Table,
  indexNames: readonly string[],
): void {
  const arns = indexNames.map((index) => `${table.tableArn}/index/${index}`);
  allow(grantee, 'dynamodb', ['Query'], arns);
}

export type ObjectAction =
  | 'GetObject'
  | 'GetObjectVersion'
  | 'PutObject'
  | 'DeleteObject'
  | 'DeleteObjectVersion'
  | 'AbortMultipartUpload'
  | 'ListMultipartUploadParts';

/**
 * @param places folders with their slash (`incoming/`: all that lies there) or files
 *   (`runs/*\/log.txt`); a star stands for any run
 */
export function grantObjects(
  grantee: IGrantable,
  bucket: Bucket,
  places: readonly string[],
  actions: readonly ObjectAction[],
): void {
  allow(
    grantee,
    's3',
    actions,
    places.map((place) => bucket.arnForObjects(place.endsWith('/') ? `${place}*` : place)),
  );
}

/**
 * Asking for a version, or the source of a copy, that is not there: without this right the answer
 * is 403 instead of 404. It cannot be narrowed to prefixes, which such a request does not name; so
 * only those have it that meet arrivals twice. Who asks for a key alone does with `grantListing`.
 */
export function grantMissing(grantee: IGrantable, bucket: Bucket): void {
  allow(grantee, 's3', ['ListBucket'], [bucket.bucketArn]);
}

/** Listing what lies under some prefixes, and nothing else. */
export function grantListing(
  grantee: IGrantable,
  bucket: Bucket,
  prefixes: readonly string[],
): void {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['s3:ListBucket'],
      resources: [bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) } },
    }),
  );
}

/** The same of old versions, and of marks of deletion: who erases finds all of them. */
export function grantListingVersions(
  grantee: IGrantable,
  bucket: Bucket,
  prefixes: readonly string[],
): void {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['s3:ListBucketVersions'],
      resources: [bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) } },
    }),
  );
}

/** Removing versions for good, many in one call. */
export function grantErasing(grantee: IGrantable, bucket: Bucket, places: readonly string[]): void {
  // On AWS every version that is named asks for this right; of the first one the local cloud asks
  // for the other right too.
  const local = isOnAws(bucket) ? [] : (['DeleteObject'] as const);
  grantObjects(grantee, bucket, places, ['DeleteObjectVersion', ...local]);
}

/** Putting messages into a queue. */
export function grantSending(grantee: IGrantable, queue: IQueue): void {
  // On AWS one right covers both calls; the local cloud asks for each by its own name.
  const actions = isOnAws(queue) ? ['SendMessage'] : ['SendMessage', 'SendMessageBatch'];
  allow(grantee, 'sqs', actions, [queue.queueArn]);
}

/** Reading a secret. */
export function grantSecret(grantee: IGrantable, secret: Secret): void {
  // A reference to a secret is its ARN on AWS, and its name in the local cloud.
  const { partition, region, account } = Stack.of(secret);
  const local = `arn:${partition}:secretsmanager:${region}:${account}:secret:${secret.secretArn}-*`;
  allow(
    grantee,
    'secretsmanager',
    ['GetSecretValue'],
    [isOnAws(secret) ? secret.secretArn : local],
  );
}

/** Any other service: one statement, spelled out. */
export function allow(
  grantee: IGrantable,
  service: string,
  actions: readonly string[],
  resources: readonly string[],
): void {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: actions.map((action) => `${service}:${action}`),
      resources: [...resources],
    }),
  );
}
