import { decodeXml } from './decode-xml.ts';
import type { ZipPackage } from './open-zip.ts';
import type { ZipEntry } from './read-zip-directory.ts';
import { scanPart, type XmlReader } from './scan-xml.ts';
import { UnreadableWorkbook } from './unreadable-workbook.ts';
import { smallPartBytesMax } from './workbook-limits.ts';
import { readAttributes } from './xml-text.ts';

/** A relation of a part to another of the package (Open Packaging Conventions). */
export interface Relation {
  readonly id: string;
  /** Last word of its type, which is the same in the strict and the transitional standard. */
  readonly type: string;
  /** Name of the other part, from the root of the package. */
  readonly target: string;
}

/** Scans one part that is there, up to `bytesMax`. */
export async function readPart(
  zip: ZipPackage,
  entry: ZipEntry,
  reader: XmlReader,
  bytesMax: number = smallPartBytesMax,
): Promise<void> {
  if (entry.size > bytesMax) throw new UnreadableWorkbook('RUN-F18', { part: entry.name });
  await scanPart(decodeXml(zip.inflate(entry)), reader, entry.name);
}

/** The relations of a part; none when it has none. The package itself is the part ''. */
export async function readRelations(zip: ZipPackage, part: string): Promise<readonly Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const entry = zip.find(`${folder}_rels/${part.slice(folder.length)}.rels`);
  const relations: Relation[] = [];
  if (entry === undefined) return relations;
  await readPart(zip, entry, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const found = readAttributes(attributes);
      if (found.get('TargetMode') === 'External') return;
      const type = (found.get('Type') ?? '').split('/').at(-1) ?? '';
      const target = resolveTarget(folder, found.get('Target') ?? '');
      relations.push({ id: found.get('Id') ?? '', type, target });
    },
    close() {},
    text() {},
  });
  return relations;
}

/** Real ones have about 80; a pattern may take long over one without end. */
const typeCharsMax = 255;

/** The main part by its type of content, for packages whose relations do not name it. */
export async function findByContentType(
  zip: ZipPackage,
  type: RegExp,
): Promise<string | undefined> {
  const entry = zip.find('[Content_Types].xml');
  let part: string | undefined;
  if (entry === undefined) return undefined;
  await readPart(zip, entry, {
    open(name, attributes) {
      if (name !== 'Override') return;
      const found = readAttributes(attributes);
      const told = found.get('ContentType') ?? '';
      const isIt = told.length <= typeCharsMax && type.test(told);
      if (isIt) part ??= found.get('PartName');
    },
    close() {},
    text() {},
  });
  return part === undefined ? undefined : resolveTarget('', part);
}

/** A target from the root of the package: `/xl/a.xml`, `a.xml`, `../a.xml`, `.\a.xml`. */
function resolveTarget(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
