import type { ResultStore } from '../../shared/runs/result-store.ts';

/** The in-memory double of what people download. `files` shows what lies there. */
export function createFakeResultStore(): ResultStore & {
  readonly files: Map<string, Uint8Array>;
} {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    has: async (key) => files.has(key),
    async writeFile(key, bytes) {
      files.set(key, bytes);
    },
    async writeText(key, pieces) {
      let text = '';
      for await (const piece of pieces) text += piece;
      files.set(key, new TextEncoder().encode(text));
    },
  };
}
