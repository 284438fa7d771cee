import { describe, expect, test } from 'vitest';
import { listCodes, wordMessage } from '../../shared/messages/catalogue.ts';
import { presentEvent } from '../../shared/runs/present-event.ts';
import { aPair } from './a-claims-file.ts';
import { aClaimsRoad } from './a-claims-road.ts';

/** Codes of findings: those of CLAIMS §9, and those beside it. */
const codes = listCodes()
  .map(([code]) => code)
  .filter((code) => /^CLM-(?:[FRXMKSU]\d\d|O06)$/.test(code));

describe('where findings are only counted', () => {
  test('there are the codes of CLAIMS §9', () => expect(codes.length).toBeGreaterThan(60));

  test.each(codes.flatMap((code) => (['fr', 'en'] as const).map((lang) => [code, lang] as const)))(
    '%s leaves no place open (%s)',
    (code, lang) => {
      const told = wordMessage('RUN-FINDINGS', { code, count: 3 }, lang);
      expect(told).not.toMatch(/[…{}–]/);
      expect(told).toMatch(/[.!?]$/);
    },
  );
});

/** The worked lines of a session's journal, without progress. */
async function journalOf(files: ReturnType<typeof aPair>) {
  const road = aClaimsRoad();
  const run = await road.drive(await road.send(files));
  const events = await road.runs.readEvents(run.id, 0, 100);
  return events
    .filter(({ code }) => code === 'RUN-FINDINGS' || code.startsWith('CLM-'))
    .map((event) => `${event.level} ${presentEvent(event, 'fr').message}`.replace(/\s/g, ' '));
}

test('a line of the journal is as grave as what it tells, and counts one as well as many', async () => {
  const day = '2024-09-01';
  const lines = await journalOf(
    aPair(
      [
        { id: 'A' },
        { id: 'B', claimed: 'douze', reimbursed: '100' },
        { id: 'C', day },
        { id: 'D', day: '', status: 'Rejeté', reimbursed: '0' },
      ],
      [{ id: 'A' }, { id: 'B' }],
    ),
  );

  expect(lines).toEqual([
    'info « stat.csv » (statistiques) : lignes lues : 4, dont sans défaut : 3.',
    'info « recap.csv » (récap) : lignes lues : 2, dont sans défaut : 2.',
    'warning 1 remarque(s) CLM-R04 : Montant invalide.',
    'info Période commune des deux fichiers : du 15/02/2024 au 15/02/2024.',
    'warning 1 remarque(s) CLM-X17 : Sinistre incomplet : des lignes sont rejetées.',
    'info 1 remarque(s) CLM-R12 : Hors période commune : la ligne est mise de côté.',
    'info 1 remarque(s) CLM-R20 : Sinistre non réglé.',
    'warning Comparaison des sinistres. Conformes : 1 ; en écart : 0 ; absents du récap : 0 ; absents des statistiques : 0 ; incomplets : 1 ; non comparés : 2.',
  ]);
});

test('a refused file: its line is an error, and says which file lacks which columns', async () => {
  const stat = 'Numero de sinistre;Nom Acte;Montant facturé\nS1;Radio;100\n';
  const lines = await journalOf(aPair(stat, [{}]));
  expect(lines).toContain('error 1 remarque(s) CLM-F06 : Colonne obligatoire absente.');
});
