import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { deploymentOf } from './quai-stack.ts';

/** Minutes over which an alarm adds up or looks for the greatest value. */
export const alarmPeriod = Duration.minutes(5);

/**
 * An alarm that rings when a metric is above zero, and says who is hurt: whoever is woken up
 * knows at once how urgent it is.
 *
 * @param whoIsHurt sentence for the person on duty
 */
export function watchForAny(
  scope: Construct,
  id: string,
  metric: IMetric,
  whoIsHurt: string,
  threshold: Pick<AlarmProps, 'threshold'> = { threshold: 0 },
): Alarm {
  const alarm = new Alarm(scope, id, {
    metric,
    ...threshold,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: whoIsHurt,
  });
  const { alarmTopicArn } = deploymentOf(scope).settings;
  if (alarmTopicArn !== '') {
    alarm.addAlarmAction(new SnsAction(Topic.fromTopicArn(alarm, 'Topic', alarmTopicArn)));
  }
  return alarm;
}
