import { safeFileName } from './file-name.ts';
import type { Run, RunFile } from './run.ts';

/** Where a file lies while its run works on it. */
export function processingKey(runId: string, file: Pick<RunFile, 'id' | 'name'>): string {
  return `processing/${runId}/${file.id}/${safeFileName(file.name)}`;
}

/** The report beside a file that rests. */
export function reportKey(key: string): string {
  return `${key}.report.json`;
}

/**
 * Where each file of an ended run will rest, in their order. Under the day of the run's creation,
 * so that a second try after midnight finds the same places. Files of one run that are named alike
 * are numbered, `export (2).xlsx`: else the second would be taken for the first, moved already.
 *
 * @see API.md "Uploads and drops": `processed|error/<yyyy>/<mm>/<dd>/<run_id>/<name>`
 */
export function restingKeys(run: Run, folder: 'processed' | 'error'): string[] {
  const day = run.createdAt.slice(0, 10).replaceAll('-', '/');
  const taken = new Set<string>();
  return run.files.map(({ name }) => {
    const safe = safeFileName(name);
    let free = safe;
    for (let n = 2; taken.has(free) || taken.has(reportKey(free)); n += 1) free = numbered(safe, n);
    taken.add(free).add(reportKey(free));
    return `${folder}/${day}/${run.id}/${free}`;
  });
}

/** Files that rest belong to an earlier run as well (a confirmed dry run's), and stay there. */
export function restsAlready(key: string): boolean {
  return key.startsWith('processed/') || key.startsWith('error/');
}

function numbered(name: string, n: number): string {
  const ending = /\.[^.]+$/.exec(name)?.[0] ?? '';
  return `${name.slice(0, name.length - ending.length)} (${n})${ending}`;
}
