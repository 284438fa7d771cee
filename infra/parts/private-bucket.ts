import { Duration } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { dataRemovalPolicy, isOnAws } from './quai-stack.ts';

export interface PrivateBucketProps {
  readonly lifecycleRules: readonly LifecycleRule[];
  /** Days that an overwritten or deleted object can still be brought back. */
  readonly noncurrentDays: number;
  /** Its server access log goes here; absent only on the bucket of the logs itself. */
  readonly accessLogs?: Bucket;
  /** "Object Created" events on the account's default bus. */
  readonly announcesObjects?: true;
  readonly cors?: BucketProps['cors'];
}

/** A bucket as all ours are: nothing public, TLS only, encrypted, versioned, with an end date. */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      // The local cloud has no TLS: once it enforces policies, this one would refuse everything.
      ...(isOnAws(scope) ? { enforceSSL: true, minimumTLSVersion: 1.2 } : {}),
      versioned: true,
      removalPolicy: dataRemovalPolicy(scope),
      ...(props.accessLogs === undefined
        ? {}
        : {
            serverAccessLogsBucket: props.accessLogs as IBucket,
            serverAccessLogsPrefix: `${id}/`,
          }),
      ...(props.cors === undefined ? {} : { cors: props.cors }),
      lifecycleRules: [
        {
          id: 'old-versions-and-leftovers',
          noncurrentVersionExpiration: Duration.days(props.noncurrentDays),
          abortIncompleteMultipartUploadAfter: Duration.days(2),
          expiredObjectDeleteMarker: true,
        },
        ...props.lifecycleRules,
      ],
    });
    if (props.announcesObjects) this.announceObjects();
  }

  /** By the resource's own property: CDK's way adds a Python function that sets the same thing. */
  private announceObjects(): void {
    const bucket = this.node.defaultChild;
    if (!(bucket instanceof CfnBucket)) throw new Error('a bucket without its resource');
    bucket.notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
  }
}
