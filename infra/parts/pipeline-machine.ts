import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  DefinitionBody,
  type IChainable,
  LogLevel,
  StateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { alarmPeriod, watchForAny } from './watch.ts';

/**
 * The state machine of a domain's pipeline with our defaults, and an alarm when it fails.
 *
 * @param whoIsHurt a sentence for whoever gets the alarm
 */
export function createPipelineMachine(
  scope: Construct,
  process: IChainable,
  whoIsHurt: string,
): StateMachine {
  const machine = new StateMachine(scope, 'Process', {
    definitionBody: DefinitionBody.fromChainable(process),
    timeout: Duration.hours(6),
    tracingEnabled: true,
    logs: {
      level: LogLevel.ERROR,
      // A fault's input could hold personal data.
      includeExecutionData: false,
      destination: new LogGroup(scope, 'ProcessLog', {
        retention: RetentionDays.THREE_MONTHS,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    },
  });
  watchForAny(scope, 'ProcessFails', machine.metricFailed({ period: alarmPeriod }), whoIsHurt);
  return machine;
}
