import { describe, expect, test } from 'vitest';
import { presentFinding } from '../../shared/runs/present-report.ts';
import { aPair, type RecapCells, type StatCells } from './a-claims-file.ts';
import { aClaimsRoad, type ClaimsRoad } from './a-claims-road.ts';

/** A claim of each end of March, so that the period is March. */
const march = {
  stat: [
    { id: 'M1', day: '2024-03-01' },
    { id: 'M2', day: '2024-03-31' },
  ],
  recap: [
    { id: 'M1', day: '2024-03-01' },
    { id: 'M2', day: '2024-03-31' },
  ],
};

async function tell(
  code: string,
  stat: readonly StatCells[],
  recap: readonly RecapCells[],
  road: ClaimsRoad = aClaimsRoad(),
) {
  const files = aPair([...march.stat, ...stat], [...march.recap, ...recap]);
  const run = await road.drive(await road.send(files));
  const found = (await road.findings(run.id)).filter((finding) => finding.code === code);
  return found.map((finding) => {
    const { message, cause, fix } = presentFinding(finding, 'fr');
    return [message, cause, fix].map((text) => text?.replace(/\s/g, ' '));
  });
}

const inMarch = '2024-03-10';

describe('a settlement without acts in the period', () => {
  test('nowhere in the statement', async () => {
    const [told] = await tell('CLM-X02', [], [{ id: 'S', day: inMarch }]);
    expect(told?.[0]).toContain('Règlement absent des statistiques. 1 ligne(s) du récap (4)');
    expect(told?.[0]).toContain('entre le 01/03/2024 et le 31/03/2024');
    expect(told?.[1]).toContain('aucun acte des statistiques ne porte ce numéro');
  });

  test('only outside the period, and not even with it', async () => {
    const acts = [{ id: 'S', day: '2024-02-20', claimed: '700' }];
    const [told] = await tell('CLM-X02', acts, [{ id: 'S', day: inMarch }]);
    expect(told?.[0]).toContain('Règlement absent des statistiques dans la période commune.');
    expect(told?.[1]).toBe(
      'Les statistiques ont ce sinistre, mais hors de la période commune (01/03/2024 – 31/03/2024) ; même avec ces lignes (4), les montants ne s’accordent pas.',
    );
  });

  test('only in a row of the future: that row is what is wrong', async () => {
    const acts = [{ id: 'S', day: '2034-03-10' }];
    const [told] = await tell('CLM-X02', acts, [{ id: 'S', day: inMarch }]);
    expect(told?.[1]).toBe(
      'Les statistiques n’ont de ce sinistre que des lignes en erreur (4), dont la date de règlement est hors de la période commune (01/03/2024 – 31/03/2024).',
    );
    expect(told?.[2]).toContain('corrigez-les, la date de règlement d’abord');
  });
});

test('a claim whose settlement is outside the period', async () => {
  const paid = [{ id: 'S', day: '2024-02-20', claimed: '700' }];
  const [told] = await tell('CLM-X01', [{ id: 'S', day: inMarch }], paid);
  expect(told?.[0]).toContain('Sinistre absent du récap dans la période commune.');
  expect(told?.[1]).toContain('Le récap a ce sinistre, mais hors de la période commune');
});

describe('one number, two policies', () => {
  const other = { id: 'S', day: inMarch, policy: 'POL-2' };

  test('in one file: by its row', async () => {
    const acts = [{ id: 'S', day: inMarch }, other];
    const [told] = await tell('CLM-M06', acts, [{ id: 'S', day: inMarch, claimed: '20000' }]);
    expect(told?.[0]).toBe(
      'Même numéro, autre police : la ligne 4 le porte avec une autre police.',
    );
    expect(told?.join(' ')).not.toMatch(/–/);
  });
});
