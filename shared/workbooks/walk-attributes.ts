const space = 0x20;
const doubleQuote = 0x22;
const singleQuote = 0x27;

/**
 * Goes through the attributes of a tag, of which a sheet has millions. Values come with their
 * references, which the numbers, places and kinds that are read here do not have.
 */
export function walkAttributes(
  attributes: string,
  take: (name: string, value: string) => void,
): void {
  let at = 0;
  for (;;) {
    while (at < attributes.length && attributes.charCodeAt(at) <= space) at += 1;
    const equals = attributes.indexOf('=', at);
    if (equals === -1) return;
    let nameEnd = equals;
    while (nameEnd > at && attributes.charCodeAt(nameEnd - 1) <= space) nameEnd -= 1;
    let from = equals + 1;
    while (from < attributes.length && attributes.charCodeAt(from) <= space) from += 1;
    const quote = attributes.charCodeAt(from);
    if (quote !== doubleQuote && quote !== singleQuote) return;
    const end = attributes.indexOf(quote === doubleQuote ? '"' : "'", from + 1);
    if (end === -1) return;
    take(attributes.slice(at, nameEnd), attributes.slice(from + 1, end));
    at = end + 1;
  }
}
