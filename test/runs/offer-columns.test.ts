import { describe, expect, test } from 'vitest';
import { offerColumns } from '../../shared/runs/offer-columns.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import type { FieldSpec } from '../../shared/sources/source-item.ts';

const fields: readonly FieldSpec[] = [
  { name: 'claim_id', required: true, aliases: ['Numero de sinistre'] },
  { name: 'employer', required: true, aliases: ['Employeur'] },
  { name: 'note', required: false, aliases: ['Note'] },
];

async function* blocks(text: string) {
  yield new TextEncoder().encode(text);
}
const offer = (text: string, name = 'stat.csv') =>
  offerColumns(readSource(blocks(text), { name, fields }), fields);

describe('the columns of a file, offered for somebody to choose', () => {
  test('what is known is suggested surely, what is alike less, what is strange not at all', async () => {
    const offered = await offer('Repère;Employeurs;Note\nS-1;Port;bien\n');

    expect(offered?.columns).toEqual([
      { header: 'Repère', sample: 'S-1', suggestions: [] },
      { header: 'Employeurs', sample: 'Port', suggestions: [{ field: 'employer', score: 0.6 }] },
      { header: 'Note', sample: 'bien', suggestions: [{ field: 'note', score: 1 }] },
    ]);
    expect(offered).toMatchObject({
      missing: ['claim_id', 'employer'],
      open: ['Repère', 'Employeurs'],
      fields: [
        { name: 'claim_id', required: true },
        { name: 'employer', required: true },
        { name: 'note', required: false },
      ],
    });
  });

  test('a sample is the first cell with something in it, cut to 60 characters', async () => {
    const offered = await offer(`Repère;Employeur;Vide\n;Port;\n  ;x;\n${'S'.repeat(80)};y;\n`);

    expect(offered?.columns.map(({ sample }) => sample)).toEqual(['S'.repeat(60), 'Port', null]);
  });

  test('only the first rows are looked at', async () => {
    let read = 0;
    async function* endless() {
      yield new TextEncoder().encode('Repère;Employeur\n');
      for (;;) {
        read += 1;
        yield new TextEncoder().encode(`S${read};Port\n`.repeat(50));
      }
    }
    expect(
      await offerColumns(readSource(endless(), { name: 'a.csv', fields }), fields),
    ).toBeDefined();
    expect(read).toBeLessThan(1_000);
  });

  test('objects have their keys as columns', async () => {
    const offered = await offer('[{"Repère": "S-1", "Employeur": 12}]', 'stat.json');

    expect(offered?.columns.map(({ header, sample }) => [header, sample])).toEqual([
      ['Repère', 'S-1'],
      ['Employeur', '12'],
    ]);
  });

  test('the same header has the same hash, another one another', async () => {
    const [a, b, c] = [
      await offer('Repère;Employeur\nS-1;Port\n'),
      await offer('Repère;Employeur\nS-2;Rail\n'),
      await offer('Employeur;Repère\nPort;S-1\n'),
    ];
    expect(a?.headersHash).toBe(b?.headersHash);
    expect(a?.headersHash).not.toBe(c?.headersHash);
  });

  test('a file without a header that can be read: nothing to choose', async () => {
    expect(await offer('')).toBeUndefined();
  });
});
