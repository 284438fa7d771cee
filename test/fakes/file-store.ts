import { createHash } from 'node:crypto';
import type { FileStore, StoredObject } from '../../shared/runs/file-store.ts';

interface Version extends StoredObject {
  readonly content: Uint8Array;
}

export interface FakeFileStore extends FileStore {
  /** Puts a new version of an object there, as a sender does. */
  put(
    key: string,
    content: string | Uint8Array,
    facts?: Partial<Pick<StoredObject, 'metadata' | 'storedAt'>>,
  ): Promise<StoredObject>;
  /** Keys under which something lies now, sorted. */
  keys(): readonly string[];
  /** The newest content under a key, as text. */
  text(key: string): string;
}

/**
 * The in-memory double of the ingest bucket. Versioned: each put is one more version of its key,
 * and the newest that was not removed is what lies there.
 */
export function createFakeFileStore(storedAt = '2026-03-02T08:59:58.000Z'): FakeFileStore {
  const objects = new Map<string, Version[]>();
  let numbers = 0;

  const find = (key: string, versionId?: string) =>
    objects
      .get(key)
      ?.findLast((version) => versionId === undefined || version.versionId === versionId);

  const store = (key: string, content: Uint8Array, facts: Partial<StoredObject>): Version => {
    numbers += 1;
    const version: Version = {
      storedAt: new Date(storedAt),
      metadata: {},
      ...facts,
      key,
      versionId: `v${numbers}`,
      size: content.length,
      etag: `"${createHash('md5').update(content).digest('hex')}"`,
      content,
    };
    objects.set(key, [...(objects.get(key) ?? []), version]);
    return version;
  };

  return {
    async put(key, content, facts = {}) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return store(key, bytes, facts);
    },

    async head(key, versionId) {
      return find(key, versionId);
    },

    async open(key, versionId) {
      const found = find(key, versionId);
      if (found === undefined) throw new Error(`no object ${key}`);
      return inBlocks(found.content);
    },

    async move({ key, versionId }, to) {
      const from = find(key, versionId);
      if (find(to) === undefined) {
        if (from === undefined) return 'gone';
        store(to, from.content, { metadata: from.metadata });
      }
      objects.set(key, objects.get(key)?.filter((version) => version !== from) ?? []);
      return 'moved';
    },

    async writeReport(key, report) {
      store(key, new TextEncoder().encode(JSON.stringify(report)), {});
    },

    keys: () => [...objects.keys()].filter((key) => find(key) !== undefined).sort(),

    text(key) {
      const found = find(key);
      if (found === undefined) throw new Error(`no object ${key}`);
      return new TextDecoder().decode(found.content);
    },
  };
}

const blockBytes = 1_000;

async function* inBlocks(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += blockBytes) {
    yield content.subarray(at, at + blockBytes);
  }
}
