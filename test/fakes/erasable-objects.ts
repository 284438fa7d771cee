import type {
  ErasableObjects,
  ErasablePlace,
} from '../../shared/claims/personal-data/erasable-objects.ts';
import type { ErasureProof } from '../../shared/claims/sessions/import-session.schema.ts';

/** The in-memory double of both buckets with their versions. `left` shows what lies there. */
export function createFakeErasableObjects(): ErasableObjects & {
  put(place: ErasablePlace, key: string, versionId?: string): void;
  /** Keys with their versions: `processed/a.csv@v1`. */
  left(place: ErasablePlace): readonly string[];
  readonly proofs: Map<string, ErasureProof>;
  /** The next removal breaks off. */
  breakOnce(): void;
} {
  const lying = { ingest: new Map<string, string[]>(), results: new Map<string, string[]>() };
  const proofs = new Map<string, ErasureProof>();
  let isBroken = false;
  return {
    proofs,
    put(place, key, versionId = 'v1') {
      lying[place].set(key, [...(lying[place].get(key) ?? []), versionId]);
    },
    left: (place) =>
      [...lying[place]].flatMap(([key, ids]) => ids.map((id) => `${key}@${id}`)).sort(),
    breakOnce() {
      isBroken = true;
    },
    async listVersions(place, prefix) {
      return [...lying[place]]
        .filter(([key]) => key.startsWith(prefix))
        .flatMap(([key, ids]) => ids.map((versionId) => ({ key, versionId })));
    },
    async remove(place, versions) {
      if (isBroken) {
        isBroken = false;
        throw new Error('throttled');
      }
      for (const { key, versionId } of versions) {
        const rest = (lying[place].get(key) ?? []).filter((id) => id !== versionId);
        if (rest.length === 0) lying[place].delete(key);
        else lying[place].set(key, rest);
      }
    },
    readProof: async (runId, fileId) => structuredClone(proofs.get(`${runId}/${fileId}`)),
    async writeProof(runId, proof) {
      proofs.set(`${runId}/${proof.file_id}`, structuredClone(proof));
    },
  };
}
