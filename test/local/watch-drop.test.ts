import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { watchDropFolder } from '../../local/watch-drop.ts';

test('a file goes to the drop with its folder and leaves; hidden and failed ones stay', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'quai-drop-'));
  mkdirSync(path.join(folder, 'courses', 'sn'), { recursive: true });
  writeFileSync(path.join(folder, 'courses', 'sn', 'été.csv'), 'title\n');
  writeFileSync(path.join(folder, '.hidden'), '');
  writeFileSync(path.join(folder, '~$open.xlsx'), '');
  writeFileSync(path.join(folder, 'refused.csv'), '');
  const taken: string[] = [];
  const said: string[] = [];
  const put = async (_file: string, key: string) => {
    if (key === 'refused.csv') throw new Error('no such bucket');
    taken.push(key);
  };
  const watcher = await watchDropFolder(folder, put, (line) => said.push(line));
  await expect.poll(() => said.length, { timeout: 10_000 }).toBe(2);
  await watcher.stop();
  expect(taken).toEqual(['courses/sn/été.csv']);
  expect(existsSync(path.join(folder, 'courses', 'sn', 'été.csv'))).toBe(false);
  expect(existsSync(path.join(folder, '.hidden'))).toBe(true);
  expect(existsSync(path.join(folder, '~$open.xlsx'))).toBe(true);
  expect(existsSync(path.join(folder, 'refused.csv'))).toBe(true);
  expect(said.sort()).toEqual([
    'ingest/drop/courses/sn/été.csv taken in',
    'ingest/drop: no such bucket',
  ]);
  rmSync(folder, { recursive: true });
});
