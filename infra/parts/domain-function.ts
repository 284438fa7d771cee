import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  Effect,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { z } from 'zod';
import { nodeOptions } from './node-options.ts';
import { deploymentOf } from './quai-stack.ts';
import { DeadLetters } from './queue-with-dlq.ts';
import { alarmPeriod, watchForAny } from './watch.ts';

/** What a schema of an environment asks for; the same schema is checked at cold start. */
export type EnvironmentOf<S extends z.ZodObject> = {
  readonly [K in keyof z.input<S>]: z.input<S>[K] & (string | undefined);
};

export interface DomainFunctionProps<S extends z.ZodObject> {
  /** `<room>/<verb-noun>`: the handler's file and its bundle's folder. */
  readonly handler: string;
  readonly schema: S;
  readonly environment: EnvironmentOf<S>;
  /** For the SDK and for the runtime; merged with ours. */
  readonly sdkEnvironment?: Readonly<Record<string, string>>;
  /** Sentence of the alarm: who is hurt while this function fails. */
  readonly whoIsHurt: string;
  readonly timeout?: Duration;
  readonly memoryMegabytes?: number;
  /** Invocations at the same time, kept for it and never more; without: what the account has. */
  readonly concurrentMax?: number;
  /** Set when something invokes it without waiting: lost invocations then end in a queue. */
  readonly asynchronous?: true;
}

/**
 * A function as all ours are: Node 24 on arm64, its own log group, traced, watched, with a role
 * that may do nothing but write its log; everything else is granted by name (`grants.ts`).
 */
export class DomainFunction<S extends z.ZodObject> extends LambdaFunction {
  constructor(scope: Construct, id: string, props: DomainFunctionProps<S>) {
    const { settings, bundles } = deploymentOf(scope);
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention:
        settings.stage === 'production' ? RetentionDays.THREE_MONTHS : RetentionDays.ONE_DAY,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    super(scope, id, {
      description: `${props.handler}: ${props.whoIsHurt}`.slice(0, 256),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(bundles.folderOf(props.handler)),
      handler: 'index.handler',
      memorySize: props.memoryMegabytes ?? 512,
      timeout: props.timeout ?? Duration.seconds(30),
      tracing: Tracing.ACTIVE,
      logGroup,
      role: createRole(scope, `${id}Role`, logGroup),
      environment: buildEnvironment(props, settings),
      ...(props.concurrentMax === undefined
        ? {}
        : { reservedConcurrentExecutions: props.concurrentMax }),
      ...(props.asynchronous === undefined
        ? {}
        : {
            deadLetterQueue: new DeadLetters(scope, `${id}Lost`, { whoIsHurt: props.whoIsHurt }),
            retryAttempts: 2,
            maxEventAge: Duration.hours(1),
          }),
    });
    watchForAny(this, 'Fails', this.metricErrors({ period: alarmPeriod }), props.whoIsHurt);
  }
}

function buildEnvironment<S extends z.ZodObject>(
  props: DomainFunctionProps<S>,
  settings: ReturnType<typeof deploymentOf>['settings'],
): Record<string, string> {
  const given = Object.entries(props.environment as Record<string, string | undefined>);
  return {
    POWERTOOLS_SERVICE_NAME: props.handler.split('/')[0] ?? '',
    POWERTOOLS_LOG_LEVEL: 'INFO',
    NODE_OPTIONS: nodeOptions,
    // No X-Ray daemon listens in the local cloud.
    ...(settings.localEndpoint === '' ? {} : { POWERTOOLS_TRACE_ENABLED: 'false' }),
    ...props.sdkEnvironment,
    // Whoever can break itself on purpose gets the switch; settings refuse it in production.
    ...('FAULTS' in props.schema.shape ? { FAULTS: settings.faults } : {}),
    ...Object.fromEntries(
      given.filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  };
}

/** The managed policy for logs would allow to write every log of the account; this one's only. */
function createRole(scope: Construct, id: string, logGroup: LogGroup): Role {
  return new Role(scope, id, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: {
      WriteLog: new PolicyDocument({
        statements: [
          new PolicyStatement({
            effect: Effect.ALLOW,
            actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            resources: [logGroup.logGroupArn],
          }),
        ],
      }),
    },
  });
}
