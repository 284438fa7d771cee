import { decodeTime } from 'ulid';
import type { Run, RunFile } from '../../runs/run.ts';
import type { RunStore } from '../../runs/run-store.ts';

/** A run with one of its files. */
export interface FileUser {
  readonly run: Run;
  readonly file: RunFile;
}

const pageSize = 200;

/**
 * Every run of a country that uses a file, the first one last: a confirmed dry run and a replay use
 * those of an earlier run. Files are in no index, so all runs since the file was sent are looked
 * at: a page of 200 for each query and batch of reads.
 */
export async function findUsers(
  runs: Pick<RunStore, 'list'>,
  fileId: string,
  countryCode: string,
): Promise<readonly FileUser[]> {
  const since = sentAt(fileId);
  const users: FileUser[] = [];
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
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  return users;
}

/** No run can be older than its file, whose id tells its time; an hour is for clocks that differ. */
function sentAt(fileId: string): string | undefined {
  const [, ulid] = /^file_([0-7][0-9A-HJKMNP-TV-Z]{25})$/.exec(fileId) ?? [];
  if (ulid === undefined) return undefined;
  return new Date(decodeTime(ulid) - 60 * 60_000).toISOString();
}
