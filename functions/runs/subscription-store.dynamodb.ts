import type {
  ConnectionStore,
  LeaseTaken,
  RunSubscription,
} from '../../shared/live/connection-store.ts';
import { epochSeconds, subscriptionItem, subscriptionKey } from './live-items.ts';
import type { LiveTable } from './live-table.dynamodb.ts';

type SubscriptionStore = Pick<
  ConnectionStore,
  | 'putSubscription'
  | 'startSubscription'
  | 'makeImplicit'
  | 'removeSubscription'
  | 'listSubscriptions'
  | 'takeLease'
  | 'advance'
>;

/** The part of the connection store that knows how far each connection has each run. */
export function createSubscriptionStore(table: LiveTable): SubscriptionStore {
  return {
    async putSubscription(subscription) {
      await table.put(toItem(subscription));
    },

    async startSubscription(subscription) {
      return (await table.put(toItem(subscription), true)) ? 'started' : 'exists';
    },

    async makeImplicit(runId, connectionId) {
      await table.update(subscriptionKey(runId, connectionId), {
        UpdateExpression: 'SET explicit = :no',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':no': false },
      });
    },

    async removeSubscription(runId, connectionId) {
      await table.remove(subscriptionKey(runId, connectionId));
    },

    async listSubscriptions(runId) {
      const items = await table.query(subscriptionKey(runId, '').pk);
      return items.map((item) => subscriptionItem.parse(item));
    },

    async takeLease(runId, connectionId, { owner, until }, now): Promise<LeaseTaken> {
      const key = subscriptionKey(runId, connectionId);
      const isTaken = await table.update(key, {
        UpdateExpression: 'SET leaseOwner = :owner, leaseUntil = :until',
        ConditionExpression:
          'attribute_exists(pk) AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now)',
        ExpressionAttributeValues: {
          ':owner': owner,
          ':until': until.toISOString(),
          ':now': now.toISOString(),
        },
      });
      // Read after the lease is taken: nobody else can advance it now.
      const item = await table.get(key);
      if (item === undefined) return { kind: 'gone' };
      return isTaken
        ? { kind: 'taken', subscription: subscriptionItem.parse(item) }
        : { kind: 'busy' };
    },

    async advance(runId, connectionId, { owner, next, progress }) {
      const lease =
        next === null
          ? { expression: 'REMOVE leaseOwner, leaseUntil', values: {} }
          : { expression: ', leaseUntil = :until', values: { ':until': next.until.toISOString() } };
      const isSaved = await table.update(subscriptionKey(runId, connectionId), {
        UpdateExpression: `SET sentSeq = :seq, doneSent = :done ${lease.expression}`,
        ConditionExpression: 'leaseOwner = :owner',
        ExpressionAttributeValues: {
          ':seq': progress.sentSeq,
          ':done': progress.doneSent,
          ':owner': owner,
          ...lease.values,
        },
      });
      return isSaved ? 'saved' : 'lost';
    },
  };
}

/** Without a lease: whoever held one on the item before has lost it. */
function toItem(subscription: RunSubscription) {
  const { runId, connectionId, lang, sentSeq, doneSent, explicit, isMasked, expiresAt } =
    subscription;
  return {
    ...subscriptionKey(runId, connectionId),
    runId,
    connectionId,
    lang,
    sentSeq,
    doneSent,
    explicit,
    isMasked,
    expiresAt: epochSeconds(expiresAt),
  };
}
