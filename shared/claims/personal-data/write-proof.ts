import { wordMessage } from '../../messages/catalogue.ts';
import type { Language } from '../../runs/run.ts';
import type { ErasureProof } from '../sessions/import-session.schema.ts';
import type { FileUse } from './find-users.ts';
import type { ErasableKind } from './list-erasable.ts';

/**
 * The proof of an erasure as it is begun: what was found and is to be removed. It names ids, sizes
 * and counts; a file's own name may be a person's, so it is not in it. Texts are in the language of
 * who sent the file.
 *
 * @param use runs that used the file, the first one last, and those that held its persons; all are
 *   marked
 */
export function writeProof(
  use: Pick<FileUse, 'users' | 'heirs'>,
  found: readonly ErasableKind[],
  by: string,
): ErasureProof {
  const first = use.users.at(-1);
  const erasedAt = first?.file.erasedAt;
  if (first === undefined || erasedAt === undefined) throw new Error('nothing was marked erased');
  const { run, file } = first;
  return {
    file_id: file.id,
    sha256: file.sha256,
    size: file.size,
    slot: file.slot,
    country_code: run.countryCode,
    run_ids: runIdsOf(use),
    workbooks: workbooksOf(use),
    erased_at: erasedAt,
    erased_by: by,
    completed_at: null,
    removed: countIn(found),
    kept: keptWhy(run.lang),
  };
}

/**
 * A proof that was begun before, with what has been found since: a correction that ended meanwhile.
 * What it counted already, and could not remove, is not counted twice.
 */
export function addTo(
  known: ErasureProof,
  use: Pick<FileUse, 'users' | 'heirs'>,
  found: readonly ErasableKind[],
): ErasureProof {
  const before = new Set(known.run_ids);
  const news = runIdsOf(use).filter((runId) => !before.has(runId));
  const isNew = (key: string) => news.some((runId) => key.split('/').includes(runId));
  const added = found
    .map((kind) => ({ ...kind, versions: kind.versions.filter(({ key }) => isNew(key)) }))
    .filter(({ versions }) => versions.length > 0);
  return {
    ...known,
    run_ids: [...news, ...known.run_ids],
    workbooks: workbooksOf(use),
    removed: [...known.removed, ...countIn(added)],
  };
}

const runIdsOf = ({ users, heirs }: Pick<FileUse, 'users' | 'heirs'>) => [
  ...heirs.map(({ id }) => id),
  ...users.map(({ run }) => run.id),
];

const workbooksOf = ({ heirs }: Pick<FileUse, 'heirs'>) =>
  heirs.flatMap(({ id, files }) =>
    files.map((file) => ({ file_id: file.id, sha256: file.sha256, run_id: id })),
  );

const countIn = (found: readonly ErasableKind[]) =>
  found.map(({ place, what, versions }) => ({ place, what, versions: versions.length }));

function keptWhy(lang: Language): ErasureProof['kept'] {
  const why = (code: string) => wordMessage(code, {}, lang);
  return [
    { what: 'claims', why: why('CLM-PROOF-CLAIMS') },
    { what: 'journal', why: why('CLM-PROOF-JOURNAL') },
    { what: 'file_name', why: why('CLM-PROOF-NAME') },
  ];
}
