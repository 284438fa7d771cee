import type { ErasureProof } from '../sessions/import-session.schema.ts';

/** The two places where objects lie: files as they were sent, and what was made of them. */
export type ErasablePlace = 'ingest' | 'results';

/** One version of an object. The buckets keep old ones, and marks of what was deleted. */
export interface ObjectVersion {
  readonly key: string;
  readonly versionId: string;
}

/** What it takes to remove objects for good, and to say so in writing. */
export interface ErasableObjects {
  /** Every version under a prefix, old ones and marks of deletion included. */
  listVersions(place: ErasablePlace, prefix: string): Promise<readonly ObjectVersion[]>;
  /** For good. One that is not there any more counts as removed. */
  remove(place: ErasablePlace, versions: readonly ObjectVersion[]): Promise<void>;
  readProof(runId: string, fileId: string): Promise<ErasureProof | undefined>;
  writeProof(runId: string, proof: ErasureProof): Promise<void>;
}

/** Where the proof lies, in the results bucket. */
export function proofKeyOf(runId: string, fileId: string): string {
  return `runs/${runId}/proofs/${fileId}.json`;
}
