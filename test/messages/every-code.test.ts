import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { messageTables, statusOf } from '../../shared/messages/catalogue.ts';

const root = path.resolve(import.meta.dirname, '../..');
const find = (pattern: string) => globSync(pattern, { cwd: root }).sort();

const known = new Map(messageTables.flatMap((table) => Object.entries(table)));

test.each(find('shared/*/*-messages.ts'))('the codes of %s are in the catalogue', async (file) => {
  const tables: object[] = Object.values(await import(pathToFileURL(path.join(root, file)).href));
  const codes = tables.flatMap((table) => Object.keys(table));
  expect(codes).not.toEqual([]);
  expect(codes.filter((code) => !known.has(code))).toEqual([]);
});

/** `{ problem: 'RUN-404' }`, wherever an endpoint refuses. */
const refusals = [...find('shared/*/*.ts'), ...find('functions/*/*.ts')].flatMap((file) =>
  [...readFileSync(path.join(root, file), 'utf8').matchAll(/problem: '([A-Z]+-[\w-]+)'/g)].map(
    ([, code]) => ({ file, code: String(code) }),
  ),
);

test('endpoints refuse by codes', () => {
  expect(refusals.map(({ code }) => code)).toContain('RUN-404');
});

test.each(refusals)('$code of $file has words and a status', ({ code }) => {
  expect(statusOf(code)).toBeGreaterThanOrEqual(400);
});
