/** 1-based; `at` counts UTF-16 units from the line's beginning, as editors do. */
export interface TextPosition {
  readonly line: number;
  readonly at: number;
}

/** Characters shown on either side of a place in a text. */
const excerptChars = 20;

/** Keeps count of lines while a text goes by, and the last characters of what went. */
export interface TextPlace {
  pass(text: string): void;
  position(): TextPosition;
  /** The last characters that went by. */
  before(): string;
}

export function createTextPlace(): TextPlace {
  let line = 1;
  let length = 0;
  let lineStart = 0;
  let tail = '';
  return {
    pass(text) {
      if (text === '') return;
      // The second half of a `\r\n` that was cut in two ends the same line, one character later.
      const first = tail.endsWith('\r') && text.startsWith('\n') ? 1 : 0;
      if (first === 1) lineStart = length + 1;
      for (let i = first; i < text.length; i += 1) {
        const code = text.charCodeAt(i);
        if (code > 0x0d || (code !== 0x0a && code !== 0x0d)) continue;
        if (code === 0x0d && text.charCodeAt(i + 1) === 0x0a) i += 1;
        line += 1;
        lineStart = length + i + 1;
      }
      length += text.length;
      tail = (tail + text.slice(-excerptChars)).slice(-excerptChars);
    },
    position: () => ({ line, at: length - lineStart + 1 }),
    before: () => tail,
  };
}

const lineEnds = /\r\n?|\n/g;

/** Index behind the next line end (`\n`, `\r\n`, `\r`), or -1. */
export function lineEnd(text: string, from: number): number {
  lineEnds.lastIndex = from;
  return lineEnds.test(text) ? lineEnds.lastIndex : -1;
}

/** What stands around a place, on one line; `▸` marks it. */
export function tellExcerpt(before: string, after: string): string {
  const flat = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').toWellFormed();
  return `${flat(before.slice(-excerptChars))}▸${flat(after.slice(0, excerptChars))}`;
}

export const hasEnough = (after: string) => after.length >= excerptChars;
