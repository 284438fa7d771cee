import type { SourceItem } from '../sources/source-item.ts';
import { rejectRow } from '../sources/table-reading.ts';
import { checkJson } from './check-json.ts';
import type { JsonReading } from './list-reading.ts';
import { readElement, rejectLong } from './read-element.ts';
import { skipSpace } from './scan-json.ts';
import { segmentCharsMax } from './scan-state.ts';
import { lineEnd } from './text-place.ts';

/** Characters of a wrong line that are kept. */
const tellChars = 200;

/** Rows of a text that holds an object a line; a line that is none costs only itself. */
export function createLinesReading(): JsonReading {
  let line = 1;
  let held = '';
  let isLong = false;
  let endsWithReturn = false;
  let blank = 0;

  const hold = (piece: string) => {
    isLong ||= held.length + piece.length > segmentCharsMax;
    held = isLong ? (held + piece).slice(0, tellChars) : held + piece;
  };
  const endLine = (out: SourceItem[]) => {
    if (held.trim() === '') blank += 1;
    else out.push(isLong ? rejectLong(line, held) : readLine(held, line));
    line += 1;
    held = '';
    isLong = false;
  };

  return {
    isRefused: () => false,
    take(text, out) {
      // The second half of a `\r\n` that was cut in two ends no line of its own.
      let from = endsWithReturn && text.startsWith('\n') ? 1 : 0;
      for (let end = lineEnd(text, from); end !== -1; end = lineEnd(text, from)) {
        hold(text.slice(from, end).replace(/[\r\n]+$/, ''));
        endLine(out);
        from = end;
      }
      hold(text.slice(from));
      if (text !== '') endsWithReturn = text.endsWith('\r');
    },
    end(out) {
      // Behind the last line end there is no line.
      if (held !== '') endLine(out);
      out.push({ kind: 'facts', leftOut: { blank } });
    },
  };
}

function readLine(text: string, line: number): SourceItem {
  const start = skipSpace(text, 0);
  const element = text.slice(start);
  const check = checkJson(element);
  if (check.kind === 'sound') return readElement(element, check.facts, 0, line);
  const { at, problem, excerpt } = check.error;
  const value = text.length > tellChars ? excerpt : text;
  return rejectRow(line, 'RUN-R07', { at: start + at, json_problem: problem, value });
}
