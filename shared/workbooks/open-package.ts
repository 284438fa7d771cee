import { findByContentType, type Relation, readPart, readRelations } from './find-parts.ts';
import type { ZipPackage } from './open-zip.ts';
import type { ZipEntry } from './read-zip-directory.ts';
import { UnreadableWorkbook } from './unreadable-workbook.ts';
import { inflatedBytesMax, sheetsMax } from './workbook-limits.ts';
import { isTrue, readAttributes } from './xml-text.ts';

/** A sheet of cells; charts and dialogues are none. */
export interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  readonly entry: ZipEntry;
}

/** What the workbook part tells, and where the others are. */
export interface WorkbookPackage {
  readonly zip: ZipPackage;
  readonly sheets: readonly SheetPart[];
  /** Days are counted from 1904 (workbooks that began on a Macintosh). */
  readonly is1904: boolean;
  /** The writer asks for every formula to be computed on opening: its own values are none. */
  readonly isUncomputed: boolean;
  readonly hasMacros: boolean;
  readonly sharedTexts: ZipEntry | undefined;
  readonly styles: ZipEntry | undefined;
}

/**
 * Finds the parts of a workbook by their relations, whatever they are called.
 *
 * @param name of the file, for the refusal of another kind of package
 * @throws UnreadableWorkbook RUN-F01 no workbook, RUN-F13 one in a format that is not read, RUN-F08
 *   too large, RUN-F29 too many sheets, RUN-F10 damaged
 */
export async function openPackage(zip: ZipPackage, name: string): Promise<WorkbookPackage> {
  const mainPart = await findMainPart(zip);
  const main = zip.find(mainPart);
  if (main === undefined) throw refusePackage(zip, name);
  const isBinary = main.name.endsWith('.bin');
  if (isBinary) {
    throw new UnreadableWorkbook('RUN-F13', { name, kind: 'xlsb', label: 'Excel .xlsb' });
  }
  const relations = await readRelations(zip, mainPart);
  const partOf = (type: string) => {
    const target = relations.find((relation) => relation.type === type)?.target;
    return target === undefined ? undefined : zip.find(target);
  };
  const told = await readWorkbookPart(zip, main);
  const sheets = findSheets(zip, told.sheets, relations);
  if (sheets.length === 0) throw new UnreadableWorkbook('RUN-F10');
  checkSize(zip, sheets);
  return {
    ...{ zip, sheets, is1904: told.is1904, isUncomputed: told.isUncomputed },
    hasMacros: relations.some(({ type }) => type === 'vbaProject' || type === 'xlMacrosheet'),
    sharedTexts: partOf('sharedStrings'),
    styles: partOf('styles'),
  };
}

/** The sheets of cells. Each part is one sheet: others that name it again hold nothing else. */
function findSheets(
  zip: ZipPackage,
  told: readonly ToldSheet[],
  relations: readonly Relation[],
): readonly SheetPart[] {
  const targets = new Map(
    relations.flatMap(({ id, type, target }) => (type === 'worksheet' ? [[id, target]] : [])),
  );
  const sheets = new Map<ZipEntry, SheetPart>();
  for (const { id, name, isHidden } of told) {
    const entry = zip.find(targets.get(id) ?? '');
    if (entry !== undefined && !sheets.has(entry)) sheets.set(entry, { name, isHidden, entry });
  }
  return [...sheets.values()];
}

async function findMainPart(zip: ZipPackage): Promise<string> {
  const relations = await readRelations(zip, '');
  const named = relations.find(({ type }) => type === 'officeDocument')?.target;
  if (named !== undefined && zip.find(named) !== undefined) return named;
  const type = /(?:sheet|template)\.(?:main|macroEnabled\.main|binary)|excel\..*\.main\+xml/i;
  return (await findByContentType(zip, type)) ?? 'xl/workbook.xml';
}

function refusePackage(zip: ZipPackage, name: string): UnreadableWorkbook {
  if (zip.find('EncryptedPackage') !== undefined) return new UnreadableWorkbook('RUN-F09');
  if (zip.find('[Content_Types].xml') !== undefined) return new UnreadableWorkbook('RUN-F10');
  const isOpenDocument = zip.find('content.xml') !== undefined;
  const kind = isOpenDocument ? 'opendocument' : 'zip';
  const label = isOpenDocument ? 'OpenDocument' : 'ZIP';
  return new UnreadableWorkbook('RUN-F01', { name, kind, label });
}

interface ToldSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly id: string;
}

async function readWorkbookPart(
  zip: ZipPackage,
  main: ZipEntry,
): Promise<Pick<WorkbookPackage, 'is1904' | 'isUncomputed'> & { sheets: readonly ToldSheet[] }> {
  const sheets: ToldSheet[] = [];
  let is1904 = false;
  let isUncomputed = false;
  let isWorkbook = false;
  await readPart(zip, main, {
    open(name, attributes) {
      const found = readAttributes(attributes);
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') is1904 = isTrue(found.get('date1904'));
      if (name === 'calcPr') isUncomputed = isTrue(found.get('fullCalcOnLoad'));
      if (name !== 'sheet') return;
      if (sheets.length === sheetsMax) throw new UnreadableWorkbook('RUN-F29', { max: sheetsMax });
      const state = found.get('state') ?? 'visible';
      // The prefix of the relation's id is the writer's choice.
      const id = [...found].find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      sheets.push({ name: found.get('name') ?? '', isHidden: state !== 'visible', id });
    },
    close() {},
    text() {},
  });
  // A presentation or a text also has a main part.
  if (!isWorkbook) throw new UnreadableWorkbook('RUN-F10');
  return { sheets, is1904, isUncomputed };
}

/** Names the part that is most to blame, a sheet as the program shows it. */
function checkSize(zip: ZipPackage, sheets: readonly SheetPart[]): void {
  const total = zip.entries.reduce((sum, { size }) => sum + size, 0);
  if (total <= inflatedBytesMax) return;
  const [largest] = [...zip.entries].sort((a, b) => b.size - a.size);
  const sheet = sheets.find(({ entry }) => entry === largest)?.name ?? largest?.name ?? '';
  throw new UnreadableWorkbook('RUN-F08', {
    sheet,
    mb: Math.ceil(total / 2 ** 20),
    max_mb: inflatedBytesMax / 2 ** 20,
  });
}
