import { may, readsMasked } from '../../shared/access/policy.ts';
import type {
  eraseFileRoute,
  listFilesRoute,
  readProofRoute,
} from '../../shared/claims/claims-routes.ts';
import { type ErasingPorts, eraseFile } from '../../shared/claims/personal-data/erase-file.ts';
import { findUsers } from '../../shared/claims/personal-data/find-users.ts';
import { presentClaimsFile } from '../../shared/claims/sessions/present-import-session.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { listCursorOf } from '../../shared/runs/list-cursor.ts';
import type { Run, RunFile } from '../../shared/runs/run.ts';
import { findRuns } from '../runs/answer-run-lists.ts';
import type { AuditPort } from '../runs/audit-port.ts';
import { reportedCountry } from './reported-country.ts';

export interface FilesPorts extends ErasingPorts, AuditPort {
  readonly publicUrl: string;
}

/** `GET /api/files/`: files in the order of the sessions that they came with. */
export async function listFiles(
  ports: FilesPorts,
  { caller, query, lang }: RequestOf<typeof listFilesRoute>,
): Promise<ApiAnswer> {
  const { limit, country, cursor = '' } = query;
  const place = readCursor(cursor);
  if (place === undefined) return { problem: 'RUN-CURSOR' };
  const wanted = { domain: 'claims', limit, country, cursor: place.after } as const;
  const page = await findRuns(ports, caller, wanted);
  if ('problem' in page) return page;
  const all = page.items.flatMap(filesOf);
  const shown = all.slice(place.skipped, place.skipped + limit);
  const left = all[place.skipped + limit];
  const next =
    left === undefined
      ? page.nextCursor && writeCursor(page.nextCursor, 0)
      : nextInside(all, page.items, place.skipped + limit, place.after);
  const items = shown.map(({ run, file }) => {
    const isMasked = readsMasked(caller, run);
    return presentClaimsFile(run, file, { lang, publicUrl: ports.publicUrl, isMasked });
  });
  return { status: 200, json: { items, next_cursor: next } };
}

interface SentFile {
  readonly run: Run;
  readonly file: RunFile;
}

/** A replay and a confirmation use the files of an earlier run: they are listed with that one. */
function filesOf(run: Run): SentFile[] {
  return run.replayOf === null ? run.files.map((file) => ({ run, file })) : [];
}

/** A cursor behind a run and, of the runs that follow, behind some files. */
const writeCursor = (after: string, skipped: number) => `${after}~${skipped}`;

function readCursor(cursor: string) {
  if (cursor === '') return { after: undefined, skipped: 0 };
  const [, after, digits] = /^([^~]*)~(\d{1,3})$/.exec(cursor) ?? [];
  if (after === undefined) return undefined;
  return { after: after === '' ? undefined : after, skipped: Number(digits) };
}

/** The page ended among the files of a run: the next begins with the same run. */
function nextInside(
  all: readonly SentFile[],
  runs: readonly Run[],
  end: number,
  after: string | undefined,
): string {
  const next = all[end]?.run.id;
  const first = all.findIndex(({ run }) => run.id === next);
  const before = runs[runs.findIndex(({ id }) => id === next) - 1];
  return writeCursor(before === undefined ? (after ?? '') : listCursorOf(before), end - first);
}

/** `DELETE /api/files/{id}`. */
export async function answerErase(
  ports: FilesPorts,
  { caller, path }: RequestOf<typeof eraseFileRoute>,
): Promise<ApiAnswer> {
  if (caller === null) return { problem: 'AUTH-02' };
  const { countryCode, email: by, sub } = caller;
  const fileId = path['id'] ?? '';
  if (countryCode === null) return { problem: 'CLM-FILE-404' };
  const erasing = await eraseFile(ports, { fileId, countryCode, by });
  switch (erasing.kind) {
    case 'missing':
      return { problem: 'CLM-FILE-404' };
    case 'in-use':
      return { problem: 'CLM-ERASE-IN-USE', data: { run_id: erasing.runId } };
    case 'erased':
      ports.audit('File erased', { fileId, runId: erasing.runId, by: sub });
      break;
    case 'erased-before':
  }
  const { erased_at, sha256 } = erasing.proof;
  const proofUrl = `${ports.publicUrl}/api/files/${fileId}/proof`;
  return { status: 200, json: { erased_at, sha256, proof_url: proofUrl } };
}

/** `GET /api/files/{id}/proof`: only of what is erased to the end. */
export async function readProof(
  ports: FilesPorts,
  { caller, path, query }: RequestOf<typeof readProofRoute>,
): Promise<ApiAnswer> {
  const found = reportedCountry(caller, query.country);
  if (found.kind === 'refused') return found;
  if (found.kind === 'none' || caller === null) return { problem: 'CLM-FILE-404' };
  const fileId = path['id'] ?? '';
  const { users } = await findUsers(ports.runs, fileId, found.countryCode);
  const first = users.at(-1);
  if (first === undefined || may(caller, 'claims.read-masked', found.countryCode) !== 'allowed') {
    return { problem: 'CLM-FILE-404' };
  }
  const proof = await ports.objects.readProof(first.run.id, fileId);
  if (proof === undefined || proof.completed_at === null) return { problem: 'CLM-FILE-404' };
  return { status: 200, json: proof };
}
