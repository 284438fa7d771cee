import { mkdirSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { signIn } from '../local/api-client.ts';
import { writeJsonFile } from '../local/outputs.ts';
import { say } from '../local/say.ts';
import { installBaseline } from './baseline/run-baseline.ts';
import { runClaimsBaseline } from './baseline/run-claims-baseline.ts';
import { type ClaimFilesPlan, writeClaimFiles } from './claim-files.ts';
import {
  type BaselineRound,
  printBaseline,
  printMemory,
  printSpeed,
  type SizeFigures,
} from './claims-report.ts';
import { importPair } from './measure-claims.ts';
import { type BenchCloud, withCloud } from './with-cloud.ts';

const { values } = parseArgs({
  options: {
    stat: { type: 'string', default: '200000' },
    recap: { type: 'string', default: '60000' },
    /** Lines of the statement beside which the usual way is measured; 0: not at all. */
    baseline: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '3' },
    /** A tenth of everything, once: to see that it works. */
    small: { type: 'boolean', default: false },
  },
});
const scale = values.small ? 0.1 : 1;
const sizes = { stat: Number(values.stat) * scale, recap: Number(values.recap) * scale };
const baselineLines = Number(values.baseline) * scale;
const rounds = values.small ? 1 : Number(values.rounds);

// Claims have no search index; one that follows nothing would only take memory.
process.exitCode = await withCloud(benchClaims, 'off');

/**
 * Imports a statement and its recap end to end on a local cloud: a quarter of the size first, then
 * the whole, then the whole again; then a small pair beside pandas and Django. Every import is held
 * against what the files were made to be. Writes `.local/bench-claims.json`.
 */
async function benchClaims({ root, tools, outputs, folder }: BenchCloud): Promise<void> {
  const python = baselineLines > 0 ? await installBaseline(tools.python) : '';
  const chief = outputs.users.find(
    ({ roles, country }) => roles.includes('chef_technique') && country === 'Senegal',
  );
  const api = await signIn(outputs, chief?.email ?? '');
  const work = path.join(folder, 'claim-files');
  mkdirSync(work, { recursive: true });
  const write = createWriting(work);
  const [loadBefore = 0] = loadavg();
  const machine = { cores: availableParallelism(), node: process.version, loadBefore };

  say(`a quarter of ${sizes.stat} + ${sizes.recap} lines`);
  const quarter = await importPair(
    api,
    await write('Q', linesOf(sizes.stat / 4, sizes.recap / 4)),
    { folder },
  );
  say('the whole');
  const whole = await write('W', linesOf(sizes.stat, sizes.recap));
  const full = await importPair(api, whole, { folder });
  say('the whole again');
  const again = await importPair(api, whole, { folder, again: true });
  const figures: SizeFigures = { quarter, full, again };
  console.log(`\n${printSpeed(figures)}\n\n${printMemory(figures)}\n`);

  const beside: BaselineRound[] = [];
  for (let round = 1; baselineLines > 0 && round <= rounds; round += 1) {
    say(`${baselineLines} lines beside the usual way, round ${round} of ${rounds}`);
    const lines = linesOf(baselineLines, baselineLines * 0.3);
    const files = await write(`B${round}`, { ...lines, trouble: 'joinable' });
    const ours = await importPair(api, files, { folder });
    beside.push({ ours, baseline: runClaimsBaseline(python, files, work) });
  }
  if (beside.length > 0) console.log(`\n${printBaseline(beside, full)}\n`);
  const file = path.join(root, '.local', 'bench-claims.json');
  writeJsonFile(file, { at: new Date().toISOString(), machine, ...figures, beside });
  console.log(`${machine.cores} cores, load before ${loadBefore.toFixed(1)}`);
  console.log(`written to ${path.relative(root, file)}\n`);
}

/** Writes pairs that share neither claims nor families with one another. */
function createWriting(folder: string) {
  let firstFamily = 0;
  return (stem: string, plan: Omit<ClaimFilesPlan, 'folder' | 'stem'>) => {
    const files = writeClaimFiles({ ...plan, folder, stem, firstFamily });
    // No claim without a line.
    firstFamily += plan.statLines + plan.recapLines;
    return files;
  };
}

function linesOf(stat: number, recap: number) {
  return { statLines: Math.round(stat), recapLines: Math.round(recap) };
}
