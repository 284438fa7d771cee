import type {
  Connection,
  ConnectionStore,
  DomainFeed,
  Lease,
  RunSubscription,
  Subject,
} from '../../shared/live/connection-store.ts';

interface StoredSubscription {
  subscription: RunSubscription;
  lease: Lease | null;
}

/**
 * The in-memory double of the connection store; passes the same contract as the DynamoDB one.
 * Every operation takes effect at once when it is called, so an awaited call is an atomic step.
 */
export function createFakeConnectionStore(): ConnectionStore {
  const connections = new Map<string, { connection: Connection; subjects: Map<string, Subject> }>();
  const subscriptions = new Map<string, StoredSubscription>();
  const feeds = new Map<string, DomainFeed>();

  return {
    async saveConnection(connection) {
      connections.set(connection.id, { connection, subjects: new Map() });
    },
    async readConnection(id) {
      return connections.get(id)?.connection;
    },
    async addSubject(id, subject, max) {
      const subjects = connections.get(id)?.subjects;
      if (subjects === undefined) return 'gone';
      if (!subjects.has(nameOf(subject)) && subjects.size >= max) return 'full';
      subjects.set(nameOf(subject), subject);
      return 'added';
    },
    async removeSubject(id, subject) {
      connections.get(id)?.subjects.delete(nameOf(subject));
    },
    async forgetConnection(id) {
      for (const subject of connections.get(id)?.subjects.values() ?? []) {
        if (subject.kind === 'run') subscriptions.delete(keyOf(subject.runId, id));
        else feeds.delete(keyOf(subject.domain, id));
      }
      connections.delete(id);
    },

    async putSubscription(subscription) {
      const { runId, connectionId } = subscription;
      subscriptions.set(keyOf(runId, connectionId), { subscription, lease: null });
    },
    async startSubscription(subscription) {
      const key = keyOf(subscription.runId, subscription.connectionId);
      if (subscriptions.has(key)) return 'exists';
      subscriptions.set(key, { subscription, lease: null });
      return 'started';
    },
    async makeImplicit(runId, connectionId) {
      const found = subscriptions.get(keyOf(runId, connectionId));
      if (found) found.subscription = { ...found.subscription, explicit: false };
    },
    async removeSubscription(runId, connectionId) {
      subscriptions.delete(keyOf(runId, connectionId));
    },
    async listSubscriptions(runId) {
      return [...subscriptions.values()]
        .map(({ subscription }) => subscription)
        .filter((subscription) => subscription.runId === runId);
    },

    async putFeed(feed) {
      feeds.set(keyOf(feed.domain, feed.connectionId), feed);
    },
    async removeFeed(domain, connectionId) {
      feeds.delete(keyOf(domain, connectionId));
    },
    async listFeeds(domain) {
      return [...feeds.values()].filter((feed) => feed.domain === domain);
    },

    async takeLease(runId, connectionId, lease, now) {
      const found = subscriptions.get(keyOf(runId, connectionId));
      if (found === undefined) return { kind: 'gone' };
      if (found.lease !== null && found.lease.until > now) return { kind: 'busy' };
      found.lease = lease;
      return { kind: 'taken', subscription: found.subscription };
    },
    async advance(runId, connectionId, { owner, next, progress }) {
      const found = subscriptions.get(keyOf(runId, connectionId));
      if (found?.lease?.owner !== owner) return 'lost';
      found.lease = next;
      const { sentSeq, doneSent } = progress;
      found.subscription = { ...found.subscription, sentSeq, doneSent };
      return 'saved';
    },
  };
}

function keyOf(subject: string, connectionId: string): string {
  return `${subject} ${connectionId}`;
}

function nameOf(subject: Subject): string {
  return subject.kind === 'run' ? `run ${subject.runId}` : `domain ${subject.domain}`;
}
