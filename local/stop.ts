import path from 'node:path';
import { isStartProcess, readRunning, releaseRunning } from './running-file.ts';

const PATIENCE_SECONDS = 30;

const file = path.join(path.dirname(import.meta.dirname), '.local', 'running.json');
process.exitCode = await stopForgotten(file);

/** Ends the start that the mark names, as Ctrl-C would. @returns the exit code */
async function stopForgotten(file: string): Promise<number> {
  const mark = readRunning(file);
  if (mark === null || !isStartProcess(mark.pid)) {
    if (mark !== null) releaseRunning(file, mark.pid);
    console.log('Nothing is running.');
    return 0;
  }
  process.kill(mark.pid, 'SIGTERM');
  const deadline = Date.now() + PATIENCE_SECONDS * 1000;
  while (isStartProcess(mark.pid)) {
    if (Date.now() > deadline) {
      console.error(
        `It has not ended within ${PATIENCE_SECONDS} s (process ${mark.pid}); ` +
          `end it with: kill -9 ${mark.pid}. What it started ends with it.`,
      );
      return 1;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  releaseRunning(file, mark.pid);
  console.log(`Stopped${mark.url === null ? '' : ` (it was at ${mark.url})`}.`);
  return 0;
}
