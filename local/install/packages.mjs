import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runTool } from './run-tool.mjs';
import { say } from './say.mjs';

/**
 * Installs the packages of package-lock.json, unless what is there is already exactly that.
 *
 * @param {string} root folder of the project
 */
export async function installPackages(root) {
  if (packagesAreCurrent(root)) return;
  say('packages: installing (npm ci)');
  // No install script has to run: esbuild, Biome and Node itself come as optional packages.
  await runTool(npmCommand(), ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    shell: process.platform === 'win32',
    whatFailed: 'npm ci could not install the packages',
  });
  say('packages: ready');
}

/**
 * npm writes node_modules/.package-lock.json as the last step of an installation: the stamp that
 * says what is there. It lacks the optional packages of other machines, nothing else.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function packagesAreCurrent(root) {
  const stamp = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(stamp)) return false;
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  const installed = readPackages(stamp);
  return Object.entries(wanted).every(([place, entry]) => {
    const there = installed[place];
    if (there) return there.version === entry.version && there.integrity === entry.integrity;
    return place === '' || isForAnotherMachine(entry);
  });
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

function isForAnotherMachine(entry) {
  if (!entry.optional) return false;
  const { os, cpu, libc } = entry;
  if (!os && !cpu) return true;
  const fits = (os?.includes(process.platform) ?? true) && (cpu?.includes(process.arch) ?? true);
  return !fits || libc !== undefined;
}

function npmCommand() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}
