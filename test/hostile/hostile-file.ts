/** A file that means harm, or might as well; everything about it but its trouble is sound. */
export interface HostileFile {
  readonly why: string;
  readonly name: string;
  readonly content: string | Uint8Array | (() => Uint8Array | AsyncIterable<string>);
  /** Of the refusal, else of the first rejected row. */
  readonly code: string;
  /** Rows that are good all the same; 0 of a refused file. */
  readonly accepted?: number;
  /** Where more than the usual is needed. */
  readonly peakMegabytesMax?: number;
}
