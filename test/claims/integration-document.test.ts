import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documentedRoutes } from '../../functions/runs/documented-routes.ts';
import { comparisonKinds } from '../../shared/claims/comparison/compared-claim.ts';
import { comparisonItem } from '../../shared/claims/public-claims.schema.ts';
import { publicSummary } from '../../shared/claims/reports/reports-routes.ts';
import { importSession } from '../../shared/claims/sessions/import-session.schema.ts';
import { publicEvent, publicRun } from '../../shared/runs/public-run.schema.ts';
import { importSamples, samplesOf } from '../integration/document-module.ts';

const document = 'integration-frontend.md';
const text = readFileSync(new URL(`../../docs/${document}`, import.meta.url), 'utf8');
const code = samplesOf(document);

const paths = new Set(
  documentedRoutes
    .flatMap(({ routes }) => routes)
    .map(({ path }) => path.replace(/:\w+/g, '*').replace(/\/$/, '')),
);
/** What the description itself is served at. */
const descriptions = ['/api/openapi.json', '/api/asyncapi.json'];

/** Members of an interface of the samples. */
function membersOf(name: string): string[] {
  const [, body = ''] = new RegExp(`interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(code) ?? [];
  return [...body.matchAll(/^ {2}(\w+):/gm)].map(([, member = '']) => member);
}

describe('what the guide for front ends says', () => {
  test('every address is one of the API', () => {
    const told = [...text.matchAll(/\/api\/[\w\-./{}$]*/g)].map(([address]) =>
      address
        .replace(/\$?\{[\w.]+\}/g, '*')
        .replace(/\$\{\w*$/, '')
        .replace(/\/?…?$/, '')
        .replace(/[./]+$/, ''),
    );
    expect(told.length).toBeGreaterThan(30);
    const unknown = told.filter(
      (address) =>
        !(paths.has(address) || descriptions.includes(address)) &&
        // `/api/runs/{id}/…` speaks of all that are under it.
        ![...paths].some((path) => path.startsWith(`${address}/`)),
    );
    expect(unknown).toEqual([]);
  });

  test.each([
    ['Session', importSession],
    ['Run', publicRun],
    ['Evenement', publicEvent],
    ['Compare', comparisonItem],
    ['Tableau', publicSummary],
  ])('%s has only members that the API sends', (name, schema) => {
    const members = membersOf(name);
    expect(members.length).toBeGreaterThan(1);
    expect(Object.keys(schema.shape)).toEqual(expect.arrayContaining(members));
  });

  test('every kind of comparison is there', () => {
    const [, kinds = ''] = /interface Compare \{[\s\S]*?kind:([\s\S]*?);/.exec(code) ?? [];
    expect([...kinds.matchAll(/'(\w+)'/g)].map(([, kind]) => kind)).toEqual([...comparisonKinds]);
  });

  test('the samples are one module that can be loaded', async () => {
    const module = await importSamples<Record<string, unknown>>(document);
    expect(Object.keys(module)).toEqual(
      expect.arrayContaining(['Client', 'Refus', 'envoyer', 'suivreParSocket', 'importer']),
    );
  });

  test('an amount is written with the decimals of its currency', async () => {
    const { montant } = await importSamples<{
      montant(minor: number | string, code: string): string;
    }>(document);
    const plain = (shown: string) => shown.replace(/\s/g, ' ');
    expect(plain(montant(15_000, 'XOF'))).toBe('15 000 F CFA');
    expect(plain(montant(1_500_050, 'EUR'))).toBe('15 000,50 €');
    expect(plain(montant('-900719925474099301', 'EUR'))).toBe('-9 007 199 254 740 993,01 €');
  });
});
