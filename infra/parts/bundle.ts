import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

/** Where the code of each function lies, by `<room>/<verb-noun>`. */
export interface Bundles {
  /** @throws Error naming the handler file that is missing */
  folderOf(handler: string): string;
}

const handlerEnding = '.handler.ts';

/**
 * Bundles every handler in one pass: `functions/<room>/<name>.handler.ts` →
 * `dist/functions/<room>/<name>/index.mjs`. The SDK is bundled too, so a function runs with the
 * versions that were tested and starts faster than with the runtime's own.
 *
 * @param root folder of the project
 */
export async function bundleFunctions(root: string): Promise<Bundles> {
  const outdir = join(root, 'dist', 'functions');
  const handlers = listHandlers(root);
  await build({
    absWorkingDir: resolve(root),
    entryPoints: handlers.map((handler) => ({
      in: join('functions', handler + handlerEnding),
      out: join(handler, 'index'),
    })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minify: true,
    // Names of classes and functions are read in logs and compared in tests of errors.
    keepNames: true,
    mainFields: ['module', 'main'],
    // CommonJS packages in an ES module still ask for `require`.
    banner: {
      js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return bundlesIn(outdir, handlers);
}

/** Handlers of the project, as `<room>/<verb-noun>`, sorted. */
export function listHandlers(root: string): readonly string[] {
  return globSync(`*/*${handlerEnding}`, { cwd: join(root, 'functions') })
    .map((file) => file.slice(0, -handlerEnding.length).replaceAll('\\', '/'))
    .sort();
}

/** Only what was bundled now counts: a folder may be left of a handler that is gone. */
export function bundlesIn(outdir: string, handlers: readonly string[]): Bundles {
  return {
    folderOf: (handler) => {
      if (handlers.includes(handler)) return join(outdir, handler);
      throw new Error(`No handler: functions/${handler}${handlerEnding} is missing`);
    },
  };
}
