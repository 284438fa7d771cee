import { nameCell } from './cell-name.ts';
import { escapeCellText, toSheetText } from './sheet-text.ts';
import { openZipEntry, type PackedEntry } from './zip-entry.ts';

/** The notes of one sheet: their texts in one file, the boxes that show them in another. */
export interface NoteWriting {
  /** @param column from 0 @param row from 1 */
  add(column: number, row: number, text: string): Promise<void>;
  readonly count: number;
  end(): Promise<readonly [texts: PackedEntry, boxes: PackedEntry]>;
}

const notesHead =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<authors><author>Quai</author></authors><commentList>';
const boxesHead =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:x="urn:schemas-microsoft-com:office:excel">' +
  '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

export function openNotes(sheet: number): NoteWriting {
  const texts = openZipEntry(`xl/comments${sheet}.xml`);
  const boxes = openZipEntry(`xl/drawings/vmlDrawing${sheet}.vml`);
  let count = 0;
  return {
    get count() {
      return count;
    },
    async add(column, row, text) {
      if (count === 0) {
        await texts.write(notesHead);
        await boxes.write(boxesHead);
      }
      count += 1;
      const kept = toSheetText(text);
      await texts.write(
        `<comment ref="${nameCell(column, row)}" authorId="0"><text><t xml:space="preserve">${escapeCellText(kept)}</t></text></comment>`,
      );
      await boxes.write(writeBox(count, column, row, kept));
    },
    async end() {
      await texts.write('</commentList></comments>');
      await boxes.write('</xml>');
      return [await texts.end(), await boxes.end()];
    },
  };
}

/** Columns that a box covers, and characters of a line in it. */
const boxColumns = 3;
const lineChars = 45;
const linesMax = 14;

/** A hidden box right of its cell, high enough for its text. */
function writeBox(number: number, column: number, row: number, text: string): string {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil(line.length / lineChars), 1);
  const bottom = row - 1 + Math.min(linesMax, Math.max(3, lines));
  // Column and row of the left upper corner and of the right lower one, each with its pixels.
  const anchor = [column + 1, 12, row - 1, 4, column + 1 + boxColumns, 12, bottom, 4].join(', ');
  return (
    `<v:shape id="_x0000_s${1024 + number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}
