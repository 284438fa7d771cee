import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** @returns {string} folder of this user for what every clone can share */
export function cacheFolder(env = process.env) {
  if (env.XDG_CACHE_HOME) return path.join(env.XDG_CACHE_HOME, 'quai');
  if (process.platform === 'win32' && env.LOCALAPPDATA) {
    return path.join(env.LOCALAPPDATA, 'quai', 'cache');
  }
  return path.join(homedir(), '.cache', 'quai');
}

/**
 * Key of an installation: another content gives another folder, so an old one is never mistaken
 * for the new one and two versions of the project can live side by side.
 *
 * @param {readonly (string | Buffer)[]} parts everything the result depends on
 * @returns {string} 16 hexadecimal digits
 */
export function contentKey(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 16);
}

/**
 * Makes a folder once. It is built beside its place and renamed into it when whole, so that an
 * interrupted installation never counts as one.
 *
 * @param {string} folder where it belongs
 * @param {(folder: string) => Promise<void>} build fills the folder it is given
 * @returns {Promise<'found' | 'built'>}
 */
export async function buildOnce(folder, build) {
  if (existsSync(folder)) return 'found';
  const unfinished = `${folder}.unfinished-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    await build(unfinished);
    renameSync(unfinished, folder);
    return 'built';
  } catch (error) {
    // Somebody else finished the same folder first: theirs is as good as ours.
    if (existsSync(folder)) return 'found';
    throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
