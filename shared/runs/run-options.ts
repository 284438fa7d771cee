/** What the sender of a run's files wants of it, beyond the files. */
export interface RunOptions {
  readonly updateExisting?: boolean;
  /** Its files come in parts, so each of them has an address of its own. */
  readonly multipart?: boolean;
  /** Who sent a dropped file, as its metadata says. */
  readonly sender?: string;
  /** The user narrows the common period to these days, inclusive (claims). */
  readonly periodStart?: string;
  readonly periodEnd?: string;
}
