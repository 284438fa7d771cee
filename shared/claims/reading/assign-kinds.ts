import type { Finding } from '../../findings/finding.ts';
import { newFinding } from '../../findings/new-finding.ts';
import type { ReadingPorts } from '../../runs/read-run.ts';
import type { Run, RunFile } from '../../runs/run.ts';
import { type LineKind, slotOfKind } from '../claim-slots.ts';
import { recogniseKind } from '../lines/recognise-kind.ts';
import { fieldsOfKind } from './fields-of-kind.ts';

/** A file of the run with what it is read as, in the slot where that belongs. */
export interface KindOfFile {
  readonly kind: LineKind;
  readonly file: RunFile;
}

export type KindsAssigned =
  | {
      readonly kind: 'assigned';
      /** The statement first. */
      readonly files: readonly KindOfFile[];
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'refused'; readonly finding: Finding };

const other: Readonly<Record<LineKind, LineKind>> = { stat: 'recap', recap: 'stat' };

/**
 * Recognises which of the two files is the statement and which the recap. Swapped slots are put
 * right (CLM-F08; of a drop, where nobody chose a slot, silently), two of one kind are refused
 * (CLM-F18). A file that is neither keeps what is left: reading it says which column is missing.
 *
 * @see CLAIMS §2 "Kind detection"
 */
export async function assignKinds(
  ports: Pick<ReadingPorts, 'files' | 'readItems'>,
  run: Run,
): Promise<KindsAssigned> {
  const [first, second] = run.files;
  if (first === undefined || second === undefined) throw new Error(`${run.id} has not two files`);
  let [ofFirst, ofSecond] = [await findKind(ports, first), await findKind(ports, second)];
  if (ofFirst !== undefined && ofFirst === ofSecond) {
    // One of the two may be a workbook that holds the other table as well.
    if (await holds(ports, second, other[ofFirst])) ofSecond = other[ofFirst];
    else if (await holds(ports, first, other[ofFirst])) ofFirst = other[ofFirst];
    else return { kind: 'refused', finding: refuseBoth(ofFirst, run.files) };
  }
  const kind = ofFirst ?? (ofSecond === undefined ? slotKind(first) : other[ofSecond]);
  const files = [place(first, kind), place(second, other[kind])];
  files.sort((a, b) => (a.kind === 'stat' ? 0 : 1) - (b.kind === 'stat' ? 0 : 1));
  const isSwapped = files.some(({ file }) =>
    run.files.every(({ id, slot }) => id !== file.id || slot !== file.slot),
  );
  return {
    kind: 'assigned',
    files,
    findings: isSwapped && run.createdBy !== 'drop' ? [tellSwap(files)] : [],
  };
}

const slotKind = ({ slot }: RunFile): LineKind => (slot === 'recap_file' ? 'recap' : 'stat');

const place = (file: RunFile, kind: LineKind): KindOfFile => ({
  kind,
  file: { ...file, slot: slotOfKind[kind] },
});

/** Looks for the kind of the file's slot first: a workbook may hold both tables. */
async function findKind(
  ports: Pick<ReadingPorts, 'files' | 'readItems'>,
  file: RunFile,
): Promise<LineKind | undefined> {
  const expected = slotKind(file);
  for (const kind of [expected, other[expected]]) {
    if (await holds(ports, file, kind)) return kind;
  }
  return undefined;
}

/** Whether the table that is read as this kind is one. */
async function holds(
  ports: Pick<ReadingPorts, 'files' | 'readItems'>,
  file: RunFile,
  kind: LineKind,
): Promise<boolean> {
  const header = await readHeader(ports, file, kind);
  return header !== undefined && recogniseKind(header) === kind;
}

/** The columns' names, as the reader finds them that looks for one kind; the rest is not read. */
async function readHeader(
  { files, readItems }: Pick<ReadingPorts, 'files' | 'readItems'>,
  file: RunFile,
  kind: LineKind,
): Promise<readonly string[] | undefined> {
  if (file.key === null) throw new Error(`${file.id} lies nowhere`);
  const looked = { ...file, layout: null };
  for await (const batch of readItems(await files.open(file.key), looked, fieldsOfKind(kind))) {
    for (const item of batch) {
      if (item.kind === 'header') return item.cells;
      if (item.kind === 'object') return Object.keys(item.value);
      if (item.kind === 'problem' && item.level === 'blocking') return undefined;
    }
  }
  return undefined;
}

function refuseBoth(kind: LineKind, files: readonly RunFile[]): Finding {
  return newFinding({
    code: 'CLM-F18',
    level: 'blocking',
    slot: slotOfKind[other[kind]],
    data: { kind, names: files.map(({ name }) => name) },
  });
}

function tellSwap(files: readonly KindOfFile[]): Finding {
  const nameOf = (wanted: LineKind) => files.find(({ kind }) => kind === wanted)?.file.name ?? '';
  return newFinding({
    code: 'CLM-F08',
    level: 'warning',
    slot: slotOfKind.stat,
    data: { stat: nameOf('stat'), recap: nameOf('recap') },
  });
}
