import type { RunOptions } from './run.ts';

const yes = new Set(['true', '1', 'yes', 'oui', 'vrai', 'on']);
const no = new Set(['false', '0', 'no', 'non', 'faux', 'off']);

export type DropOptions =
  | {
      readonly kind: 'read';
      readonly dryRun: boolean;
      readonly options: RunOptions;
      readonly country: string | null;
    }
  /** A value that is neither yes nor no: guessing could write what was only to be tested. */
  | { readonly kind: 'unreadable'; readonly name: string; readonly value: string };

/**
 * Options of a dropped file, from its metadata (`x-amz-meta-dry-run`, `-update-existing`,
 * `-country`, `-sender`).
 *
 * @see API.md "Uploads and drops"
 */
export function readDropOptions(metadata: Readonly<Record<string, string>>): DropOptions {
  const flags: Record<string, boolean | undefined> = {};
  for (const name of ['dry-run', 'update-existing']) {
    const value = metadata[name]?.trim().toLowerCase();
    if (value === undefined) continue;
    if (!yes.has(value) && !no.has(value)) return { kind: 'unreadable', name, value };
    flags[name] = yes.has(value);
  }
  const sender = metadata['sender']?.trim();
  return {
    kind: 'read',
    dryRun: flags['dry-run'] ?? false,
    options: {
      updateExisting: flags['update-existing'] ?? true,
      ...(sender ? { sender } : {}),
    },
    country: metadata['country']?.trim() ?? null,
  };
}
