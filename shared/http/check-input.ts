import type { z } from 'zod';
import type { Problem } from './route.ts';

export type CheckedInput =
  | { readonly kind: 'accepted'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly problem: Problem };

type FieldError = NonNullable<Problem['errors']>[number];

/**
 * Checks a part of a request against its schema. What is required and missing makes the request
 * incomplete (400); what is there and not accepted makes it invalid (422).
 *
 * @see API.md "Conventions"
 */
export function checkInput(schema: z.ZodType | undefined, raw: unknown): CheckedInput {
  if (schema === undefined) return { kind: 'accepted', value: undefined };
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { kind: 'accepted', value: parsed.data };
  // Who sends no body at all is told which fields it needs, like who sends an empty one.
  const asked = raw === undefined ? schema.safeParse({}).error : undefined;
  const { issues } = asked ?? parsed.error;
  const errors = issues.flatMap((issue) => toFieldErrors(issue, asked === undefined ? raw : {}));
  const missing = errors.some(({ code }) => code === missingCode);
  // As the client wrote them: people's words for columns of files are none of a request's.
  const names = [...new Set(errors.map(({ field }) => field))];
  return {
    kind: 'refused',
    problem: { problem: missing ? 'RUN-INCOMPLETE' : 'RUN-INVALID', data: { names }, errors },
  };
}

const missingCode = 'RUN-FIELD-MISSING';

/** Unknown fields that are named one by one, and characters of each name: a client chose them. */
const unknownMax = 20;
const unknownCharsMax = 100;

function toFieldErrors(issue: z.core.$ZodIssue, raw: unknown): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, unknownMax).map((key) => {
      const name = key.slice(0, unknownCharsMax);
      const field = [...issue.path, name].map(String).join('.');
      return { field, code: 'RUN-FIELD-UNKNOWN', data: { name } };
    });
  }
  const field = issue.path.map(String).join('.') || 'body';
  if (valueAt(raw, issue.path) === undefined) return [{ field, code: missingCode }];
  return [{ field, ...tellIssue(issue, field) }];
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    raw,
  );
}

function tellIssue(issue: z.core.$ZodIssue, name: string): Omit<FieldError, 'field'> {
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'RUN-FIELD-TYPE', data: { expected: issue.expected } };
    case 'invalid_value':
      return { code: 'RUN-FIELD-CHOICE', data: { choices: issue.values.map(String) } };
    case 'too_small':
      return tellLimit('RUN-FIELD-SMALL', issue.origin, { name, minimum: issue.minimum });
    case 'too_big':
      return tellLimit('RUN-FIELD-LARGE', issue.origin, { name, maximum: issue.maximum });
    case 'invalid_format':
      return issue.format === 'date'
        ? { code: 'RUN-FIELD-FORMAT', data: { reason: 'RUN-FIELD-FORMAT-DATE' } }
        : { code: 'RUN-FIELD-FORMAT' };
    case 'custom':
      return tellOwnIssue(issue.params);
    default:
      return { code: 'RUN-FIELD-FORMAT' };
  }
}

/** Of a text the limit is about its characters. */
function tellLimit(
  code: string,
  origin: string,
  data: Readonly<Record<string, unknown>>,
): Omit<FieldError, 'field'> {
  return { code, data: origin === 'string' ? { ...data, reason: `${code}-TEXT` } : data };
}

/** A schema's own refinement may bring a code of its room: `params: { code, data }`. */
function tellOwnIssue(params: Record<string, unknown> | undefined): Omit<FieldError, 'field'> {
  const code = params?.['code'];
  const data = params?.['data'];
  if (typeof code !== 'string') return { code: 'RUN-FIELD-FORMAT' };
  return typeof data === 'object' && data !== null ? { code, data: { ...data } } : { code };
}
