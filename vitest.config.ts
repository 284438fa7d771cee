import { defineConfig } from 'vitest/config';

const inFolders = (...folders: string[]) => folders.map((folder) => `test/${folder}/**/*.test.ts`);

/**
 * Three projects, one after the other, so that none disturbs another's time limits: plain tests,
 * the CDK app (synthesising takes seconds), and what needs the deployed app.
 */
export default defineConfig({
  test: {
    // Stopping a cloud takes longer than the default allows.
    teardownTimeout: 60_000,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          // Against the real scheme adapter: a command of its own (docs/conformance.md).
          exclude: inFolders(
            ...['infra', 'integration', 'faults', 'relevance', 'browser', 'conformance/mojaloop'],
          ),
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'infra',
          include: inFolders('infra'),
          // The app is synthesised once and shared by all files.
          isolate: false,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'integration',
          include: inFolders('integration', 'faults', 'relevance'),
          globalSetup: 'test/integration/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One cloud serves them all: one file after the other.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
