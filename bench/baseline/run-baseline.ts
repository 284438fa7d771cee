import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildOnce, cacheFolder, contentKey } from '../../local/install/cache.mjs';
import { runTool } from '../../local/install/run-tool.mjs';
import { say } from '../../local/say.ts';

/** Seconds of the incumbent, from the file to the commit; its programs are started already. */
export interface BaselineSeconds {
  /** pandas and Django's ORM, `update_or_create` for each row, as people have it today. */
  readonly row_by_row: number;
  /** The same written as well as it can be: all rows in one transaction. */
  readonly update_or_create: number;
  /** The same file once more. */
  readonly again: number;
  /** Inserts only, a thousand at once: no import that may be repeated. */
  readonly bulk_create: number;
}

const folder = import.meta.dirname;

/**
 * A Python environment with pandas and Django, made at the first use and shared by all clones.
 *
 * @param python any Python 3.10 or newer with venv
 * @returns path of its Python
 * @throws NeedsAttention when it cannot be made
 */
export async function installBaseline(python: string): Promise<string> {
  const requirements = path.join(folder, 'requirements.txt');
  const key = contentKey([readFileSync(requirements), python, process.platform, process.arch]);
  const environment = path.join(cacheFolder(), `baseline-${key}`);
  await buildOnce(environment, async (unfinished: string) => {
    say('baseline: installing pandas and Django');
    await runTool(python, ['-m', 'venv', unfinished], { whatFailed: 'python -m venv failed' });
    const pip = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check'];
    await runTool(pythonOf(unfinished), [...pip, '--requirement', requirements], {
      whatFailed: 'pip could not install the baseline',
    });
  });
  return pythonOf(environment);
}

/**
 * Imports a course file the usual way, into new databases.
 *
 * @param work where file and databases may lie; they are taken away again
 * @throws Error when it fails or stored another number of rows
 */
export function runBaseline(
  python: string,
  content: string,
  rows: number,
  work: string,
): BaselineSeconds {
  mkdirSync(work, { recursive: true });
  const place = mkdtempSync(path.join(work, 'baseline-'));
  try {
    const file = path.join(place, 'courses.csv');
    writeFileSync(file, content);
    const script = path.join(folder, 'import_courses.py');
    const run = spawnSync(python, [script, file, place], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`The baseline failed: ${run.stderr}`);
    const figures = JSON.parse(run.stdout) as BaselineSeconds & { stored: number[] };
    if (figures.stored.some((stored) => stored !== rows)) {
      throw new Error(`The baseline stored ${figures.stored} of ${rows} rows.`);
    }
    const { stored: _, ...seconds } = figures;
    return seconds;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function pythonOf(environment: string): string {
  return process.platform === 'win32'
    ? path.join(environment, 'Scripts', 'python.exe')
    : path.join(environment, 'bin', 'python');
}
