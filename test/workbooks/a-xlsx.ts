import { crc32, deflateRawSync } from 'node:zlib';

/** A member of a zip file, with the headers as somebody may have set them. */
export interface ZipMember {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Bytes that the headers tell, when they are to lie. */
  readonly toldBytes?: number;
  /** Bits of the headers: 1 is encrypted. */
  readonly flags?: number;
  readonly isStored?: boolean;
  readonly crc?: number;
  /** In the directory: the same member once more, under another name. */
  readonly alias?: string;
  /** Sizes and place only in the zip64 field. */
  readonly isZip64?: boolean;
}

const magics = { member: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 };

/** A zip file as a writer (or an attacker) would make it, byte by byte. */
export function aZip(members: readonly ZipMember[]): Uint8Array<ArrayBuffer> {
  const body: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  let count = 0;
  for (const member of members) {
    const content = Buffer.from(member.content as string);
    const packed = member.isStored ? content : deflateRawSync(content);
    const fields = {
      ...{ packed: packed.length, size: member.toldBytes ?? content.length },
      ...{ flags: member.flags ?? 0, method: member.isStored ? 0 : 8 },
      crc: member.crc ?? crc32(content),
    };
    const head = [aMember(member.name, fields), packed];
    for (const name of [member.name, ...(member.alias === undefined ? [] : [member.alias])]) {
      directory.push(anEntry(name, fields, at, member.isZip64 ?? false));
      count += 1;
    }
    body.push(...head);
    at += head.reduce((sum, part) => sum + part.length, 0);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(magics.end, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...body, ...directory, end]));
}

interface Fields {
  readonly packed: number;
  readonly size: number;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
}

function aMember(name: string, fields: Fields): Uint8Array {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(magics.member, 0);
  writeFields(header, 6, fields);
  header.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([header, Buffer.from(name)]);
}

function anEntry(name: string, fields: Fields, at: number, isZip64: boolean): Uint8Array {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(magics.entry, 0);
  writeFields(header, 8, fields);
  header.writeUInt16LE(Buffer.byteLength(name), 28);
  header.writeUInt32LE(at, 42);
  if (!isZip64) return Buffer.concat([header, Buffer.from(name)]);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(fields.size), 4);
  extra.writeBigUInt64LE(BigInt(fields.packed), 12);
  extra.writeBigUInt64LE(BigInt(at), 20);
  for (const place of [20, 24, 42]) header.writeUInt32LE(0xffffffff, place);
  header.writeUInt16LE(extra.length, 30);
  return Buffer.concat([header, Buffer.from(name), extra]);
}

/** The fields that are the same in both headers, but for where they begin. */
function writeFields(header: Buffer, from: number, fields: Fields): void {
  header.writeUInt16LE(fields.flags, from);
  header.writeUInt16LE(fields.method, from + 2);
  header.writeUInt32LE(fields.crc, from + 8);
  header.writeUInt32LE(fields.packed, from + 12);
  header.writeUInt32LE(fields.size, from + 16);
}

const namespaces = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relations: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  package: 'http://schemas.openxmlformats.org/package/2006/relationships',
};

export interface XlsxParts {
  /** What stands inside `sheetData`, and behind it, of each sheet by its name. */
  readonly sheets?: Readonly<
    Record<string, { readonly data: string; readonly behind?: string; readonly before?: string }>
  >;
  /** The `si` elements. */
  readonly texts?: string;
  /** What stands inside `styleSheet`. */
  readonly styles?: string;
  /** Attributes of `workbookPr`, and of `calcPr`. */
  readonly workbookPr?: string;
  readonly calcPr?: string;
  /** Sheets that are hidden. */
  readonly hidden?: readonly string[];
  readonly hasMacros?: boolean;
  /** Takes the place of parts that are made here, or stands beside them; null leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

/** The parts of a small workbook whose XML is written by hand. */
export function xlsxMembers(given: XlsxParts): ZipMember[] {
  const { sheets = {}, texts, styles, hidden = [], parts = {} } = given;
  const names = Object.keys(sheets);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${namespaces.relations}/${type}" Target="${target}"/>`;
  const made: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': contentTypes(names.length),
    '_rels/.rels': `<Relationships xmlns="${namespaces.package}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      `<workbook xmlns="${namespaces.main}" xmlns:r="${namespaces.relations}">` +
      `<workbookPr ${given.workbookPr ?? ''}/><sheets>` +
      names
        .map((name, i) => {
          const state = hidden.includes(name) ? ' state="hidden"' : '';
          return `<sheet name="${name}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
        })
        .join('') +
      `</sheets><calcPr ${given.calcPr ?? ''}/></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `<Relationships xmlns="${namespaces.package}">` +
      names
        .map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`))
        .join('') +
      (texts === undefined ? '' : relation('t', 'sharedStrings', 'sharedStrings.xml')) +
      (styles === undefined ? '' : relation('s', 'styles', 'styles.xml')) +
      (given.hasMacros ? relation('m', 'vbaProject', 'vbaProject.bin') : '') +
      '</Relationships>',
  };
  for (const [i, name] of names.entries()) {
    const { data, before = '', behind = '' } = sheets[name] ?? { data: '' };
    made[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet xmlns="${namespaces.main}">${before}<sheetData>${data}</sheetData>${behind}</worksheet>`;
  }
  if (texts !== undefined) {
    made['xl/sharedStrings.xml'] = `<sst xmlns="${namespaces.main}">${texts}</sst>`;
  }
  if (styles !== undefined) {
    made['xl/styles.xml'] = `<styleSheet xmlns="${namespaces.main}">${styles}</styleSheet>`;
  }
  return Object.entries({ ...made, ...parts }).flatMap(([name, content]) =>
    content === null ? [] : [{ name, content }],
  );
}

function contentTypes(sheets: number): string {
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const worksheets = Array.from({ length: sheets }, (_, i) =>
    type(`worksheets/sheet${i + 1}`, 'worksheet'),
  );
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    type('workbook', 'sheet.main') +
    type('sharedStrings', 'sharedStrings') +
    type('styles', 'styles') +
    `${worksheets.join('')}</Types>`
  );
}

/** A small workbook whose XML is written by hand. */
export const anXlsx = (given: XlsxParts): Uint8Array<ArrayBuffer> => aZip(xlsxMembers(given));

/** A row of inline texts. */
export const textRow = (...texts: readonly string[]): string =>
  `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
