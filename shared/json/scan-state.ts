import type { Expected, JsonProblem } from './json-problem.ts';

/** Levels of brackets; more is no data, and what is remembered of each has to stay small. */
export const levelsMax = 1_000_000;

/** Characters of one row; the text of a longer one is not kept. */
export const segmentCharsMax = 1_000_000;

/** A part of a text that may be cut in two by the border of a block. */
export type Token = 'none' | 'text' | 'escape' | 'hex' | 'word' | NumberState;

export type NumberState =
  | 'minus'
  | 'zero'
  | 'whole'
  | 'point'
  | 'fraction'
  | 'exponent'
  | 'exponent-sign'
  | 'exponent-digits';

/** Where a number stands in a segment. */
export interface NumberPlace {
  readonly start: number;
  readonly end: number;
}

/** How far a text has been checked, between two blocks of it. */
export interface JsonScan {
  expected: Expected;
  token: Token;
  /** Whether the text that is open is a key. */
  isKey: boolean;
  /** Of `\u12…`, and of `tru…`: what is still to come. */
  awaited: string;
  hexLeft: number;
  depth: number;
  /** 1 for an object, 0 for a list, for each level that is open. */
  brackets: Uint8Array;
  /** Scanning stops after every mark at this depth or above it, to be told where it is. */
  floor: number;
  /** What scanning stopped for. */
  stop: 'opened' | 'closed' | 'scalar' | 'key' | 'mark' | null;
  problem: JsonProblem | null;
  /** Characters from the segment's beginning to the beginning of the block; negative within it. */
  offset: number;
  numberStart: number;
  segment: SegmentFacts;
}

/** What has been met in a segment: that which `JSON.parse` keeps silent about. */
export interface SegmentFacts {
  keys: number;
  /** Deepest level of brackets, from the beginning of the whole text. */
  deepest: number;
  hasUnicodeEscape: boolean;
  /** Numbers so long, or with such an exponent, that a double may not hold them. */
  wideNumbers: NumberPlace[];
}

export function createScan(): JsonScan {
  return {
    expected: 'value',
    token: 'none',
    isKey: false,
    awaited: '',
    hexLeft: 0,
    depth: 0,
    brackets: new Uint8Array(64),
    floor: 0,
    stop: null,
    problem: null,
    offset: 0,
    numberStart: 0,
    segment: newSegment(0),
  };
}

export function newSegment(depth: number): SegmentFacts {
  return { keys: 0, deepest: depth, hasUnicodeEscape: false, wideNumbers: [] };
}

/** A value that is no bracket ends. */
export function endValue(scan: JsonScan): void {
  scan.token = 'none';
  scan.expected = scan.depth === 0 ? 'nothing' : 'comma';
  scan.stop = 'scalar';
}

/** @returns `at`, where the text is wrong */
export function fail(scan: JsonScan, problem: JsonProblem, at: number): number {
  scan.problem = problem;
  return at;
}
