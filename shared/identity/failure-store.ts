/** Failed sign-ins of one e-mail or from one address. */
export interface Failures {
  readonly count: number;
  /** Instant at which they are forgotten. */
  readonly until: Date;
}

/** Counts failed sign-ins; what has run out is as if it had never been. */
export interface FailureStore {
  read(key: string, now: Date): Promise<Failures | undefined>;
  /** Counts one more, atomically, and forgets all of them at `until`. */
  add(key: string, until: Date, now: Date): Promise<Failures>;
  /** Forgets the failures unless there are `failuresMax` of them: then they stay and are returned. */
  clear(key: string, failuresMax: number, now: Date): Promise<Failures | undefined>;
}
