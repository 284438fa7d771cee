import { endValue, fail, type JsonScan, type NumberState, segmentCharsMax } from './scan-state.ts';

/** Figures that every double tells apart; a number with more may be changed by becoming one. */
const safeFigures = 15;
/** For each state of a number, what may follow: a figure (`1` stands for 1 to 9), a sign, a mark. */
const numberSteps: Readonly<Record<NumberState, Readonly<Record<string, NumberState>>>> = {
  minus: { '0': 'zero', '1': 'whole' },
  zero: { '.': 'point', e: 'exponent' },
  whole: { '0': 'whole', '1': 'whole', '.': 'point', e: 'exponent' },
  point: { '0': 'fraction', '1': 'fraction' },
  fraction: { '0': 'fraction', '1': 'fraction', e: 'exponent' },
  exponent: {
    '0': 'exponent-digits',
    '1': 'exponent-digits',
    '+': 'exponent-sign',
    '-': 'exponent-sign',
  },
  'exponent-sign': { '0': 'exponent-digits', '1': 'exponent-digits' },
  'exponent-digits': { '0': 'exponent-digits', '1': 'exponent-digits' },
};

/** Goes on in a number; it ends before the first character that is none of it. */
export function takeNumber(scan: JsonScan, begun: NumberState, text: string, from: number): number {
  let state = begun;
  let at = isRunOfFigures(state) ? skipFigures(text, from) : from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const next = numberSteps[state][classOf(code)];
    if (next === undefined) return leaveNumber(scan, state, code, at);
    state = next;
    at = isRunOfFigures(state) ? skipFigures(text, at + 1) : at + 1;
  }
  scan.token = state;
  return text.length;
}

/** States in which any number of figures may follow. */
function isRunOfFigures(state: NumberState): boolean {
  return state === 'whole' || state === 'fraction' || state === 'exponent-digits';
}

function skipFigures(text: string, from: number): number {
  let at = from;
  while (at < text.length && isFigure(text.charCodeAt(at))) at += 1;
  return at;
}

function leaveNumber(scan: JsonScan, state: NumberState, code: number, at: number): number {
  if (!isWholeNumber(state)) {
    return fail(scan, state === 'minus' && isLetter(code) ? 'unknown-word' : 'wrong-number', at);
  }
  if (continuesNumber(code)) return fail(scan, 'wrong-number', at);
  endNumber(scan, state, at);
  return at;
}

function classOf(code: number): string {
  if (code > 0x30 && code <= 0x39) return '1';
  return code === 0x45 ? 'e' : String.fromCharCode(code);
}

export function isWholeNumber(state: string): boolean {
  return (
    state === 'zero' || state === 'whole' || state === 'fraction' || state === 'exponent-digits'
  );
}

export function endNumber(scan: JsonScan, state: NumberState, at: number): void {
  const place = { start: scan.numberStart, end: scan.offset + at };
  const isWide = state === 'exponent-digits' || place.end - place.start > safeFigures;
  // Of a segment that is too long to be kept nothing need be remembered.
  if (isWide && place.end <= segmentCharsMax) scan.segment.wideNumbers.push(place);
  endValue(scan);
}

function isFigure(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

/** `01`, `0x1F`, `1.2.3`, `5k`: a number that goes on as none does. */
function continuesNumber(code: number): boolean {
  return isFigure(code) || isLetter(code) || '.+-'.includes(String.fromCharCode(code));
}
