import {
  CliCredentialsStackSynthesizer,
  type IStackSynthesizer,
  RemovalPolicy,
  Stack,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import type { Bundles } from './bundle.ts';

/** What every stack and every part of one needs to know of the deployment. */
export interface Deployment {
  readonly settings: Settings;
  readonly bundles: Bundles;
}

/** A stack that knows its deployment, so that parts find it without passing it through. */
export class QuaiStack extends Stack {
  readonly deployment: Deployment;

  constructor(scope: Construct, id: string, description: string, deployment: Deployment) {
    const { settings } = deployment;
    super(scope, id, {
      description,
      env: {
        region: settings.region,
        ...(settings.account === undefined ? {} : { account: settings.account }),
      },
      // The local cloud has no deployment roles to assume; it enforces the functions' roles.
      ...(settings.localEndpoint === ''
        ? {}
        : { synthesizer: new CliCredentialsStackSynthesizer() as IStackSynthesizer }),
    });
    this.deployment = deployment;
  }
}

/** The deployment that a construct belongs to. */
export function deploymentOf(scope: Construct): Deployment {
  const stack = Stack.of(scope);
  if (!(stack instanceof QuaiStack)) throw new Error(`${scope.node.path} is not in a QuaiStack`);
  return stack.deployment;
}

/** AWS itself, or the local cloud in its place. */
export function isOnAws(scope: Construct): boolean {
  return deploymentOf(scope).settings.localEndpoint === '';
}

/** Data outlives its stack in production only; elsewhere nothing is left behind. */
export function dataRemovalPolicy(scope: Construct): RemovalPolicy {
  return deploymentOf(scope).settings.stage === 'production'
    ? RemovalPolicy.RETAIN
    : RemovalPolicy.DESTROY;
}
