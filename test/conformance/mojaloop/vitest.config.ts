import path from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * Against the real scheme adapter, one file after the other: each starts an adapter of its own, and
 * a time-out must not come from the next one's start.
 */
export default defineConfig({
  test: {
    root: path.resolve(import.meta.dirname, '../../..'),
    include: ['test/conformance/mojaloop/*.test.ts'],
    globalSetup: path.join(import.meta.dirname, 'install-adapter.ts'),
    fileParallelism: false,
    maxConcurrency: 10,
    reporters: ['verbose'],
    // The API that takes files in logs each request.
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
