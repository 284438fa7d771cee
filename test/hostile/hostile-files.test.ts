import { describe, expect, test } from 'vitest';
import { word } from '../../shared/messages/catalogue.ts';
import { hostileBinaries } from './hostile-binaries.ts';
import type { HostileFile } from './hostile-file.ts';
import { hostileTexts } from './hostile-texts.ts';
import { readInAChild } from './in-a-child.ts';

/** Megabytes that a file takes when its reader keeps to constant memory, Node itself included. */
const peakMegabytesMax = 400;
/** What no file may take: a function has so much. */
const functionMegabytes = 1_024;

describe.each([
  ['texts', hostileTexts],
  ['packages and other bytes', hostileBinaries],
] as const)('hostile %s', (_kind, files: readonly HostileFile[]) => {
  test.each(files)(
    '$why: $code',
    async ({ name, content, code, accepted = 0, peakMegabytesMax: max = peakMegabytesMax }) => {
      const reading = await readInAChild(name, typeof content === 'function' ? content() : content);
      expect(reading).toMatchObject({ accepted, ...(code ? { code } : { rejected: 0 }) });
      expect(reading.peakMegabytes).toBeLessThan(Math.min(max, functionMegabytes));
      if (code === '') return;
      for (const lang of ['fr', 'en'] as const) {
        const { message, fix } = word(code, reading.data ?? {}, lang);
        // A place that nothing fills would stand there in braces.
        expect(message).not.toMatch(/\{\w+\}|^RUN-|undefined|null/);
        expect(fix).toBeTruthy();
      }
    },
    120_000,
  );
});
