import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isLocalCloud } from './env.ts';

/**
 * The SDK clients of all functions: built at the first call and kept for the life of the process,
 * with their connections. The `PURE` marks let the bundler leave out what a function never calls.
 *
 * Retries are bounded: a dependency that stays down must fail the step, whose own retries back off.
 */
const bounded = { maxAttempts: 4, retryMode: 'standard' } as const;
const connecting = { requestHandler: { connectionTimeout: 3_000 } } as const;

function once<T>(build: () => T): () => T {
  let built: T | undefined;
  return () => {
    built ??= build();
    return built;
  };
}

export const dynamo = /* @__PURE__ */ once(() =>
  DynamoDBDocumentClient.from(withoutLogging(new DynamoDBClient({ ...bounded, ...connecting })), {
    marshallOptions: { removeUndefinedValues: true },
  }),
);

/**
 * For a logger that says nothing the SDK copies whatever goes in and out: a sixth of the CPU of
 * large batches (docs/scale.md).
 */
function withoutLogging(client: DynamoDBClient): DynamoDBClient {
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

export const s3 = /* @__PURE__ */ once(
  () => new S3Client({ ...bounded, ...connecting, forcePathStyle: isLocalCloud() }),
);

/** Presigns only: by default a checksum of an empty body would be signed into the address. */
export const presigningS3 = /* @__PURE__ */ once(
  () =>
    new S3Client({
      forcePathStyle: isLocalCloud(),
      requestChecksumCalculation: 'WHEN_REQUIRED',
    }),
);

/** The local cloud has no `sync-` host in front of its address. */
export const sfn = /* @__PURE__ */ once(
  () => new SFNClient({ ...bounded, ...connecting, disableHostPrefix: isLocalCloud() }),
);

export const sqs = /* @__PURE__ */ once(() => new SQSClient({ ...bounded, ...connecting }));

export const eventBridge = /* @__PURE__ */ once(
  () => new EventBridgeClient({ ...bounded, ...connecting }),
);

export const cognito = /* @__PURE__ */ once(
  () => new CognitoIdentityProviderClient({ ...bounded, ...connecting }),
);

export const secrets = /* @__PURE__ */ once(
  () => new SecretsManagerClient({ ...bounded, ...connecting }),
);

/**
 * Sends to open WebSockets.
 *
 * @param endpoint `https://<api>.execute-api.<region>.amazonaws.com/<stage>` on AWS; undefined
 *   locally, where AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI gives it
 */
export function sockets(endpoint?: string): ApiGatewayManagementApiClient {
  return new ApiGatewayManagementApiClient({
    ...bounded,
    ...connecting,
    ...(endpoint ? { endpoint } : {}),
  });
}
