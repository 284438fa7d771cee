import { incomingKey } from '../../runs/announce-upload.ts';
import { processingKey, reportKey } from '../../runs/file-places.ts';
import { logKeyOf } from '../../runs/write-log.ts';
import type { ErasableObjects, ErasablePlace, ObjectVersion } from './erasable-objects.ts';
import { proofKeyOf } from './erasable-objects.ts';
import type { FileUse, FileUser } from './find-users.ts';

/** Objects of one kind that are to be removed. */
export interface ErasableKind {
  readonly place: ErasablePlace;
  /** Folder that they lie in: `processed`, `findings` … */
  readonly what: string;
  readonly versions: readonly ObjectVersion[];
}

/**
 * Everything that holds what stands in a file: the file itself in every folder through which it may
 * have gone, the report beside it, and what its runs made of it.
 */
export async function listErasable(
  objects: Pick<ErasableObjects, 'listVersions'>,
  { users, heirs }: Pick<FileUse, 'users' | 'heirs'>,
): Promise<readonly ErasableKind[]> {
  const ingest = new Map<string, ObjectVersion>();
  const results = new Map<string, ObjectVersion>();
  const workbooks = heirs.flatMap((run) => run.files.map((file) => ({ run, file })));
  for (const user of [...users, ...workbooks]) {
    for (const version of await listSources(objects, user)) ingest.set(nameOf(version), version);
  }
  for (const { id } of [...users.map(({ run }) => run), ...heirs]) {
    for (const version of await listDerived(objects, id)) results.set(nameOf(version), version);
  }
  return [
    ...byFolder('ingest', [...ingest.values()], ({ key }) => key.split('/')[0] ?? ''),
    ...byFolder('results', [...results.values()], ({ key }) => key.split('/')[2] ?? ''),
  ];
}

const nameOf = ({ key, versionId }: ObjectVersion) => JSON.stringify([key, versionId]);

async function listSources(
  { listVersions }: Pick<ErasableObjects, 'listVersions'>,
  { run, file }: FileUser,
): Promise<ObjectVersion[]> {
  const own = [processingKey(run.id, file), incomingKey(run.id, file.slot, file.id)];
  const rested = file.key === null ? [] : [file.key, reportKey(file.key)];
  const found: ObjectVersion[] = [];
  for (const key of new Set([...own, ...rested])) {
    found.push(...(await listVersions('ingest', key)).filter((each) => each.key === key));
  }
  const { arrival } = file;
  if (arrival === null) return found;
  // Other versions of a drop's key are other files, which somebody sent under the same name.
  const arrived = await listVersions('ingest', arrival.key);
  const isArrival = ({ key, versionId }: ObjectVersion) =>
    key === arrival.key && versionId === arrival.versionId;
  return [...found, ...arrived.filter(isArrival)];
}

/** All that lies under a run but what holds no cell: its log, the list of its chunks, the proofs. */
async function listDerived(
  { listVersions }: Pick<ErasableObjects, 'listVersions'>,
  runId: string,
): Promise<ObjectVersion[]> {
  const folder = `runs/${runId}/`;
  const proofs = proofKeyOf(runId, '').replace(/[^/]+$/, '');
  const kept = new Set([logKeyOf(runId), `${folder}manifest.jsonl`]);
  const versions = await listVersions('results', folder);
  return versions.filter(({ key }) => !kept.has(key) && !key.startsWith(proofs));
}

function byFolder(
  place: ErasablePlace,
  versions: readonly ObjectVersion[],
  folderOf: (version: ObjectVersion) => string,
): ErasableKind[] {
  const groups = Map.groupBy(versions, folderOf);
  return [...groups].map(([what, group]) => ({ place, what, versions: group }));
}
