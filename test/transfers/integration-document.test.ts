import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documentedRoutes } from '../../functions/runs/documented-routes.ts';
import { statusOf } from '../../shared/messages/catalogue.ts';
import {
  ledgerLine,
  publicAccount,
} from '../../shared/transfers/accounts/public-account.schema.ts';
import {
  bulkProgress,
  bulkStatus,
  publicStates,
  publicTransfer,
} from '../../shared/transfers/public-transfers.schema.ts';
import { importSamples, samplesOf } from '../integration/document-module.ts';

const document = 'integration-transfers.md';
const text = readFileSync(new URL(`../../docs/${document}`, import.meta.url), 'utf8');
const code = samplesOf(document);

const paths = new Set(
  documentedRoutes
    .flatMap(({ routes }) => routes)
    .map(({ path }) => path.replace(/:\w+/g, '*').replace(/\/$/, '')),
);

/** Members of an interface of the samples. */
function membersOf(name: string): string[] {
  const [, body = ''] =
    new RegExp(`interface ${name}(?: extends \\w+)? \\{\\n([\\s\\S]*?)\\n\\}`).exec(code) ?? [];
  return [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, member = '']) => member);
}

describe('what the guide for bulk transfers says', () => {
  test('every address is one of the API', () => {
    const told = [...text.matchAll(/\/api\/[\w\-./{}$()]*/g)].map(([address]) =>
      address
        .replace(/bulk-01J…?/g, '*')
        .replace(/\$?\{[^}]*\}/g, '*')
        .replace(/[.…]+$/, ''),
    );
    expect(told.length).toBeGreaterThan(25);
    const isKnown = (address: string) =>
      paths.has(address) ||
      address === '/api/openapi.json' ||
      // `bulk-01J…/stream` of the shell is cut at its dots, `${lequel}.csv` has a name for a part.
      [...paths].some((path) => path.startsWith(`${address}/`)) ||
      address === '/api/bulk-transfers/*/*.csv';
    expect(told.filter((address) => !isKnown(address))).toEqual([]);
  });

  test.each([
    ['Avancement', bulkProgress],
    ['Transfert', publicTransfer],
    ['LotDeTransferts', bulkStatus],
    ['Compte', publicAccount],
    ['Mouvement', ledgerLine],
  ])('%s has only members that the API sends', (name, schema) => {
    const members = membersOf(name);
    expect(members.length).toBeGreaterThan(4);
    expect(Object.keys(schema.shape)).toEqual(expect.arrayContaining(members));
  });

  test('every state is there, in the samples and in the table', () => {
    const [, union = ''] = /type Etat =([\s\S]*?);/.exec(code) ?? [];
    expect([...union.matchAll(/'(\w+)'/g)].map(([, state]) => state)).toEqual([...publicStates]);
    for (const state of publicStates) expect(text).toContain(`| \`${state}\``);
  });

  test('every refusal has the status that it is said to have', () => {
    const rows = [...text.matchAll(/^\| (\d{3}) \| (`[^|]+`) \|/gm)];
    expect(rows.length).toBeGreaterThan(5);
    for (const [, status, codes = ''] of rows) {
      for (const [, each = ''] of codes.matchAll(/`([A-Z\d-]+)`/g)) {
        expect(`${each} ${statusOf(each) ?? 422}`).toBe(`${each} ${status}`);
      }
    }
  });

  test('the samples are one module that can be loaded', async () => {
    const module = await importSamples<Record<string, unknown>>(document);
    expect(Object.keys(module)).toEqual(
      expect.arrayContaining(['Client', 'Refus', 'creer', 'suivre', 'lireEtat', 'payer']),
    );
  });
});
