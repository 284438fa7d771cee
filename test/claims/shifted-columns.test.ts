import { describe, expect, test } from 'vitest';
import { aPair } from './a-claims-file.ts';
import { aClaimsRoad } from './a-claims-road.ts';
import { claimItems } from './stored-claims.ts';

/** Of a sender who writes amounts first; between `Statut Assuré` and the names stands `Matricule`. */
const names = [
  ...['Numero de sinistre', 'Statut', 'Date de sinistre', 'Date de règlement', 'Montant facturé'],
  ...['Montant remboursé', 'Nom Acte', "Categorie d'acte", 'Nom Employeur', 'Numero de police'],
  ...['Statut Assuré', 'Matricule', 'Nom Assuré Principal', 'Nom bénéficiaire'],
  ...['Nom du partenaire', 'Numero de Facture', 'Note Générale'],
];
const line = (id: string, note: string) =>
  [
    ...[id, 'Réglé', '2024-01-02', '2024-02-15', '10000', '10000', 'Consultation', 'Soins'],
    ...['Conserverie de Mbour', 'POL-1', 'A', 'M-7', 'Fatou Ba', 'Fatou Ba'],
    ...['Clinique du Baobab', `F-${id}`, note],
  ].join(';');
const lines = [line('S1', ''), line('S2', ''), line('S3', 'urgent')];
const recap = ['S1', 'S2', 'S3'].map((id) => ({ id }));
const drive = async (stat: readonly string[]) => {
  const road = aClaimsRoad();
  const run = await road.drive(await road.send(aPair(stat.join('\n'), recap)));
  return { road, run };
};

describe('a statement whose header lacks a name', () => {
  const short = names.filter((name) => name !== 'Matricule');

  test('is refused, though only one row fills its last cell', async () => {
    const { road, run } = await drive([short.join(';'), ...lines]);
    expect(run).toMatchObject({
      status: 'ERROR',
      message: { code: 'CLM-F04', data: { reason: 'RUN-F16', expected: 16, count: 1, rows: 3 } },
    });
    expect(claimItems(road)).toEqual([]);
  });

  test('as a spreadsheet program writes it, too', async () => {
    const { road, run } = await drive([`${short.join(';')};`, ...lines]);
    expect(run.message).toMatchObject({ code: 'CLM-F04', data: { reason: 'RUN-F16' } });
    expect(claimItems(road)).toEqual([]);
  });

  test('with all its names it is taken', async () => {
    const { road, run } = await drive([names.join(';'), ...lines]);
    expect(run.status).toBe('DONE');
    expect(claimItems(road).map(({ lines: [first] }) => first?.line.mainInsured)).toEqual([
      ...['Fatou Ba', 'Fatou Ba', 'Fatou Ba'],
    ]);
  });
});

test('a row with wrong quotes behind its claim’s number makes the claim incomplete', async () => {
  const hurt = line('S1', '').replace('Clinique du Baobab', '"Clinique" du Baobab"');
  const { road, run } = await drive([names.join(';'), ...lines, hurt]);
  expect(run.status).toBe('DONE_WITH_ERRORS');
  expect(run.findings).toEqual({ 'RUN-R05': 1, 'CLM-X17': 1 });
  expect(claimItems(road).map(({ claimId }) => claimId)).toEqual(['S2', 'S3']);
});
