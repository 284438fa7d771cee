import type { SourceItem } from '../sources/source-item.ts';
import { blockFile } from '../sources/table-reading.ts';
import type { ListKeys } from './list-keys.ts';
import { createListPath, type RowsShape } from './list-path.ts';
import { readElement, rejectLong } from './read-element.ts';
import { beginSegment, endBlock, endScan, scanJson, skipSpace } from './scan-json.ts';
import { createScan, type JsonScan, segmentCharsMax } from './scan-state.ts';
import { createSegmentText } from './segment-text.ts';
import { createTextPlace, hasEnough, type TextPlace, tellExcerpt } from './text-place.ts';

/** Reads the rows of a JSON text, block by block. */
export interface JsonReading {
  /** Puts the rows that end in this block into `out`. */
  take(text: string, out: SourceItem[]): void;
  /** The text has ended. */
  end(out: SourceItem[]): void;
  /** Whether the file is refused; nothing more need be taken. */
  isRefused(): boolean;
}

/** Rows of one text: the elements of a list, or objects one behind the other. */
export function createListReading(shape: RowsShape, keys: ListKeys): JsonReading {
  const scan = createScan();
  const place = createTextPlace();
  const where = createListPath(scan, shape, keys);
  const segment = createSegmentText();
  let row = 0;
  let after: string | undefined;
  let isRefused = false;

  const refuse = (item: SourceItem, out: SourceItem[]) => {
    isRefused = true;
    out.push(item);
  };
  const takeElement = (text: string, end: number, out: SourceItem[]) => {
    if (where.isSecondList()) {
      refuse(blockFile('RUN-F28', { lists: where.lists() }), out);
      return;
    }
    row += 1;
    const element = segment.upTo(text, end);
    out.push(
      element.isLong
        ? rejectLong(row, element.text)
        : readElement(element.text, scan.segment, where.depth(), row),
    );
  };
  const takeBlock = (text: string, out: SourceItem[]): number => {
    let at = 0;
    while (!isRefused) {
      if (segment.isEmpty()) {
        at = skipSpace(text, at);
        if (at === text.length) return at;
        where.expectAnother(text.charAt(at));
        beginSegment(scan, at);
        segment.begin(at);
      }
      at = scanJson(scan, text, at);
      if (scan.stop === null) return at;
      const met = where.follow(scan.stop, () => segment.upTo(text, at).text);
      if (met === 'element') takeElement(text, at, out);
      if (met !== 'inside') segment.clear();
    }
    return at;
  };

  return {
    isRefused: () => isRefused,
    take(text, out) {
      if (after !== undefined) {
        after += text.slice(0, 100);
      } else {
        const at = takeBlock(text, out);
        if (isRefused) return;
        segment.hold(text);
        endBlock(scan, text);
        place.pass(scan.problem === null ? text : text.slice(0, at));
        if (scan.problem !== null) after = text.slice(at, at + 100);
      }
      if (after !== undefined && hasEnough(after)) refuse(tellProblem(scan, place, after), out);
    },
    end(out) {
      if (isRefused) return;
      const held = segment.isEmpty() ? '' : segment.upTo('', 0).text;
      if (scan.problem === null && endScan(scan) && where.endsElement()) {
        out.push(readElement(held, scan.segment, where.depth(), row + 1));
      }
      if (scan.problem !== null) refuse(tellProblem(scan, place, after ?? ''), out);
      else if (!where.hasList()) {
        refuse(blockFile('RUN-F07', { max: segmentCharsMax, names: keys.told }), out);
      } else if (where.listsLeftOut().length > 0) {
        out.push({ kind: 'facts', listsLeftOut: where.listsLeftOut() });
      }
    },
  };
}

function tellProblem(scan: JsonScan, place: TextPlace, after: string): SourceItem {
  if (scan.problem === 'too-deep') return blockFile('RUN-F27', { ...place.position() });
  const excerpt = tellExcerpt(place.before(), after);
  return blockFile('RUN-F06', { ...place.position(), json_problem: scan.problem, excerpt });
}
