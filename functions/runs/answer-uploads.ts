import { ulid } from 'ulid';
import { actionOn, may } from '../../shared/access/policy.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { announceUpload } from '../../shared/runs/announce-upload.ts';
import { presentRun } from '../../shared/runs/present-run.ts';
import type { Run } from '../../shared/runs/run.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import { tellSlots } from '../../shared/runs/slots.ts';
import { readUploadOptions } from '../../shared/runs/upload-options.ts';
import type {
  completeUploadRoute,
  readUploadRoute,
  startUploadRoute,
} from '../../shared/runs/uploads-routes.ts';
import { findRun } from './find-run.ts';
import type { createUploadTargets } from './upload-targets.s3.ts';
import type { RefuseUpload } from './uploads-of-domains.ts';

export interface UploadsApiPorts {
  readonly runs: RunStore;
  readonly targets: ReturnType<typeof createUploadTargets>;
  readonly publicUrl: string;
  hasPipeline(domain: Run['domain']): boolean;
  readonly refuseUpload: RefuseUpload;
}

/** `POST /api/uploads`: a run that waits, and an address for each of its files. */
export async function startUpload(
  ports: UploadsApiPorts,
  { caller, body, lang, now }: RequestOf<typeof startUploadRoute>,
): Promise<ApiAnswer> {
  if (caller === null) return { problem: 'AUTH-02' };
  const { domain, options } = body;
  if (may(caller, actionOn(domain, 'start')) !== 'allowed') return { problem: 'AUTH-03' };
  if (!ports.hasPipeline(domain)) return { problem: 'UPL-12', data: { domain } };
  const wanted = readUploadOptions(domain, options);
  if (wanted.kind === 'alien') return { problem: 'UPL-15', data: { name: wanted.name } };
  const files = body.files.map(({ slot, name, size, sha256 }) => ({
    slot,
    name,
    size: size ?? null,
    sha256: sha256?.toLowerCase() ?? null,
  }));
  const wish = {
    domain,
    files,
    dryRun: wanted.dryRun,
    options: wanted.options,
    country: body.country,
  };
  const announced = announceUpload(wish, caller, now, ulid);
  if (announced.kind === 'refused') {
    const { code, data } = announced.reason;
    if (code !== 'UPL-01') return { problem: code, data };
    const slots = files.map(({ slot }) => slot);
    return { problem: code, data, errors: tellSlots(domain, slots) };
  }
  const { run, events } = announced;
  const refusal = await ports.refuseUpload(run);
  if (refusal !== undefined) return { problem: refusal.code, data: refusal.data };
  await ports.runs.create(run, events);
  const [uploads, imported] = await Promise.all([
    targetsOf(ports, run, now),
    importedAlready(ports, run),
  ]);
  const shown = presentRun(run, { lang, publicUrl: ports.publicUrl });
  return { status: 201, json: { run: shown, uploads, already_imported: imported } };
}

/** Addresses of the kind that was asked for when the run was announced. */
function targetsOf(ports: UploadsApiPorts, run: Run, now: Date) {
  const open = run.files.filter(({ arrival }) => arrival === null);
  const target = run.options.multipart ? ports.targets.partsTarget : ports.targets.postTarget;
  return Promise.all(open.map((file) => target(run, file, now)));
}

/** Told before anything is sent: this very content was imported by that run. */
async function importedAlready({ runs }: UploadsApiPorts, run: Run) {
  const found = await Promise.all(
    run.files.map(async ({ slot, sha256 }) => {
      if (sha256 === null) return [];
      const imported = await runs.findImported(run.domain, run.countryCode, sha256);
      return imported ? [{ slot, run_id: imported.runId, at: imported.at, by: imported.by }] : [];
    }),
  );
  return found.flat();
}

/** `GET /api/uploads/{run_id}`: what has arrived, fresh addresses for what has not. */
export async function readUpload(
  ports: UploadsApiPorts,
  { caller, path, lang, now }: RequestOf<typeof readUploadRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['run_id'], 'start');
  if (found.kind === 'refused') return found;
  const { run } = found;
  const uploads = run.waitingFor === 'files' ? await targetsOf(ports, run, now) : [];
  const files = run.files.map(({ id, slot, arrival }) => ({
    slot,
    file_id: id,
    arrived: arrival !== null,
  }));
  const shown = presentRun(run, { lang, publicUrl: ports.publicUrl });
  return { status: 200, json: { run: shown, files, uploads } };
}

/** `POST /api/uploads/{run_id}/complete`. */
export async function completeUpload(
  ports: UploadsApiPorts,
  { caller, path, body, lang }: RequestOf<typeof completeUploadRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['run_id'], 'start');
  if (found.kind === 'refused') return found;
  const { run } = found;
  const files = run.files.filter(({ slot }) => slot === body.slot);
  if (files.length === 0) return { problem: 'RUN-NOFILE' };
  const file = files.find(({ arrival }) => arrival === null);
  if (run.waitingFor !== 'files' || file === undefined) {
    return { problem: 'UPL-18', data: { slot: body.slot } };
  }
  switch (await ports.targets.completeParts(run, file, body.parts)) {
    case 'completed':
      return { status: 202, json: presentRun(run, { lang, publicUrl: ports.publicUrl }) };
    case 'not-open':
      return { problem: 'RUN-NOFILE' };
    case 'bad-parts':
      return { problem: 'UPL-17' };
  }
}
