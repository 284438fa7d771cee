import type { Finding } from '../findings/finding.ts';
import { newFinding } from '../findings/new-finding.ts';
import { codesOf } from './domain-codes.ts';
import type { Run } from './run.ts';
import type { RunStore } from './run-store.ts';

/**
 * A remark for each file of a run that was imported before, in domains that want one. A run that is meant to read the same files again (a replay, a confirmation) is told nothing.
 * To be asked once reading is known to go on: beside what refuses a file it would mislead.
 */
export async function remarkImported(
  runs: Pick<RunStore, 'findImported'>,
  { domain, countryCode, replayOf, files }: Run,
): Promise<readonly Finding[]> {
  const { importedBefore } = codesOf(domain);
  if (importedBefore === null || replayOf !== null) return [];
  const remarks: Finding[] = [];
  for (const { slot, name, sha256 } of files) {
    const imported =
      sha256 === null ? undefined : await runs.findImported(domain, countryCode, sha256);
    if (!imported) continue;
    const data = { name, run_id: imported.runId, at: imported.at };
    remarks.push(newFinding({ code: importedBefore, level: 'warning', slot, data }));
  }
  return remarks;
}
