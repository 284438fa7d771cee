import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ClaimFiles } from '../claim-files.ts';
import type { BaselineSeconds } from './run-baseline.ts';

interface Stored {
  readonly claims: number;
  readonly insured: number;
  readonly claimed: number;
}

/**
 * Imports a statement and its recap the usual way, into new databases.
 *
 * @param files with trouble that a join sees, for that is all that the usual way knows
 * @param work where the databases may lie; they are taken away again
 * @throws Error when it fails, or stored other claims or amounts than the files hold
 */
export function runClaimsBaseline(
  python: string,
  { stat, recap, expected }: ClaimFiles,
  work: string,
): BaselineSeconds {
  mkdirSync(work, { recursive: true });
  const place = mkdtempSync(path.join(work, 'baseline-'));
  try {
    const script = path.join(import.meta.dirname, 'import_claims.py');
    const run = spawnSync(python, [script, stat, recap, place], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`The baseline failed: ${run.stderr}`);
    const { stored, ...seconds } = JSON.parse(run.stdout) as BaselineSeconds & { stored: Stored[] };
    const { conform, insured, claimed } = expected;
    for (const each of stored) {
      if (each.claims === conform && each.claimed === claimed && each.insured === insured) continue;
      throw new Error(
        `The baseline stored ${JSON.stringify(each)}, not ${JSON.stringify({ conform, insured, claimed })}.`,
      );
    }
    return seconds;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
