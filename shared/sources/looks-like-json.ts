const token =
  /[\s\ufeff]*(?:([{}[\],:])|("(?:[^"\\\n\r]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;
/** Tokens that have to be right; a mistake further on is one in a JSON file. */
const tokensMax = 24;

/**
 * Whether a text that begins with a bracket goes on as JSON does, at least for a while. A table
 * whose first column is called `[ref]` does not.
 *
 * @param text may be cut anywhere
 */
export function looksLikeJson(text: string): boolean {
  const open: string[] = [];
  let expects: 'value' | 'key' | 'colon' | 'more' = 'value';
  let isFresh = false;
  token.lastIndex = 0;
  for (let i = 0; i < tokensMax; i += 1) {
    const from = token.lastIndex;
    const found = token.exec(text);
    // A token that is cut short ends the text; nothing else may stand there.
    if (found === null) return isCutShort(text.slice(from));
    const [, sign, quoted, scalar] = found;
    if (expects === 'colon') {
      if (sign !== ':') return false;
      expects = 'value';
    } else if (expects === 'more') {
      if (sign === ',') expects = open.at(-1) === '{' ? 'key' : 'value';
      else if (sign !== closing(open.pop())) return false;
    } else if (isFresh && sign === closing(open.at(-1))) {
      open.pop();
      expects = 'more';
    } else if (expects === 'key') {
      if (quoted === undefined) return false;
      expects = 'colon';
    } else if (sign === '{' || sign === '[') {
      open.push(sign);
      expects = sign === '{' ? 'key' : 'value';
      isFresh = true;
      continue;
    } else if (quoted === undefined && scalar === undefined) {
      return false;
    } else {
      expects = 'more';
    }
    isFresh = false;
    // Behind a whole value: nothing, or a further one in a line of its own.
    if (open.length === 0) return /^\s*(?:$|[\r\n]\s*[{[])/.test(text.slice(token.lastIndex));
  }
  return true;
}

function closing(open: string | undefined): string {
  return open === '{' ? '}' : ']';
}

function isCutShort(rest: string): boolean {
  return /^\s*(?:"[^"\n\r]*|[\w.+-]*)$/.test(rest);
}
