import { watch } from 'node:fs';
import path from 'node:path';
import type { RunningQuai } from './boot-quai.ts';
import { say } from './say.ts';
import { root, serve, untilInterrupted } from './serve.ts';
import { createCodeUpdater } from './update-code.ts';
import { dropInto, watchDropFolder } from './watch-drop.ts';

/** `npm run dev`: everything as in `npm start`, and a changed function is there in seconds. */
const watched = ['functions', 'shared', 'events'];
/** An editor writes more than once for one save. */
const QUIET_MS = 150;

process.exitCode = await serve(async (quai, signal) => {
  const put = dropInto(quai.outputs, say);
  const drop = await watchDropFolder(path.join(root, 'ingest', 'drop'), put, say);
  const stopWatching = await keepCodeCurrent(quai);
  say(`open ${quai.outputs.console_url} · watching ${watched.join(', ')} · Ctrl-C stops`);
  say('a change of infra/ needs a new start');
  await untilInterrupted(signal);
  stopWatching();
  await drop.stop();
  return 0;
});

async function keepCodeCurrent({ outputs, streams }: RunningQuai): Promise<() => void> {
  const updater = await createCodeUpdater(root, outputs.s3_endpoint);
  const update = async () => {
    const begun = performance.now();
    const { updated, unknown } = await updater.update();
    if (updated.includes('runs/stream-run')) await streams.reload();
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    if (updated.length > 0) say(`${updated.join(', ')} replaced in ${seconds} s`);
    if (unknown.length > 0) say(`${unknown.join(', ')}: new, needs a new start`);
  };
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  const onChange = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // One after the other: two bundlers would write the same files.
      last = last.then(update).catch((error: Error) => say(`not replaced: ${error.message}`));
    }, QUIET_MS);
  };
  const watchers = watched.map((folder) =>
    watch(path.join(root, folder), { recursive: true }, onChange),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
