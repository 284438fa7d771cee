import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  claimRunning,
  isStartProcess,
  type RunningMark,
  readRunning,
  releaseRunning,
  updateRunning,
} from '../../local/running-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'quai-running-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const aFile = () => path.join(folder, String(files++), 'running.json');
const aMark = (fields: Partial<RunningMark> = {}): RunningMark => ({
  pid: 4711,
  url: null,
  startedAt: '2025-01-02T03:04:05.000Z',
  ...fields,
});

test('the first start gets it, the second is told where the first is', () => {
  const file = aFile();
  expect(claimRunning(file, aMark({ pid: 10 }), () => true)).toEqual({ kind: 'claimed' });
  updateRunning(file, aMark({ pid: 10, url: 'http://127.0.0.1:8000' }));
  expect(claimRunning(file, aMark({ pid: 11 }), () => true)).toEqual({
    kind: 'already-running',
    mark: aMark({ pid: 10, url: 'http://127.0.0.1:8000' }),
  });
});

test.each([
  { content: JSON.stringify(aMark({ pid: 10 })), why: 'its process is dead' },
  { content: '{"pid":', why: 'it is half written' },
  { content: '{"pid":1}', why: 'process 1 is never ours' },
])('a mark is taken over when $why', ({ content }) => {
  const file = aFile();
  claimRunning(file, aMark({ pid: 10 }), () => false);
  writeFileSync(file, content);
  expect(claimRunning(file, aMark({ pid: 11 }), () => false)).toEqual({ kind: 'claimed' });
  expect(readRunning(file)?.pid).toBe(11);
});

test('a mark is given back by its owner only', () => {
  const file = aFile();
  claimRunning(file, aMark({ pid: 10 }), () => true);
  releaseRunning(file, 11);
  expect(existsSync(file)).toBe(true);
  releaseRunning(file, 10);
  expect(existsSync(file)).toBe(false);
});

test('a living process that is no start of this checkout is not taken for one', () => {
  expect(isStartProcess(process.pid)).toBe(false);
  expect(isStartProcess(spawnSync(process.execPath, ['-e', '']).pid)).toBe(false);
});
