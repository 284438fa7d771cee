import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { adapterFolder } from './rig/start-adapter.ts';

/** What the adapter's own OpenAPI document says of its outbound API; errors are worded by Ajv. */
export interface PublishedApi {
  /** What is wrong with a request's body; empty: nothing. */
  judgeRequest(method: Method, template: string, body: unknown): readonly string[];
  /** Of an answer's; null: it says nothing of this status. */
  judgeAnswer(
    method: Method,
    template: string,
    status: number,
    body: unknown,
  ): readonly string[] | null;
}

export type Method = 'get' | 'post';

/** Installed beside the adapter, so known by their shape only. */
interface Validate {
  (value: unknown): boolean;
  readonly errors?: readonly { instancePath: string; message?: string }[] | null;
}
interface Ajv {
  addSchema(schema: object, key: string): void;
  compile(schema: object): Validate;
}
const requireBeside = createRequire(path.join(adapterFolder, 'package.json'));
const documentPath = 'node_modules/@mojaloop/sdk-scheme-adapter/src/OutboundServer/api.yaml';

export function openPublishedApi(): PublishedApi {
  const yaml = requireBeside('js-yaml') as { load(text: string): object };
  const { default: AjvClass } = requireBeside('ajv') as {
    default: new (options: object) => Ajv;
  };
  const { default: addFormats } = requireBeside('ajv-formats') as { default(ajv: Ajv): void };
  const document = yaml.load(readFileSync(path.join(adapterFolder, documentPath), 'utf8'));
  // OpenAPI has keywords of its own.
  const ajv = new AjvClass({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(document, 'outbound');
  const judge = (place: readonly string[], body: unknown) => {
    const validate = ajv.compile({ $ref: `outbound#/${place.map(escapePart).join('/')}` });
    if (validate(body)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
  const schema = ['content', 'application/json', 'schema'];
  return {
    judgeRequest: (method, template, body) =>
      judge(['paths', template, method, 'requestBody', ...schema], body),
    judgeAnswer(method, template, status, body) {
      const place = ['paths', template, method, 'responses', String(status)];
      const found = placeOf(document, place);
      return found === undefined ? null : judge([...found, ...schema], body);
    },
  };
}

/** Where a part of the document is, after the reference that may stand in its place. */
function placeOf(document: object, place: readonly string[]): readonly string[] | undefined {
  const found = place.reduce<unknown>(
    (part, name) => (part as Readonly<Record<string, unknown>> | undefined)?.[name],
    document,
  ) as { readonly $ref?: string } | undefined;
  return found?.$ref === undefined ? found && place : found.$ref.split('/').slice(1);
}

/** A part of a JSON pointer in a URI. */
function escapePart(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
