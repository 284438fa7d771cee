import type { CodedMessage } from './run.ts';
import type { RunOptions } from './run-options.ts';

const yes = new Set(['true', '1', 'yes', 'oui', 'vrai', 'on']);
const no = new Set(['false', '0', 'no', 'non', 'faux', 'off']);

/** Names of options as API.md writes them. */
const known = [
  'dry-run',
  'update-existing',
  'mapping-id',
  'payer-account',
  'sender',
  'country',
  'confirm-duplicates',
  'callback-url',
] as const;
/**
 * Options that no open domain takes of a dropped file. What may be paid twice is confirmed by
 * somebody who has signed in, and whoever drops a file has not.
 */
const notTaken: ReadonlySet<string> = new Set(['mapping-id', 'confirm-duplicates', 'callback-url']);
/** What the same wish is called elsewhere. */
const sameAs: Readonly<Record<string, (typeof known)[number]>> = { 'validate-only': 'dry-run' };

export type DropOptions =
  | {
      readonly kind: 'read';
      readonly dryRun: boolean;
      readonly options: RunOptions;
      readonly country: string | null;
    }
  /** What cannot be understood is refused: guessing could write what was only to be tested. */
  | { readonly kind: 'refused'; readonly reason: CodedMessage };

/**
 * Options of a dropped file, from its metadata (`x-amz-meta-dry-run`, `-update-existing`,
 * `-country`, `-sender`, `-payer-account`). Metadata that has nothing to do with Quai is left alone.
 *
 * @see API.md "Uploads and drops"
 */
export function readDropOptions(metadata: Readonly<Record<string, string>>): DropOptions {
  // Names of headers: their case means nothing.
  const given = new Map(
    Object.entries(metadata).map(([name, v]) => [name.toLowerCase(), v.trim()]),
  );
  for (const name of given.keys()) {
    const meant = meantBy(name);
    if (meant === undefined) continue;
    if (meant !== name) return refuse('UPL-16', { name, meant });
    if (notTaken.has(name)) return refuse('UPL-15', { name });
  }
  const flags: Record<string, boolean | undefined> = {};
  for (const name of ['dry-run', 'update-existing']) {
    const value = given.get(name)?.toLowerCase();
    if (value === undefined) continue;
    if (!yes.has(value) && !no.has(value)) return refuse('UPL-13', { name, value });
    flags[name] = yes.has(value);
  }
  const sender = given.get('sender');
  const payerAccount = given.get('payer-account');
  return {
    kind: 'read',
    dryRun: flags['dry-run'] ?? false,
    options: {
      updateExisting: flags['update-existing'] ?? true,
      ...(sender ? { sender } : {}),
      ...(payerAccount ? { payerAccount } : {}),
    },
    country: given.get('country') ?? null,
  };
}

/** The option that a name stands for; undefined: it has nothing to do with Quai. */
function meantBy(name: string): string | undefined {
  const other = Object.keys(sameAs).find((one) => fold(one) === fold(name));
  return other === undefined ? known.find((one) => fold(one) === fold(name)) : sameAs[other];
}

/** `dryrun`, `dry_run` and `dry-run` are meant alike. */
function fold(name: string): string {
  return name.replace(/[-_]/g, '');
}

function refuse(code: string, data: CodedMessage['data']): DropOptions {
  return { kind: 'refused', reason: { code, data } };
}
