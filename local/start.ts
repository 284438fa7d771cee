import path from 'node:path';
import { importSample } from './import-sample.ts';
import { say } from './say.ts';
import { root, serve, untilInterrupted } from './serve.ts';
import { writeSummary } from './summary.ts';
import { dropInto, watchDropFolder } from './watch-drop.ts';

/** `npm start`; with `--once` it ends after the summary, and its exit code says whether all is well. */
const once = process.argv.includes('--once');

process.exitCode = await serve(async ({ outputs, searchOffBecause }, signal) => {
  say('importing the sample of 60 courses through the drop folder');
  const sample = await importSample(root, outputs, signal);
  console.log(writeSummary(outputs, sample, searchOffBecause, !once));
  if (once) return sample.good ? 0 : 1;
  const put = dropInto(outputs, say);
  const drop = await watchDropFolder(path.join(root, 'ingest', 'drop'), put, say);
  await untilInterrupted(signal);
  await drop.stop();
  return 0;
});
