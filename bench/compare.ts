import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findTools } from '../local/local-tools.ts';
import { writeJsonFile } from '../local/outputs.ts';
import { say } from '../local/say.ts';
import { installBaseline } from './baseline/run-baseline.ts';
import { writeClaimFiles } from './claim-files.ts';
import { compareByOurs, type PairOfFiles } from './compare-ours.ts';
import { type DuckFigures, printComparison } from './compare-report.ts';

const tolerance = 5;
const root = path.dirname(import.meta.dirname);

const { values } = parseArgs({
  options: {
    stat: { type: 'string', default: '200000' },
    recap: { type: 'string', default: '60000' },
    rounds: { type: 'string', default: '3' },
  },
});
process.exitCode = await benchCompare(Number(values.stat), Number(values.recap));

/**
 * Measures the comparison of a statement and a recap against DuckDB's full outer join of the same
 * two files. Both give a list of all claims with sums and code; the lists must be equal, line by
 * line, or nothing is told. The files hold only trouble that a join sees.
 *
 * @returns the exit code; figures that miss their target are told, they are no failure
 */
async function benchCompare(statLines: number, recapLines: number): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quai-bench-compare-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(name, () => process.exit(1));
  const python = await installBaseline((await findTools(root)).python);
  const plan = { folder, stem: 'C', statLines, recapLines, trouble: 'joinable' as const };
  const { stat, recap, expected } = await writeClaimFiles(plan);
  const rounds = Number(values.rounds);
  const [loadBefore = 0] = loadavg();
  const lists = { ours: path.join(folder, 'ours.csv'), duck: path.join(folder, 'duck.csv') };
  say(`${statLines} + ${recapLines} lines, ${rounds} rounds each: DuckDB, ours`);
  const ducks = [1, availableParallelism()].map((threads) =>
    compareByDuck(python, { stat, recap }, { rounds, threads, list: lists.duck }),
  );
  const ours = compareByOurs({
    ...{ stat, recap, tolerance, rounds, list: lists.ours },
    folder: mkdtempSync(path.join(folder, 'partitions-')),
  });
  checkLists(lists, expected.codes, Object.values(expected.claims));
  const machine = { cores: availableParallelism(), node: process.version, loadBefore };
  const figures = { at: new Date().toISOString(), machine, statLines, recapLines };
  const file = path.join(root, '.local', 'bench-compare.json');
  writeJsonFile(file, { ...figures, ours, ducks });
  console.log(
    `\n${statLines} + ${recapLines} lines, ${ours.claims} claims, equal lists; ${machine.cores} cores, ` +
      `load before ${loadBefore.toFixed(1)}, DuckDB ${ducks[0]?.version}`,
  );
  console.log(printComparison(ours, ducks));
  console.log(`written to ${path.relative(root, file)}\n`);
  return 0;
}

function compareByDuck(
  python: string,
  { stat, recap }: PairOfFiles,
  { rounds, threads, list }: { rounds: number; threads: number; list: string },
): DuckFigures {
  const script = path.join(import.meta.dirname, 'baseline', 'compare_claims.py');
  const args = [script, stat, recap, String(tolerance), String(rounds), String(threads), list];
  const figures = JSON.parse(execFileSync(python, args, { encoding: 'utf8' }));
  return { ...figures, threads } as DuckFigures;
}

/** @throws Error when the lists differ from each other, or from what the files were made to be */
function checkLists(
  lists: { readonly ours: string; readonly duck: string },
  codes: Readonly<Record<string, number>>,
  kinds: readonly number[],
): void {
  const [ours, duck] = [lists.ours, lists.duck].map((list) =>
    readFileSync(list, 'utf8').trimEnd().split('\n').sort(),
  ) as [string[], string[]];
  const at = Array.from({ length: Math.max(ours.length, duck.length) }, (_, i) => i).find(
    (i) => ours[i] !== duck[i],
  );
  if (at !== undefined) throw new Error(`ours: ${ours[at]}; DuckDB: ${duck[at]}`);
  const claims = kinds.reduce((sum, count) => sum + count, 0);
  if (ours.length !== claims) throw new Error(`${ours.length} claims in the lists of ${claims}`);
  const found = Object.groupBy(ours, (line) => line.slice(line.lastIndexOf(',') + 1));
  for (const [code, count] of Object.entries(codes)) {
    if (found[code]?.length !== count)
      throw new Error(`${found[code]?.length} ${code} of ${count}`);
  }
}
