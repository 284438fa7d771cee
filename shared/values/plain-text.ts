const plain = /^[ -~]*$/;
const dashes = /[\u2010-\u2015\u2212]/g;
const apostrophes = /[\u2018\u2019\u02bc\u2032]/g;
/** `½`, `²`, `①`, `Ⅻ`: decomposed they would become digits and letters that nobody wrote. */
const otherwise = /[^\p{No}\p{Nl}]+/gu;

/** Characters of a cell that can still be one number, day or length of time. */
export const cellCharsMax = 100;
/** A longer one is not even made plain: a cell may be megabytes, and of nothing but accents. */
const rawCharsMax = 10 * cellCharsMax;

/**
 * A cell's text with only the characters that a number or a date is written in: full-width forms,
 * decimal digits of any one script, every kind of space, dash and apostrophe become the plain
 * ones; invisible characters and the apostrophe by which spreadsheets mark a text (`'0012`) go.
 * Fractions, superscripts and other numbers stay as they are, and so are no digits; and so does
 * what is too long to be one number or date.
 */
export function plainText(cell: string): string {
  const trimmed = cell.trim();
  if (trimmed.length > rawCharsMax) return trimmed;
  const text = plain.test(trimmed) ? trimmed : simplify(trimmed);
  return text.startsWith("'") ? text.slice(1).trimStart() : text;
}

function simplify(text: string): string {
  const simple = text
    .replace(/\p{Cf}/gu, '')
    .replace(otherwise, (part) => part.normalize('NFKC'))
    .replace(dashes, '-')
    .replace(apostrophes, "'")
    // The Arabic marks: one always groups, the other is always the decimal mark.
    .replaceAll('\u066c', "'")
    .replaceAll('\u066b', ',')
    .replace(/\s/g, ' ')
    .trim();
  return plain.test(simple) ? simple : readDigits(simple);
}

/** Digits of two scripts in one cell are left alone: `৪` looks like 8 and is 4. */
function readDigits(text: string): string {
  const zeros = new Set([...text.matchAll(/\p{Nd}/gu)].map(([digit]) => findZero(digit)));
  const [zero] = zeros;
  if (zeros.size !== 1 || zero === undefined) return text;
  return text.replace(/\p{Nd}/gu, (digit) => String(codeOf(digit) - zero));
}

/** Code of a script's zero: Unicode keeps every script's ten digits together, in their order. */
function findZero(digit: string): number {
  let zero = codeOf(digit);
  while (codeOf(digit) - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return zero;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
