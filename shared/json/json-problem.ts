/** Why a text is no JSON: each has its own words, for whoever has to put it right. */
export const jsonProblems = [
  'cut-short',
  'comma-missing',
  'comma-too-many',
  'colon-missing',
  'value-missing',
  'key-without-quotes',
  'wrong-quotes',
  'comment',
  'unknown-word',
  'wrong-number',
  'wrong-bracket',
  'wrong-escape',
  'line-break-in-text',
  'control-character',
  'list-without-brackets',
  'behind-the-end',
  'too-deep',
  'unexpected',
] as const;
export type JsonProblem = (typeof jsonProblems)[number];

/** What has to come next; `first-…` where the bracket may be closed at once. */
export type Expected =
  | 'value'
  | 'first-value'
  | 'key'
  | 'first-key'
  | 'colon'
  | 'comma'
  /** The text is complete. */
  | 'nothing';

const quoteLike = /['`´‘’“”„«»]/;
const wordLike = /[\p{L}_$]/u;
const valueLike = /[\p{L}_$"{[\d-]/u;

/** Names what is wrong with a character that stands where something else has to come. */
export function nameProblem(expected: Expected, found: string): JsonProblem {
  if (expected === 'nothing') return found === ',' ? 'list-without-brackets' : 'behind-the-end';
  if (found === '/' || found === '#') return 'comment';
  if (quoteLike.test(found)) return 'wrong-quotes';
  switch (expected) {
    case 'colon':
      return 'colon-missing';
    case 'comma':
      if (valueLike.test(found)) return 'comma-missing';
      return found === '}' || found === ']' ? 'wrong-bracket' : 'unexpected';
    case 'key':
    case 'first-key':
      if (found === ',' || (found === '}' && expected === 'key')) return 'comma-too-many';
      if (/[\p{L}_$\d-]/u.test(found)) return 'key-without-quotes';
      return found === ']' ? 'wrong-bracket' : 'unexpected';
    case 'value':
    case 'first-value':
      if (found === '}' && expected === 'first-value') return 'wrong-bracket';
      return nameValueProblem(found);
  }
}

function nameValueProblem(found: string): JsonProblem {
  if (wordLike.test(found)) return 'unknown-word';
  if (found === '+' || found === '.') return 'wrong-number';
  return found === ',' || found === ']' || found === '}' ? 'value-missing' : 'unexpected';
}
