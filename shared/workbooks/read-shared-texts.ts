import { isBlank } from '../sources/table-reading.ts';
import { readPart } from './find-parts.ts';
import type { ZipPackage } from './open-zip.ts';
import type { ZipEntry } from './read-zip-directory.ts';
import { createTextCollector } from './text-collector.ts';
import { UnreadableWorkbook } from './unreadable-workbook.ts';
import { sharedTextsBytesMax, sharedTextsMax } from './workbook-limits.ts';
import { unescapeCell } from './xml-text.ts';

/**
 * The texts that cells name by their place. Runs of different looks are joined; how a Japanese or
 * Chinese text is pronounced is left out.
 *
 * @param entry undefined when the workbook has none
 * @throws UnreadableWorkbook RUN-F20 when there are too many
 */
export async function readSharedTexts(
  zip: ZipPackage,
  entry: ZipEntry | undefined,
): Promise<readonly string[]> {
  const texts: string[] = [];
  if (entry === undefined) return texts;
  const refusal = () =>
    new UnreadableWorkbook('RUN-F20', {
      max: sharedTextsMax,
      max_mb: sharedTextsBytesMax / 2 ** 20,
    });
  if (entry.size > sharedTextsBytesMax) throw refusal();
  const collector = createTextCollector();
  await readPart(
    zip,
    entry,
    {
      open(name) {
        if (name === 'si') collector.begin();
        else collector.open(name);
      },
      close(name) {
        if (name !== 'si') {
          collector.close(name);
          return;
        }
        if (texts.length === sharedTextsMax) throw refusal();
        const text = unescapeCell(collector.end());
        // A blank one is none: each cell that names it would have to be looked through for that.
        texts.push(isBlank(text) ? '' : text);
      },
      text: collector.text,
    },
    sharedTextsBytesMax,
  );
  return texts;
}
