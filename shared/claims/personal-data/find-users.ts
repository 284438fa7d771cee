import { decodeTime } from 'ulid';
import { isTerminal, type Run, type RunFile } from '../../runs/run.ts';
import type { RunStore } from '../../runs/run-store.ts';
import { correctionsSlot } from '../claim-slots.ts';

/** A run with one of its files. */
export interface FileUser {
  readonly run: Run;
  readonly file: RunFile;
}

/** Every run in which something of a file may lie. */
export interface FileUse {
  /** Those that use it, the first one last: a confirmed dry run and a replay use those of another. */
  readonly users: readonly FileUser[];
  /** Without having it they hold its persons: corrections of those runs, theirs, and undos. */
  readonly heirs: readonly Run[];
  /** One of these, or a corrected workbook that may be found to be of one, that has not ended. */
  readonly busy: Run | undefined;
}

const pageSize = 200;

/**
 * Finds every run of a country that holds what stands in a file. Files are in no index, so all runs
 * since the file was sent are looked at: a page of 200 for each query and batch of reads. Kept are
 * those that came from another run, and those that use the file.
 */
export async function findUsers(
  runs: Pick<RunStore, 'list'>,
  fileId: string,
  countryCode: string,
): Promise<FileUse> {
  const since = sentAt(fileId);
  const users: FileUser[] = [];
  const followers: Run[] = [];
  let unread: Run | undefined;
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<RunStore['list']>> = await runs.list({
      ...{ domains: ['claims'], domain: 'claims', countryCode, limit: pageSize },
      ...(since === undefined ? {} : { from: since }),
      ...(cursor === null ? {} : { cursor }),
    });
    for (const run of page.items) {
      const file = run.files.find(({ id }) => id === fileId);
      if (file !== undefined) users.push({ run, file });
      else if (followedBy(run) !== null) followers.push(run);
      else if (isUnreadWorkbook(run)) unread ??= run;
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  const heirs = findHeirs(users, followers);
  const using = [...users.map(({ run }) => run), ...heirs];
  const busy = using.find(({ status }) => !isTerminal(status)) ?? unread;
  return { users, heirs, busy: users.length > 0 ? busy : undefined };
}

/** The run of which one holds the contents. A replay of a correction corrects the same run. */
const followedBy = ({ correctionOf, undoOf }: Run) => correctionOf ?? undoOf;

/** Which run it corrects its cells say, and nobody has read them: it may be any. */
function isUnreadWorkbook({ status, files }: Run): boolean {
  if (isTerminal(status)) return false;
  return files.some(({ slot, key }) => slot === correctionsSlot && key !== null);
}

/** Corrections of corrections as well: round by round, until a round adds nobody. */
function findHeirs(users: readonly FileUser[], followers: readonly Run[]): Run[] {
  const known = new Set(users.map(({ run }) => run.id));
  const heirs: Run[] = [];
  for (;;) {
    const found = followers.filter((run) => !known.has(run.id) && known.has(followedBy(run) ?? ''));
    if (found.length === 0) return heirs;
    for (const run of found) known.add(run.id);
    heirs.push(...found);
  }
}

/** No run can be older than its file, whose id tells its time; an hour is for clocks that differ. */
function sentAt(fileId: string): string | undefined {
  const [, ulid] = /^file_([0-7][0-9A-HJKMNP-TV-Z]{25})$/.exec(fileId) ?? [];
  if (ulid === undefined) return undefined;
  return new Date(decodeTime(ulid) - 60 * 60_000).toISOString();
}
