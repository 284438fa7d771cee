/** A number format's first section, taken apart. */
export interface FormatParts {
  /** What is neither a text nor in brackets: `#,##0.00`, `dd/mm/yyyy`. */
  readonly letters: string;
  /** Colours, conditions, lengths of time: what stands between `[` and `]`. */
  readonly brackets: readonly string[];
  /**
   * Texts that are shown beside the number: quoted, escaped (as LibreOffice does: `\F\C\F\A`), or a
   * currency with its place (`[$€-40C]`). Those that follow each other are one list of pieces.
   */
  readonly texts: readonly (readonly string[])[];
}

/** A quoted text, brackets, an escaped character, a width or filling, any other character. */
const tokens = /"([^"]*)"?|\[([^\]]*)\]?|\\(.?)|([_*]).?|./gs;

/**
 * Takes a format's code apart in one pass. What is never closed goes on to the end.
 *
 * @see ECMA-376 part 1, 18.8.31
 */
export function splitFormat(code: string): FormatParts {
  let letters = '';
  const brackets: string[] = [];
  const texts: string[][] = [];
  let isText = false;
  let wasEscaped = false;
  const addText = (piece: string, isEscaped: boolean): void => {
    const list = isText ? texts.at(-1) : undefined;
    // Characters that are escaped one by one are one word: `\F\G` says nothing of an `F`.
    if (list === undefined) texts.push([piece]);
    else if (isEscaped && wasEscaped) list.push((list.pop() ?? '') + piece);
    else list.push(piece);
    isText = true;
    wasEscaped = isEscaped;
  };
  for (const [token, quoted, inside, escaped, width] of code.matchAll(tokens)) {
    // Sections are divided by `;`, which may also stand in a text.
    if (token === ';') break;
    const currency = inside === undefined ? undefined : /^\$([^-]*)/.exec(inside)?.[1];
    const text = quoted ?? escaped ?? currency;
    if (text !== undefined) {
      addText(text, escaped !== undefined);
      continue;
    }
    isText = false;
    if (inside !== undefined) brackets.push(inside);
    else if (width === undefined) letters += token;
  }
  return { letters, brackets, texts };
}
