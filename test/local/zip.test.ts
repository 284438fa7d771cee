import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { zipOneFile } from '../../local/zip.ts';

test('another program unpacks it: Python, which the local cloud needs anyway', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'quai-zip-'));
  const archive = path.join(folder, 'code.zip');
  writeFileSync(archive, zipOneFile('index.mjs', Buffer.from('export const été = 1;\n')));
  const { status, stderr } = spawnSync('python3', ['-m', 'zipfile', '-e', archive, folder]);
  expect(stderr.toString()).toBe('');
  expect(status).toBe(0);
  expect(readFileSync(path.join(folder, 'index.mjs'), 'utf8')).toBe('export const été = 1;\n');
  rmSync(folder, { recursive: true });
});
