/** The results bucket, for what people download; writing a key again replaces it. */
export interface ResultStore {
  has(key: string): Promise<boolean>;
  writeFile(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** Text of any length, in memory that does not grow with it. */
  writeText(key: string, pieces: AsyncIterable<string>): Promise<void>;
}
