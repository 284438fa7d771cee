import { type JsonSchema, listProperties, toJsonSchema } from './openapi-schema.ts';
import type { Route } from './route.ts';

/** Parameters and body of an operation. */
export function describeInputs(route: Route): Readonly<Record<string, unknown>> {
  const parameters = [...pathParameters(route), ...queryParameters(route)];
  const requestBody = describeBody(route);
  return {
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(requestBody ? { requestBody } : {}),
  };
}

function pathParameters({ path }: Route) {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query }: Route) {
  if (query === undefined) return [];
  return listProperties(query).map(({ name, schema, required }) => {
    const { description, ...rest } = schema;
    return { name, in: 'query', required, ...(description ? { description } : {}), schema: rest };
  });
}

function describeBody(route: Route): Readonly<Record<string, unknown>> | undefined {
  if (route.multipart) {
    return {
      required: true,
      content: { 'multipart/form-data': { schema: formSchema(route.multipart) } },
    };
  }
  const body = route.body ?? route.signedBody;
  if (body === undefined) return undefined;
  return {
    required: !body.safeParse(undefined).success,
    content: { 'application/json': { schema: toJsonSchema(body, 'input') } },
  };
}

function formSchema({ files, fields, sets }: NonNullable<Route['multipart']>): JsonSchema {
  const own = listProperties(fields);
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(files.map((name) => [name, { type: 'string', format: 'binary' }])),
      ...Object.fromEntries(own.map(({ name, schema }) => [name, schema])),
    },
    required: [
      ...(sets === undefined ? files : []),
      ...own.filter(({ required }) => required).map(({ name }) => name),
    ],
    ...(sets && { oneOf: sets.map((required) => ({ required })) }),
  };
}
