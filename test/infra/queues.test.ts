import { beforeAll, describe, expect, test } from 'vitest';
import { deployed, type FoundResource, ofType } from './synth.ts';
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

describe('queues', () => {
  test('are encrypted', () => {
    expect(
      without(all('AWS::SQS::Queue'), ({ Properties }) => Properties.SqsManagedSseEnabled === true),
    ).toEqual([]);
  });

  test('refuse what does not come by TLS', () => {
    const safe = tlsOnly(resources, 'AWS::SQS::QueuePolicy', 'Queues');
    expect(without(all('AWS::SQS::Queue'), (queue) => safe.has(say(queue)))).toEqual([]);
  });

  test('give up after five deliveries, or are where others give up', () => {
    const withDlq = all('AWS::SQS::Queue').filter(({ Properties }) => Properties.RedrivePolicy);
    expect(withDlq.map(({ logicalId }) => logicalId.replace(/\w{8}$/, '')).sort()).toEqual([
      'ArrivalWaitingQueue',
      'IndexRetriesQueue',
      'LivePushRetriesQueue',
      'PublishRetriesQueue',
    ]);
    for (const { Properties } of withDlq) expect(Properties.RedrivePolicy.maxReceiveCount).toBe(5);
    const others = ofType(resources, 'AWS::SQS::Queue').filter(
      ({ Properties }) => !Properties.RedrivePolicy,
    );
    expect(others.map(({ logicalId }) => logicalId.replace(/\w{8}$/, '')).sort()).toEqual([
      'ArrivalWaitingDeadLetters',
      'IndexRetriesDeadLetters',
      'IndexRetriesStreamGivenUp',
      'LivePushRetriesDeadLetters',
      'LivePushRetriesStreamGivenUp',
      'NotSwept',
      'NoticesLateEndNotNotified',
      'NoticesNotNotified',
      'NoticesNotifyEndedLost',
      'PipelineNotRecovered',
      'PipelineRecoverTransfersLost',
      'PublishRetriesDeadLetters',
      'PublishRetriesStreamGivenUp',
      'SweepRunsLost',
    ]);
  });

  test('ring when anything lies in a dead-letter queue, and say who is hurt', () => {
    const watched = ofType(resources, 'AWS::CloudWatch::Alarm').filter(
      ({ Properties }) => Properties.MetricName === 'ApproximateNumberOfMessagesVisible',
    );
    expect(watched).toHaveLength(14);
    for (const { Properties } of watched) {
      expect(Properties).toMatchObject({
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
        AlarmDescription: expect.stringMatching(/^(Whoever|Runs) .{20,}/),
      });
    }
  });
});
