/** An object as it lies in the ingest bucket. */
export interface StoredObject {
  readonly key: string;
  readonly versionId: string;
  readonly size: number;
  readonly etag: string;
  readonly storedAt: Date;
  /** User metadata, names without `x-amz-meta-`, lower case. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** The ingest bucket: where files lie, and how they move from folder to folder. */
export interface FileStore {
  /** Undefined when there is no such object (any more). */
  head(key: string, versionId?: string): Promise<StoredObject | undefined>;
  /**
   * The content in blocks, of one version from the first to the last, whatever is stored under the
   * key meanwhile; ends the transfer when the reader stops.
   *
   * @param versionId left out: the newest
   */
  open(key: string, versionId?: string): Promise<AsyncIterable<Uint8Array>>;
  /**
   * Moves one version of an object. Doing it again does nothing: a copy that is there already
   * counts, and only that version is removed, so a newer file of the same name stays.
   *
   * @returns `gone` when it lies neither here nor there: a file that somebody took away must not
   *   keep its run from ending
   */
  move(
    from: { readonly key: string; readonly versionId?: string },
    to: string,
  ): Promise<'moved' | 'gone'>;
  writeReport(key: string, report: unknown): Promise<void>;
}
