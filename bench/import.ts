import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeJsonFile } from '../local/outputs.ts';
import { say } from '../local/say.ts';
import { type BaselineSeconds, installBaseline, runBaseline } from './baseline/run-baseline.ts';
import { writeLeanCourseFile } from './course-rows.ts';
import { createBareTables } from './drive-directly.ts';
import { judgeImport, printImport } from './import-report.ts';
import { measureRound, type Round } from './measure-import.ts';
import { openRig } from './rig.ts';
import { untilIndexed } from './until-indexed.ts';
import { openFeed } from './watch-feed.ts';
import { type BenchCloud, withCloud } from './with-cloud.ts';

/** One round of a size: the road, the same writes without it, and the incumbent. */
export interface ImportRound extends Round {
  readonly baseline: BaselineSeconds;
}

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000,10000,100000' },
    rounds: { type: 'string' },
  },
});
const sizes = values.rows.split(',').map(readCount);
const roundsAsked = values.rounds === undefined ? undefined : readCount(values.rounds);
/** Enough chunks that every function which works side by side has begun once. */
const rowsOfWarmUp = 2_100;

// The incumbent has no search index either, and on two cores an index that follows would be
// measured instead of the import; `npm run bench:road` measures with it. SEARCH=on asks for it.
const withIndex = process.env['SEARCH'] === 'on';
process.exitCode = await withCloud(benchImport, withIndex ? 'as-installed' : 'off');

/** Measures imports of several sizes end to end, prints them and writes `.local/bench-import.json`. */
async function benchImport({ root, tools, outputs, folder }: BenchCloud): Promise<void> {
  const python = await installBaseline(tools.python);
  const rig = await openRig(outputs);
  const bare = await createBareTables(rig);
  const feed = await openFeed(outputs, rig.api);
  const [loadBefore = 0] = loadavg();
  const machine = { cores: availableParallelism(), node: process.version, loadBefore };
  const search = outputs.search_url === null ? 'off' : 'on';
  const measured: { rows: number; rounds: ImportRound[] }[] = [];
  try {
    say(`warming up (load of the machine: ${loadBefore.toFixed(1)})`);
    await feed.watchNext(() => rig.drop('warm-up.csv', writeLeanCourseFile('w', rowsOfWarmUp)));
    await untilIndexed(rig, rowsOfWarmUp);
    for (const rows of sizes) {
      const rounds: ImportRound[] = [];
      const count = roundsAsked ?? (rows > 10_000 ? 1 : 3);
      for (let n = 1; n <= count; n += 1) {
        say(`${rows} rows, round ${n} of ${count}: new, driven directly, again, baseline`);
        const stem = `${rows.toString(36)}r${n}`;
        const content = writeLeanCourseFile(stem, rows);
        const round = await measureRound(rig, feed, bare, { stem, rows, content });
        rounds.push({ ...round, baseline: runBaseline(python, content, rows, folder) });
      }
      measured.push({ rows, rounds });
      console.log(printImport(judgeImport(rows, rounds)));
    }
  } finally {
    feed.close();
  }
  const file = path.join(root, '.local', 'bench-import.json');
  writeJsonFile(file, { at: new Date().toISOString(), machine, search, measured });
  console.log(`\nsearch ${search}, ${machine.cores} cores, load before ${loadBefore.toFixed(1)}`);
  console.log(`written to ${path.relative(root, file)}\n`);
}

/** @throws RangeError for what is no count */
function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`not a count: ${text}`);
  return count;
}
