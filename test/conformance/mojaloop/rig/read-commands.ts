/** Commands that came whole, and the start of one that did not. */
export interface ReadCommands {
  readonly commands: readonly (readonly string[])[];
  readonly rest: string;
}

/**
 * Divides what a client of redis sent into its commands: arrays of bulk strings (RESP 2), the only
 * form in which clients send.
 *
 * @param text bytes as Latin-1, one character a byte, so that any value stays as it is
 * @throws RangeError for anything else: no client sends it
 */
export function readCommands(text: string): ReadCommands {
  const commands: (readonly string[])[] = [];
  let at = 0;
  for (;;) {
    const read = readCommand(text, at);
    if (read === undefined) return { commands, rest: text.slice(at) };
    commands.push(read.words);
    at = read.end;
  }
}

function readCommand(
  text: string,
  start: number,
): { readonly words: readonly string[]; readonly end: number } | undefined {
  const count = readLength(text, start, '*');
  if (count === undefined) return undefined;
  const words: string[] = [];
  let { end } = count;
  for (let i = 0; i < count.length; i += 1) {
    const size = readLength(text, end, '$');
    if (size === undefined) return undefined;
    const wordEnd = size.end + size.length;
    if (text.length < wordEnd + 2) return undefined;
    words.push(text.slice(size.end, wordEnd));
    end = wordEnd + 2;
  }
  return { words, end };
}

/** `*3` or `$11` and the end of the line. */
function readLength(
  text: string,
  start: number,
  mark: '*' | '$',
): { readonly length: number; readonly end: number } | undefined {
  const lineEnd = text.indexOf('\r\n', start);
  if (lineEnd < 0) return undefined;
  const length = Number(text.slice(start + 1, lineEnd));
  if (text[start] !== mark || !Number.isInteger(length)) {
    throw new RangeError(`not a command of redis: ${text.slice(start, lineEnd)}`);
  }
  return { length, end: lineEnd + 2 };
}
