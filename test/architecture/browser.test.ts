import { build } from 'esbuild';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;

test.each([
  'shared/sources/read-source.ts',
  'shared/sources/inspect-file.ts',
  'shared/runs/read-into-chunks.ts',
  'shared/courses/read-course.ts',
  'shared/corrections/write-corrections.ts',
  'shared/messages/catalogue.ts',
])('%s runs in a browser as well: nothing of Node is in its bundle', async (entry) => {
  // A module of Node makes the build fail: for a browser there is none.
  const { outputFiles, errors } = await build({
    ...{ absWorkingDir: root, entryPoints: [entry], bundle: true, write: false },
    ...{ platform: 'browser', format: 'esm', logLevel: 'silent' },
  });
  expect(errors).toEqual([]);
  expect(outputFiles).toHaveLength(1);
});
