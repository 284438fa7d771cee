import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ConnectionStore, Subject } from '../../shared/live/connection-store.ts';
import { domains } from '../../shared/runs/run.ts';
import {
  connectionItem,
  connectionKey,
  epochSeconds,
  feedItem,
  feedKey,
  subscriptionKey,
} from './live-items.ts';
import { type ItemKey, openTable } from './live-table.dynamodb.ts';
import { createSubscriptionStore } from './subscription-store.dynamodb.ts';

/**
 * Open connections, domain feeds and run subscriptions in the connections table. A connection's
 * item names what it asked for (a string set), so that it can be forgotten without a search.
 */
export function createConnectionStore(
  client: DynamoDBDocumentClient,
  tableName: string,
): ConnectionStore {
  const table = openTable(client, tableName);
  return {
    ...createSubscriptionStore(table),

    async saveConnection({ id, caller, lang, connectedAt, expiresAt }) {
      await table.put({
        ...connectionKey(id),
        id,
        caller,
        lang,
        connectedAt: connectedAt.toISOString(),
        expiresAt: epochSeconds(expiresAt),
      });
    },

    async readConnection(id) {
      const item = await table.get(connectionKey(id));
      return item && connectionItem.parse(item);
    },

    async addSubject(id, subject, max) {
      const name = nameOf(subject);
      const isAdded = await table.update(connectionKey(id), {
        UpdateExpression: 'ADD subjects :subjects',
        ConditionExpression:
          'attribute_exists(pk) AND (attribute_not_exists(subjects)' +
          ' OR contains(subjects, :subject) OR size(subjects) < :max)',
        ExpressionAttributeValues: {
          ':subjects': new Set([name]),
          ':subject': name,
          ':max': max,
        },
      });
      if (isAdded) return 'added';
      return (await table.get(connectionKey(id))) === undefined ? 'gone' : 'full';
    },

    async removeSubject(id, subject) {
      await table.update(connectionKey(id), {
        UpdateExpression: 'DELETE subjects :subjects',
        // An update would otherwise make an item of a connection that is gone.
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':subjects': new Set([nameOf(subject)]) },
      });
    },

    async forgetConnection(id) {
      const item = await table.remove(connectionKey(id));
      const subjects: Iterable<string> = item?.['subjects'] ?? [];
      await Promise.all([...subjects].map((name) => table.remove(keyOfName(name, id))));
    },

    async putFeed({ domain, connectionId, caller, lang, expiresAt }) {
      await table.put({
        ...feedKey(domain, connectionId),
        domain,
        connectionId,
        caller,
        lang,
        expiresAt: epochSeconds(expiresAt),
      });
    },

    async removeFeed(domain, connectionId) {
      await table.remove(feedKey(domain, connectionId));
    },

    async listFeeds(domain) {
      const items = await table.query(feedKey(domain, '').pk);
      return items.map((item) => feedItem.parse(item));
    },
  };
}

/** Names in the set of subjects; a domain can never be taken for a run: their ids differ. */
function nameOf(subject: Subject): string {
  return subject.kind === 'run' ? subject.runId : subject.domain;
}

function keyOfName(name: string, connectionId: string): ItemKey {
  return domains.some((domain) => domain === name)
    ? feedKey(name, connectionId)
    : subscriptionKey(name, connectionId);
}
