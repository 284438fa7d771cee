import { expect, test } from 'vitest';
import { tellLog } from '../../shared/runs/tell-log.ts';
import { aPair } from './a-claims-file.ts';
import { aClaimsRoad } from './a-claims-road.ts';

/** A claim of a child with an invoice, and one of which the recap knows less. */
const files = aPair(
  [
    { id: 'S1', beneficiary: 'Moussa Ba', standing: 'E', act: 'Consultation discrète' },
    { id: 'S2', claimed: '9000' },
  ],
  [{ id: 'S1' }, { id: 'S2', claimed: '8000' }],
);

async function logOf(lang: 'fr' | 'en', sent = files): Promise<string[]> {
  const road = aClaimsRoad();
  const run = await road.drive(await road.send(sent));
  const lines: string[] = [];
  for await (const line of tellLog(road, run, lang)) {
    lines.push(line.replace(/(_)[0-9A-Z]{26}\b/, '$1…').replace(/\u00a0|\u202f/g, ' '));
  }
  return lines;
}

test('the log says of every object what it is, where it was named and what became of it', async () => {
  const lines = await logOf('fr');

  const at = lines.findIndex((line) => line.startsWith('LOT'));
  expect(lines[at]).toMatch(
    /^LOT \d+ : 10 enregistrement\(s\) ; lignes : 2 créée\(s\), 0 modifiée\(s\), 0 inchangée\(s\), 0 rejetée\(s\), 0 mise\(s\) de côté\.$/,
  );
  const records = lines.slice(at + 1);
  expect(records.filter((line) => / CRÉÉ /.test(line)).sort()).toEqual([
    'LIGNE 2 CRÉÉ recap_file moyen de paiement obj_…',
    'LIGNE 2 CRÉÉ stat_file acte obj_…',
    'LIGNE 2 CRÉÉ stat_file assuré principal ins_…',
    'LIGNE 2 CRÉÉ stat_file catégorie d’acte obj_…',
    'LIGNE 2 CRÉÉ stat_file client obj_…',
    'LIGNE 2 CRÉÉ stat_file enfant ins_…',
    'LIGNE 2 CRÉÉ stat_file facture inv_…',
    'LIGNE 2 CRÉÉ stat_file partenaire obj_…',
    'LIGNE 2 CRÉÉ stat_file police obj_…',
    'LIGNE 2 CRÉÉ stat_file sinistre S1 clm_…',
  ]);
  expect(lines.find((line) => line.includes('stat_file CLM-X07'))).toMatch(
    /^LIGNE 3 REJETÉ stat_file /,
  );
  expect(lines.join('\n')).not.toMatch(/Fatou|Moussa|discrète|Conserverie|Baobab/);
});

test('in English too, with what went into each stage and came out of it', async () => {
  const lines = await logOf('en');
  expect(lines).toContain('ROW 2 CREATED stat_file claim S1 clm_…');
  const ended = lines.filter((line) => line.includes('RUN-STAGE-ENDED'));
  expect(ended.map((line) => line.replace(/.*RUN-STAGE-ENDED /, ''))).toEqual([
    'Stage “receiving” ended: 2 in, 2 out.',
    'Stage “reading” ended: 4 in, 4 out.',
    'Stage “comparing” ended: 4 in, 2 out.',
    'Stage “saving” ended: 2 in, 2 out.',
    'Stage “concluding” ended: 4 in, 4 out.',
  ]);
});

test('a name in the column of claim numbers is not told', async () => {
  const lines = await logOf('fr', aPair([{ id: 'Binta Exemple' }], [{ id: 'Binta Exemple' }]));
  expect(lines).toContain('LIGNE 2 CRÉÉ stat_file sinistre clm_…');
  expect(lines.join('\n')).not.toMatch(/binta/i);
});
