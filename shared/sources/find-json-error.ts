/** 1-based; the column counts UTF-16 units, as editors do. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

const space = /[ \t\n\r]*/y;
const literal = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Bracket = '{' | '[';
/** What has to come next. */
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'end';

/**
 * Where a text stops being JSON. `JSON.parse` says so in words that differ between engines, and
 * for a text cut short it says nothing at all.
 *
 * @param text a text that `JSON.parse` refused
 */
export function findJsonError(text: string): TextPosition {
  const open: Bracket[] = [];
  let expected: Expected = 'value';
  let at = skip(space, text, 0);
  for (let isSound = true; isSound && at < text.length; ) {
    const step = takeToken(text, at, open, expected);
    at = step.expected === undefined ? step.at : skip(space, text, step.at);
    isSound = step.expected !== undefined;
    expected = step.expected ?? expected;
  }
  return positionOf(text, at);
}

/** `expected` undefined: the text is wrong at `at`. */
interface Step {
  readonly at: number;
  readonly expected: Expected | undefined;
}

function takeToken(text: string, at: number, open: Bracket[], expected: Expected): Step {
  const next = text.charAt(at);
  if (closes(next, open.at(-1), expected)) {
    open.pop();
    return { at: at + 1, expected: afterValue(open) };
  }
  switch (expected) {
    case 'value':
    case 'value-or-end': {
      if (next === '{' || next === '[') {
        open.push(next);
        return { at: at + 1, expected: next === '{' ? 'key-or-end' : 'value-or-end' };
      }
      if (next === '"') return takeString(text, at, afterValue(open));
      const end = skip(literal, text, at);
      return { at: end, expected: end > at ? afterValue(open) : undefined };
    }
    case 'key':
    case 'key-or-end':
      return next === '"' ? takeString(text, at, 'colon') : { at, expected: undefined };
    case 'colon':
      return next === ':' ? { at: at + 1, expected: 'value' } : { at, expected: undefined };
    case 'comma-or-end':
      if (next !== ',') return { at, expected: undefined };
      return { at: at + 1, expected: open.at(-1) === '{' ? 'key' : 'value' };
    case 'end':
      return { at, expected: undefined };
  }
}

function takeString(text: string, start: number, expected: Expected): Step {
  let at = start + 1;
  while (at < text.length) {
    const next = text.charAt(at);
    if (next === '"') return { at: at + 1, expected };
    const end = next === '\\' ? skip(escaped, text, at) : at + (next >= ' ' ? 1 : 0);
    if (end === at) return { at, expected: undefined };
    at = end;
  }
  return { at, expected: undefined };
}

function closes(next: string, open: Bracket | undefined, expected: Expected): boolean {
  if (expected === 'comma-or-end') return next === (open === '{' ? '}' : ']');
  return (
    (expected === 'key-or-end' && next === '}') || (expected === 'value-or-end' && next === ']')
  );
}

function afterValue(open: readonly Bracket[]): Expected {
  return open.length === 0 ? 'end' : 'comma-or-end';
}

/** Index behind what the sticky pattern matches at `at`, or `at` when it does not. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function positionOf(text: string, index: number): TextPosition {
  const lines = text.slice(0, index).split(/\r\n?|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
