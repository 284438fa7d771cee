// The one way in: `npm start`, `npm test` and the others come here with whatever Node the machine
// has (18 or newer), install what is pinned, and go on under the pinned Node.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDotenv } from './install/dotenv.mjs';
import { findNode24 } from './install/node24.mjs';
import { installPackages } from './install/packages.mjs';
import { NeedsAttention, say } from './install/say.mjs';
import { installTools } from './install/tools.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const conformance = 'test/conformance/mojaloop/vitest.config.ts';

/** What each command runs, one after the other, and whether it needs the local cloud's programs. */
const commands = {
  start: { needsTools: true, runs: [['local/start.ts']] },
  dev: { needsTools: true, runs: [['local/dev.ts']] },
  test: { needsTools: true, runs: [['node_modules/vitest/vitest.mjs', 'run']] },
  'conformance:mojaloop': {
    needsTools: false,
    runs: [['node_modules/vitest/vitest.mjs', 'run', '--config', conformance]],
  },
  'bench:road': { needsTools: true, runs: [['bench/road.ts']] },
  'bench:import': { needsTools: true, runs: [['bench/import.ts']] },
  'bench:claims': { needsTools: true, runs: [['bench/claims.ts']] },
  'bench:transfers': { needsTools: true, runs: [['bench/transfers.ts']] },
  'bench:compare': { needsTools: true, runs: [['bench/compare.ts']] },
  'bench:read': { needsTools: false, runs: [['bench/read.ts']] },
  'bench:workbook': { needsTools: false, runs: [['bench/read-workbook.ts']] },
  stop: { needsTools: false, runs: [['local/stop.ts']] },
  deploy: { needsTools: false, runs: [['local/deploy-aws.ts']] },
  check: {
    needsTools: false,
    runs: [
      ['node_modules/typescript/bin/tsc', '-p', '.'],
      ['node_modules/@biomejs/biome/bin/biome', 'check', '.'],
    ],
  },
};

try {
  process.exitCode = await bootstrap(process.argv[2], process.argv.slice(3));
} catch (error) {
  if (!(error instanceof NeedsAttention)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}

async function bootstrap(name, args) {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : null;
  if (command === null) {
    throw new NeedsAttention(`Say one of: ${Object.keys(commands).join(', ')}.`);
  }
  readDotenv(path.join(root, '.env'));
  const nothingInstalled = !existsSync(path.join(root, 'node_modules'));
  if (name === 'stop' && nothingInstalled) {
    say('nothing is running');
    return 0;
  }
  // Stopping must work whatever became of the packages; it needs none of them.
  const packages = name === 'stop' ? Promise.resolve() : installPackages(root);
  const [, tools] = await Promise.all([packages, command.needsTools ? installTools(root) : null]);
  const node = findNode24(root);
  const env = {
    ...process.env,
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}`,
    ...(tools ? { QUAI_LOCAL_TOOLS: JSON.stringify(tools) } : {}),
  };
  for (const [index, run] of command.runs.entries()) {
    const last = index === command.runs.length - 1;
    const code = await runNode(node, last ? [...run, ...args] : run, env);
    if (code !== 0) return code;
  }
  return 0;
}

/**
 * npm hands no signal on to what it started: whoever ends it would leave us running. Started by npm
 * we end with it.
 *
 * @returns a function that ends the watch
 */
function watchParent(onGone) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) onGone();
  }, 1_000);
  return () => clearInterval(timer);
}

/** @returns {Promise<number>} its exit code; signals are handed on and waited for */
function runNode(node, args, env) {
  const [program, ...rest] = args;
  // The whole path: by it `npm run stop` knows a start of this checkout from another's.
  const child = spawn(node, [path.join(root, program), ...rest], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  // At a terminal Ctrl-C reaches the child by itself; a second one would make it hurry.
  const onInterrupt = () => process.stdin.isTTY || child.kill('SIGINT');
  const onTerminate = () => child.kill('SIGTERM');
  const onHangup = () => child.kill('SIGHUP');
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTerminate);
  process.on('SIGHUP', onHangup);
  const endWatch = watchParent(onTerminate);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onTerminate);
      process.off('SIGHUP', onHangup);
      endWatch();
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}
