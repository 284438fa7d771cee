import * as z from 'zod';

/** JSON Schema as OpenAPI 3.1 embeds it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * @param direction `input`: what a client may send, `output`: what it gets
 */
export function toJsonSchema(schema: z.ZodType, direction: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io: direction,
    target: 'draft-2020-12',
    // What JSON Schema cannot say (a transformation) may be anything.
    unrepresentable: 'any',
    reused: 'inline',
  });
  return rest;
}

/** The properties of an object schema with whether a client must give them. */
export function listProperties(
  schema: z.ZodType,
): readonly { readonly name: string; readonly schema: JsonSchema; readonly required: boolean }[] {
  const input = toJsonSchema(schema, 'input');
  // A parameter is text that the schema turns into something: its input says little, its result
  // says what is meant.
  const results = propertiesOf(toJsonSchema(schema, 'output'));
  const required = Array.isArray(input['required']) ? input['required'] : [];
  return Object.entries(propertiesOf(input)).map(([name, own]) => ({
    name,
    schema: Object.hasOwn(own, 'type') || Object.hasOwn(own, 'enum') ? own : (results[name] ?? own),
    required: required.includes(name),
  }));
}

function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
}
