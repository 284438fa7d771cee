import type { Caller } from '../access/caller.ts';
import type { Domain, Language } from '../runs/run.ts';

/** An open WebSocket and whose it is. */
export interface Connection {
  readonly id: string;
  readonly caller: Caller;
  /** Every message is worded in it. */
  readonly lang: Language;
  readonly connectedAt: Date;
  /** After the gateway has closed it for certain. */
  readonly expiresAt: Date;
}

/** What a connection follows by its own wish: one run, or all runs of a domain. */
export type Subject =
  | { readonly kind: 'run'; readonly runId: string }
  | { readonly kind: 'domain'; readonly domain: Domain };

/** How far one connection has one run's journal. The pair (run, connection) is its identity. */
export interface RunSubscription {
  readonly runId: string;
  readonly connectionId: string;
  readonly lang: Language;
  /** Every event up to this number has been posted. */
  readonly sentSeq: number;
  /** `done` has been posted. */
  readonly doneSent: boolean;
  /** Asked for by its own; otherwise it is there because the connection follows the domain. */
  readonly explicit: boolean;
  /** Whoever listens sees the run masked. */
  readonly isMasked: boolean;
  readonly expiresAt: Date;
}

/** A connection that follows a domain. The pair (domain, connection) is its identity. */
export interface DomainFeed {
  readonly domain: Domain;
  readonly connectionId: string;
  /** Which runs are shown depends on who looks. */
  readonly caller: Caller;
  readonly lang: Language;
  readonly expiresAt: Date;
}

/** The right to post to one connection about one run, until a time. */
export interface Lease {
  readonly owner: string;
  readonly until: Date;
}

export type LeaseTaken =
  | { readonly kind: 'taken'; readonly subscription: RunSubscription }
  /** Somebody else is delivering, or died less than a lease ago. */
  | { readonly kind: 'busy' }
  /** There is no such subscription. */
  | { readonly kind: 'gone' };

/** Open connections and what they follow. All reads are strongly consistent. */
export interface ConnectionStore {
  saveConnection(connection: Connection): Promise<void>;
  readConnection(id: string): Promise<Connection | undefined>;
  /** Notes what a connection follows; `full` when that would be more than `max` subjects. */
  addSubject(id: string, subject: Subject, max: number): Promise<'added' | 'full' | 'gone'>;
  removeSubject(id: string, subject: Subject): Promise<void>;
  /** Removes a connection with all it asked for; twice does no harm. */
  forgetConnection(id: string): Promise<void>;

  /** Stores a subscription in place of one that is there; a lease on that one is lost. */
  putSubscription(subscription: RunSubscription): Promise<void>;
  /** Stores a subscription unless there is one. */
  startSubscription(subscription: RunSubscription): Promise<'started' | 'exists'>;
  /** From now on it lives only by the domain's feed, if there is one. */
  makeImplicit(runId: string, connectionId: string): Promise<void>;
  removeSubscription(runId: string, connectionId: string): Promise<void>;
  listSubscriptions(runId: string): Promise<readonly RunSubscription[]>;

  putFeed(feed: DomainFeed): Promise<void>;
  removeFeed(domain: Domain, connectionId: string): Promise<void>;
  listFeeds(domain: Domain): Promise<readonly DomainFeed[]>;

  /** Takes the lease when it is free or has run out at `now`. */
  takeLease(runId: string, connectionId: string, lease: Lease, now: Date): Promise<LeaseTaken>;
  /**
   * Notes what was posted and prolongs the lease, or with `next: null` gives it back; `lost` when
   * it is somebody else's by now (nothing is noted then).
   */
  advance(runId: string, connectionId: string, noted: Advance): Promise<'saved' | 'lost'>;
}

export interface Advance {
  /** Whose lease it must be. */
  readonly owner: string;
  readonly next: Lease | null;
  readonly progress: Pick<RunSubscription, 'sentSeq' | 'doneSent'>;
}
