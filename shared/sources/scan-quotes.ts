/** Where a scan stands in a record; kept as numbers because it changes with every character. */
export type QuoteState = number;

export const atField = 0;
const inPlain = 1;
const inQuotes = 2;
const behindQuote = 3;
const behindSpaces = 4;
export const atEnd = 5;
/** Added to a state when the character proves the quotes of the record wrong. */
const wrong = 8;

const quote = 0x22;
const newline = 0x0a;

export const hasWrongQuote = (state: QuoteState): boolean => state >= wrong;
export const stateOnly = (state: QuoteState): QuoteState => state % wrong;

/**
 * One character further in a record, by the rules of papaparse: a cell that begins with a quote
 * ends with one that is followed by the delimiter or the line end, blanks between allowed; a quote
 * elsewhere in it has to be doubled; in a cell without quotes they are ordinary characters. Behind
 * a wrong quote the cell goes on.
 */
export function stepQuotes(state: QuoteState, code: number, delimiter: number): QuoteState {
  switch (state) {
    case atField:
      if (code === quote) return inQuotes;
      return code === delimiter ? atField : code === newline ? atEnd : inPlain;
    case inPlain:
      return code === delimiter ? atField : code === newline ? atEnd : inPlain;
    case inQuotes:
      return code === quote ? behindQuote : inQuotes;
    default:
      if (code === delimiter) return atField;
      if (code === newline) return atEnd;
      if (code === quote) return state === behindQuote ? inQuotes : behindQuote + wrong;
      return isBlankCode(code) ? behindSpaces : inQuotes + wrong;
  }
}

function isBlankCode(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return String.fromCharCode(code).trim() === '';
}

export type RecordScan =
  /** `end` is the place behind the line end. */
  | { readonly kind: 'complete'; readonly end: number; readonly cells: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'malformed'; readonly at: number };

/**
 * Follows one record to its end.
 *
 * @param openUntil a quoted cell that goes over a line's end before this place is known to go wrong
 */
export function scanRecord(
  text: string,
  from: number,
  delimiter: string,
  openUntil = 0,
): RecordScan {
  const delimiterCode = delimiter.charCodeAt(0);
  let state = atField;
  let cells = 1;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    state = stepQuotes(state, code, delimiterCode);
    if (state === atEnd) return { kind: 'complete', end: at + 1, cells };
    if (hasWrongQuote(state)) return { kind: 'malformed', at };
    if (state === atField) cells += 1;
    if (code === newline && at < openUntil && stateOnly(state) === inQuotes) {
      return { kind: 'malformed', at: openUntil };
    }
  }
  return { kind: 'open' };
}
