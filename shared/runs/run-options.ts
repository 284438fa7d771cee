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
  /** Account that pays the rows of the file (transfers). */
  readonly payerAccount?: string;
  /** Told once how a bulk ended. */
  readonly callbackUrl?: string;
  /** Somebody has seen that the same money may be paid twice, and means it. */
  readonly confirmDuplicates?: boolean;
}
