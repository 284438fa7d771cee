import type { JsonProblem } from './json-problem.ts';
import { endBlock, endScan, scanJson } from './scan-json.ts';
import { createScan, type SegmentFacts } from './scan-state.ts';
import { createTextPlace, type TextPosition, tellExcerpt } from './text-place.ts';

/** Where and why a text stops being JSON, and what stands there. */
export interface JsonError extends TextPosition {
  readonly problem: JsonProblem;
  readonly excerpt: string;
}

export type TextCheck =
  | { readonly kind: 'sound'; readonly facts: SegmentFacts }
  | { readonly kind: 'wrong'; readonly error: JsonError };

/**
 * Checks one text that is there as a whole. Where it stops being JSON `JSON.parse` says in words that
 * differ between engines, and for a text cut short it says nothing at all.
 */
export function checkJson(text: string): TextCheck {
  const scan = createScan();
  // Below the lowest floor nothing is stopped for.
  scan.floor = -2;
  const at = scanJson(scan, text, 0);
  endBlock(scan, text);
  if (scan.problem === null) endScan(scan);
  if (scan.problem === null) return { kind: 'sound', facts: scan.segment };
  const place = createTextPlace();
  place.pass(text.slice(0, at));
  const excerpt = tellExcerpt(place.before(), text.slice(at));
  return { kind: 'wrong', error: { ...place.position(), problem: scan.problem, excerpt } };
}
