import { writeFileSync } from 'node:fs';
import { aZip, xlsxMembers } from '../test/workbooks/a-xlsx.ts';

const words = ['Initiation', 'Élevage', 'Comptabilité', 'Réseaux', 'Soudure', 'Python', 'Gestion'];

/**
 * Writes a workbook as Excel would: columns of shared texts (some in every row, some of one row
 * only), whole and broken numbers, amounts with a currency, days and an empty column.
 */
export function writeWorkbookFile(file: string, rows: number, columns: number): void {
  const texts: string[] = [];
  const places = new Map<string, number>();
  const share = (text: string): number => {
    const known = places.get(text) ?? texts.length;
    if (known === texts.length) texts.push(text);
    places.set(text, known);
    return known;
  };
  const lines: string[] = [];
  for (let row = 1; row <= rows + 1; row += 1) {
    let line = `<row r="${row}" spans="1:${columns}">`;
    for (let column = 0; column < columns; column += 1) {
      const place = `${String.fromCharCode(65 + column)}${row}`;
      line +=
        row === 1 ? aText(place, share(`column ${column + 1}`)) : aCell(place, row, column, share);
    }
    lines.push(`${line}</row>`);
  }
  const members = xlsxMembers({
    sheets: { Cours: { data: lines.join('\n') } },
    texts: texts.map((text) => `<si><t>${text}</t></si>`).join(''),
    styles:
      '<numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0 &quot;FCFA&quot;"/></numFmts>' +
      '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>',
  });
  writeFileSync(file, aZip(members));
}

const aText = (place: string, text: number): string => `<c r="${place}" t="s"><v>${text}</v></c>`;

function aCell(
  place: string,
  row: number,
  column: number,
  share: (text: string) => number,
): string {
  // Told by row and column, so that every run reads the same.
  const chance = (row * 7_919 + column * 104_729) % 10_007;
  const word = words[chance % words.length] ?? '';
  switch (column % 5) {
    case 0:
      return aText(place, share(column === 0 ? `${word} n° ${row}` : `${word} ${chance % 500}`));
    case 1:
      return `<c r="${place}"><v>${20140000000000 + row * 31 + column}</v></c>`;
    case 2:
      return `<c r="${place}"><v>${chance / 7}</v></c>`;
    case 3:
      return `<c r="${place}" s="1"><v>${40_000 + (chance % 5_000)}</v></c>`;
    default:
      return column > 15 ? '' : `<c r="${place}" s="2"><v>${chance * 25}</v></c>`;
  }
}
