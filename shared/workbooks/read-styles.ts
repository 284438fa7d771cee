import { readPart } from './find-parts.ts';
import { type NumberFormat, readBuiltInFormat, readNumberFormat } from './number-format.ts';
import type { ZipPackage } from './open-zip.ts';
import type { ZipEntry } from './read-zip-directory.ts';
import { UnreadableWorkbook } from './unreadable-workbook.ts';
import { stylesBytesMax, stylesMax } from './workbook-limits.ts';
import { readAttributes } from './xml-text.ts';

/**
 * The number format of every cell style, by the style's place.
 *
 * @param entry undefined when the workbook has no styles: then every number is plain
 * @throws UnreadableWorkbook RUN-F18 when there are far more than any program makes
 */
export async function readStyles(
  zip: ZipPackage,
  entry: ZipEntry | undefined,
): Promise<readonly NumberFormat[]> {
  if (entry === undefined) return [];
  const codes = new Map<number, NumberFormat>();
  const ids: number[] = [];
  let list = '';
  let count = 0;
  await readPart(
    zip,
    entry,
    {
      open(name, attributes) {
        // The same elements also stand in lists that no cell refers to.
        if (name === 'numFmts' || name === 'cellXfs') list = name;
        const isCode = list === 'numFmts' && name === 'numFmt';
        const isStyle = list === 'cellXfs' && name === 'xf';
        if (!isCode && !isStyle) return;
        count += 1;
        if (count > stylesMax) throw new UnreadableWorkbook('RUN-F18', { part: entry.name });
        const found = readAttributes(attributes);
        const id = Number(found.get('numFmtId') ?? 0);
        if (isCode) codes.set(id, readNumberFormat(found.get('formatCode') ?? ''));
        else ids.push(id);
      },
      close(name) {
        if (name === list) list = '';
      },
      text() {},
    },
    stylesBytesMax,
  );
  return ids.map((id) => codes.get(id) ?? readBuiltInFormat(id));
}
