import { wordMessage } from '../../messages/catalogue.ts';
import type { ErasureProof } from '../sessions/import-session.schema.ts';
import type { FileUser } from './find-users.ts';
import type { ErasableKind } from './list-erasable.ts';

/**
 * The proof of an erasure as it is begun: what was found and is to be removed. It names ids, sizes
 * and counts; a file's own name may be a person's, so it is not in it. Texts are in the language of
 * who sent the file.
 *
 * @param users runs that used the file, the first one last; all are marked
 */
export function writeProof(
  users: readonly FileUser[],
  found: readonly ErasableKind[],
  by: string,
): ErasureProof {
  const first = users.at(-1);
  const erasedAt = first?.file.erasedAt;
  if (first === undefined || erasedAt === undefined) throw new Error('nothing was marked erased');
  const { run, file } = first;
  return {
    file_id: file.id,
    sha256: file.sha256,
    size: file.size,
    slot: file.slot,
    country_code: run.countryCode,
    run_ids: users.map((user) => user.run.id),
    erased_at: erasedAt,
    erased_by: by,
    completed_at: null,
    removed: found.map(({ place, what, versions }) => ({ place, what, versions: versions.length })),
    kept: [
      { what: 'claims', why: wordMessage('CLM-PROOF-CLAIMS', {}, run.lang) },
      { what: 'journal', why: wordMessage('CLM-PROOF-JOURNAL', {}, run.lang) },
    ],
  };
}
