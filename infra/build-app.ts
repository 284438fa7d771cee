import { App } from 'aws-cdk-lib';
import type { Deployment } from './parts/quai-stack.ts';
import { ClaimsStack } from './stacks/claims-stack.ts';
import { ConsoleStack } from './stacks/console-stack.ts';
import { CoursesStack } from './stacks/courses-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { IdentityStack } from './stacks/identity-stack.ts';
import { RunsStack } from './stacks/runs-stack.ts';
import { SearchStack, searchOff } from './stacks/search-stack.ts';
import { TransfersStack } from './stacks/transfers-stack.ts';

/** Behaviour of CDK that we rely on, wherever the app is built from. */
const context = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/aws-apigateway:disableCloudWatchRole': true,
};

/**
 * The whole product, stack by stack in the order of their needs: data, people, search, the front
 * door, then each domain, and the engine that knows them all.
 *
 * @param outdir for the templates; where the CDK's command wants them when not given
 */
export function buildApp(deployment: Deployment, outdir?: string): App {
  const app = new App({
    context,
    analyticsReporting: false,
    ...(outdir === undefined ? {} : { outdir }),
  });
  const data = new DataStack(app, 'QuaiData', deployment);
  const identity = new IdentityStack(app, 'QuaiIdentity', deployment);
  const search = deployment.settings.search
    ? new SearchStack(app, 'QuaiSearch', deployment)
    : searchOff;
  const console = new ConsoleStack(app, 'QuaiConsole', deployment, { data, identity });
  const courses = new CoursesStack(app, 'QuaiCourses', deployment, { data, search, console });
  const claims = new ClaimsStack(app, 'QuaiClaims', deployment, { data, identity, console });
  const transfers = new TransfersStack(app, 'QuaiTransfers', deployment, {
    data,
    identity,
    console,
  });
  new RunsStack(app, 'QuaiRuns', deployment, {
    data,
    identity,
    search,
    console,
    processes: {
      courses: courses.process,
      claims: claims.process,
      ...(transfers.process === undefined ? {} : { transfers: transfers.process }),
    },
  });
  return app;
}
