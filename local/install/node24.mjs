import { existsSync } from 'node:fs';
import path from 'node:path';
import { askTool } from './run-tool.mjs';
import { NeedsAttention } from './say.mjs';

const OLDEST_MAJOR = 24;

/**
 * The Node that runs everything from here on: the pinned one among the packages, else one of the
 * machine that is new enough (there is no such package for macOS).
 *
 * @param {string} root folder of the project
 * @returns {string} path of its program
 * @throws {NeedsAttention}
 */
export function findNode24(root) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const folder = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const pinned = path.join(root, 'node_modules', folder, 'bin', name);
  if (existsSync(pinned)) return pinned;
  if (majorOf(process.version) >= OLDEST_MAJOR) return process.execPath;
  const onPath = askTool(name, ['-p', 'process.version + " " + process.execPath'])?.trim();
  if (onPath && majorOf(onPath) >= OLDEST_MAJOR) return onPath.slice(onPath.indexOf(' ') + 1);
  throw new NeedsAttention(
    `This needs Node ${OLDEST_MAJOR} or newer, and no packaged one exists for ${process.platform} on ` +
      `${process.arch}; found ${process.version}. Install one (nodejs.org, nvm or your package ` +
      'manager), put it first on your PATH and start again.',
  );
}

function majorOf(version) {
  return Number(/^v?(\d+)/.exec(version)?.[1] ?? 0);
}
