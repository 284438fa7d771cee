import type { Adoption } from '../../shared/runs/adopt-arrival.ts';
import type { Road } from './a-road.ts';

export const statKey = 'drop/claims/SN/mars/stat.csv';
export const recapKey = 'drop/claims/SN/mars/recap.csv';

interface Facts {
  readonly metadata?: Record<string, string>;
  readonly storedAt?: Date;
}

/** Puts a file under `drop/` and lets its event be handled. */
export async function dropFile(
  road: Road,
  key: string,
  content: string | Uint8Array,
  facts: Facts = {},
): Promise<Adoption> {
  const { versionId } = await road.files.put(key, content, facts);
  return road.adopt({ key, versionId });
}

/** The id of the run that a drop was given to. */
export function runOf(adoption: Adoption): string {
  if (adoption.kind !== 'waiting' && adoption.kind !== 'started') {
    throw new Error(`no run: ${JSON.stringify(adoption)}`);
  }
  return adoption.runId;
}

/** Reports that lie beside files put aside: the code of each, by the file's name. */
export function asideReports(road: Road): Record<string, string> {
  const reports = road.files.keys().filter((key) => /^error\/.*\.report\.json$/.test(key));
  return Object.fromEntries(
    reports.map((key) => {
      const report = JSON.parse(road.files.text(key));
      const name = key.split('/').at(-1)?.replace('.report.json', '') ?? '';
      return [name, report.findings[0]?.code ?? report.message];
    }),
  );
}
