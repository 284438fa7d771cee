import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { writeJsonFile } from '../local/outputs.ts';
import { say } from '../local/say.ts';
import { writeCourseFile } from './course-rows.ts';
import { createBareTables } from './drive-directly.ts';
import { measureRound, type Round } from './measure-import.ts';
import { measureLatency } from './measure-latency.ts';
import { measurePeakMemory } from './measure-memory.ts';
import { printTable, summarise } from './report.ts';
import { openRig } from './rig.ts';
import { untilIndexed } from './until-indexed.ts';
import { openFeed } from './watch-feed.ts';
import { type BenchCloud, withCloud } from './with-cloud.ts';

const rows = 10_000;
const rounds = 3;
const drops = 30;
const rowsOfDrop = 11;
/** Enough chunks that every function which works side by side has begun once. */
const rowsOfWarmUp = 2_100;

process.exitCode = await withCloud(measureAll);

/** Measures the road of a course file, prints a table and writes `.local/bench-road.json`. */
async function measureAll({ root, outputs, folder }: BenchCloud): Promise<void> {
  const rig = await openRig(outputs);
  const bare = await createBareTables(rig);
  const feed = await openFeed(outputs, rig.api);
  const [loadBefore = 0] = loadavg();
  try {
    say(`warming up (load of the machine: ${loadBefore.toFixed(1)})`);
    await feed.watchNext(() => rig.drop('warm-up.csv', writeCourseFile('warm', rowsOfWarmUp)));
    await untilIndexed(rig, rowsOfWarmUp);
    say(`${drops} drops of ${rowsOfDrop} rows`);
    const small = { stem: 'small', rows: rowsOfDrop };
    const latency = await measureLatency(rig, feed, small, drops);
    await untilIndexed(rig, rowsOfWarmUp + drops * rowsOfDrop);
    const measured: Round[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      say(`${rows} rows, round ${round} of ${rounds}: new, driven directly, again`);
      const stem = `round${round}x`;
      const content = writeCourseFile(stem, rows);
      measured.push(await measureRound(rig, feed, bare, { stem, rows, content }));
    }
    const road = summarise(rows, measured);
    const peakMemoryMb = measurePeakMemory(folder);
    const machine = { cores: availableParallelism(), node: process.version, loadBefore };
    const search = outputs.search_url === null ? 'off' : 'on';
    const figures = { at: new Date().toISOString(), machine, search, road, latency, peakMemoryMb };
    const file = path.join(root, '.local', 'bench-road.json');
    writeJsonFile(file, { ...figures, rounds: measured });
    console.log(`\nsearch ${search}, ${machine.cores} cores, load before ${loadBefore.toFixed(1)}`);
    console.log(printTable(road, latency));
    console.log(`peak memory, MB: ${JSON.stringify(peakMemoryMb)}`);
    console.log(`written to ${path.relative(root, file)}\n`);
  } finally {
    feed.close();
  }
}
