import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildOnce, cacheFolder, contentKey } from './cache.mjs';
import { askTool, runTool } from './run-tool.mjs';
import { NeedsAttention, say } from './say.mjs';

const OLDEST_MINOR = 10;
const ASK_VERSION = 'import sys; print("%d.%d" % sys.version_info[:2])';

/**
 * A Python environment with the local AWS, shared by every clone of this user.
 *
 * @param {string} root folder of the project
 * @returns {Promise<string>} path of its Python; it is run as `python -m ministack`, because the
 *   environment was renamed into place and its scripts name the place it was built in
 * @throws {NeedsAttention} when Python is missing or too old, or the packages do not install
 */
export async function installMinistack(root) {
  const requirements = path.join(root, 'local', 'requirements.txt');
  const { command, version } = findPython();
  const key = contentKey([readFileSync(requirements), version, process.platform, process.arch]);
  const folder = path.join(cacheFolder(), `ministack-${key}`);
  const python = pythonOf(folder);
  // An environment dies with the Python it was made from (an upgrade of the machine): make it anew.
  if (askTool(python, ['-c', 'import ministack']) === null) {
    rmSync(folder, { recursive: true, force: true });
  }
  const result = await buildOnce(folder, async (unfinished) => {
    say(`local AWS: installing MiniStack for Python ${version}`);
    await makeEnvironment(command, unfinished);
    const install = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-input',
      '--disable-pip-version-check',
    ];
    await runTool(pythonOf(unfinished), [...install, '--requirement', requirements], {
      whatFailed: 'pip could not install MiniStack',
    });
  });
  if (result === 'built') say('local AWS: installed');
  return python;
}

async function makeEnvironment(command, folder) {
  try {
    await runTool(command, ['-m', 'venv', folder], { whatFailed: 'python -m venv failed' });
  } catch (error) {
    throw new NeedsAttention(
      `Python cannot make a virtual environment. On Debian and Ubuntu: ` +
        `apt install python3-venv python3-pip, then start again.\n${error.message}`,
    );
  }
}

function findPython() {
  const found = [];
  for (const command of ['python3', 'python', 'python3.13', 'python3.12', 'python3.11']) {
    const version = askTool(command, ['-c', ASK_VERSION])?.trim();
    if (!version) continue;
    const [major, minor] = version.split('.').map(Number);
    if (major === 3 && minor >= OLDEST_MINOR) return { command, version };
    found.push(version);
  }
  throw new NeedsAttention(
    `The local AWS needs Python 3.${OLDEST_MINOR} or newer with venv and pip` +
      `${found.length > 0 ? ` (found ${found.join(', ')})` : ' (none was found)'}. ` +
      'Debian and Ubuntu: apt install python3 python3-venv. macOS: brew install python. ' +
      'Then start again.',
  );
}

function pythonOf(folder) {
  return process.platform === 'win32'
    ? path.join(folder, 'Scripts', 'python.exe')
    : path.join(folder, 'bin', 'python');
}
