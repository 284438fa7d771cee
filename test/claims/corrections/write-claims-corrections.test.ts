import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import {
  affectedRowsMax,
  gatherAffected,
} from '../../../shared/claims/corrections/gather-affected.ts';
import { identifyClaim } from '../../../shared/claims/mapping/identify-claim.ts';
import { newFinding } from '../../../shared/findings/new-finding.ts';
import { aSession, sessionId, sheets, statement, tableOf } from './a-session.ts';

const claimsIn = (rows: unknown[][]) => rows.slice(1).map(([claim]) => claim);

test('its sheets are those of CLAIMS §8, and it lies beside the run, named after the statement', async () => {
  const { results, ports, write } = await aSession();

  const { outcome, bytes } = await write();

  expect(outcome).toBe('written');
  expect(XLSX.read(bytes).SheetNames).toEqual([
    'Résumé',
    'Non conformités',
    'Lignes stat concernées',
    'Lignes récap concernées',
    'Hors période',
  ]);
  const key = `runs/${sessionId}/corrections/Stat Mars.corrections.xlsx`;
  expect([...results.files.keys()]).toEqual([key]);
  expect((await ports.runs.read(sessionId))?.errorFileKey).toBe(key);
  const told = (await ports.runs.readEvents(sessionId, 0, 100)).at(-1);
  expect(told).toMatchObject({ code: 'RUN-WORKBOOK', data: { rows: 9 } });
});

test('in English its sheets have English names', async () => {
  const { write } = await aSession({ lang: 'en' });
  const { bytes } = await write();
  expect(XLSX.read(bytes).SheetNames).toEqual([
    'Summary',
    'Discrepancies',
    'Statement rows concerned',
    'Recap rows concerned',
    'Outside the period',
  ]);
});

describe('the rows', () => {
  test('all of each affected claim, the good ones and those outside the period; no other', async () => {
    const { bytes } = await (await aSession()).write();

    expect(claimsIn(tableOf(bytes, sheets.stat_file))).toEqual([
      ...['S1', 'S1', 'S2', 'S4', 'S4', null],
    ]);
    expect(claimsIn(tableOf(bytes, sheets.recap_file))).toEqual(['S1', 'S2', 'S6']);
  });

  test('stand under the sender’s headers with the sender’s texts', async () => {
    const { bytes } = await (await aSession()).write();
    const [header, , second] = tableOf(bytes, sheets.stat_file);
    expect(header).toEqual([
      ...['Numero de sinistre', 'Statut', 'Date de sinistre', 'Date de règlement'],
      ...['Nom Employeur', 'Numero de police', 'Nom Assuré Principal', 'Nom bénéficiaire'],
      ...['Statut Assuré', 'Nom du partenaire', "Categorie d'acte", 'Nom Acte'],
      ...['Montant facturé', 'Montant remboursé', 'Numero de Facture', 'Note Générale'],
      ...['Problème', '_quai.stat'],
    ]);
    expect(second?.slice(0, 14)).toEqual([
      ...['S1', 'Réglé', '02/01/2026', '20/01/2026', 'Teranga Mines SA', 'P-1', 'Awa Exemple'],
      ...['Modou Exemple', 'E', 'Clinique Exemple', 'Soins', 'Consultation', 'douze mille', '9000'],
    ]);
    expect(tableOf(bytes, sheets.recap_file)[0]).toEqual([
      ...['reglementId', 'date_reglement', 'totalmttreclame', 'totalmttrembourse', 'NumFacture'],
      ...['Problème', '_quai.recap'],
    ]);
  });

  test('what looks like a formula is text', async () => {
    const { bytes } = await (await aSession()).write();
    const sheet = XLSX.read(bytes, { cellFormula: true }).Sheets[sheets.stat_file];
    expect(sheet?.['P4']).toMatchObject({ t: 's', v: '=1+1' });
    expect(sheet?.['P4']?.f).toBeUndefined();
  });

  test('say what is wrong, with a note at the cell that names its code', async () => {
    const { bytes } = await (await aSession()).write();
    const sheet = XLSX.read(bytes, { cellStyles: true }).Sheets[sheets.stat_file];
    const noteAt = (cell: string) => sheet?.[cell]?.c?.[0]?.t as string | undefined;
    expect(noteAt('M3')).toMatch(/^CLM-R04\n/);
    expect(noteAt('M4')).toMatch(/^CLM-X04\n/);
    expect(noteAt('A5')).toMatch(/^CLM-X01\n/);
    expect(noteAt('A7')).toMatch(/^CLM-R01\n/);
    const problems = tableOf(bytes, sheets.stat_file).map((cells) => String(cells[16]));
    expect(problems[1]).toMatch(/^Ligne 2 : rien à corriger sur cette ligne\. .*\nSinistre S1 : /);
    expect(problems[2]).toMatch(/^Ligne 3 : Montant facturé – /);
    expect(noteAt('A6')).toBeUndefined();
  });

  test('of a file of which none is affected have their sheet all the same: one may be added', async () => {
    const { partitions, chunks, write } = await aSession();
    const [line] = [...(await readAll(partitions.readComparison(sessionId)))].filter(
      ({ claimKey }) => claimKey === 'S4',
    );
    await partitions.writeComparison(sessionId, 0, line === undefined ? [] : [line]);
    await chunks.writeFindings(sessionId, 'read-1', []);
    const { bytes } = await write();
    expect(tableOf(bytes, sheets.recap_file)).toEqual([
      [
        ...['reglementId', 'date_reglement', 'totalmttreclame', 'totalmttrembourse', 'NumFacture'],
        ...['Problème', '_quai.recap'],
      ],
    ]);
  });
});

describe('the claims', () => {
  test('each is a line with what both files say of it; of an incomplete one nobody knows', async () => {
    const { bytes } = await (await aSession()).write();
    const rows = tableOf(bytes, 'Non conformités').map((cells) =>
      cells.filter((_, i) => i !== 2 && i < 11),
    );
    expect(rows.slice(1)).toEqual([
      ['S1', 'CLM-X17', 2, null, null, 1, null, null, null, null],
      ['S2', 'CLM-X04', 1, 5000, 4000, 1, 5500, 4000, -500, 0],
      ['S4', 'CLM-X01', 1, 3000, 3000, 0, 0, 0, 3000, 3000],
      ['S6', 'CLM-X02', 0, 0, 0, 1, 900, 900, -900, -900],
    ]);
  });

  test('one that only settling rejected is there with its rows', async () => {
    const reading = { read: 12, created: 0, updated: 0, unchanged: 0, rejected: 6, setAside: 2 };
    const { chunks, ports, write } = await aSession({ reading });
    const finding = newFinding({ code: 'CLM-M06', level: 'rejected', slot: 'stat_file', row: 5 });
    const id = identifyClaim('SN', 'S3');
    const key = await chunks.writeRecordPart(sessionId, '0', [
      {
        id,
        row: 5,
        group: 0,
        outcome: 'rejected',
        basedOn: 1,
        code: 'CLM-M06',
        fields: [],
        finding,
      },
    ]);
    ports.runs.readMarkers = async () => [
      {
        ...{ chunk: 0, attempt: 'a', at: '2026-01-01T00:00:00.000Z', diffHash: '' },
        counts: { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 2, setAside: 0 },
        recordParts: [{ key, groups: [0] }],
      } as never,
    ];

    const { bytes } = await write();

    expect(claimsIn(tableOf(bytes, sheets.stat_file))).toContain('S3');
    expect(claimsIn(tableOf(bytes, sheets.recap_file))).toContain('S3');
    const line = tableOf(bytes, 'Non conformités').find(([claim]) => claim === 'S3');
    expect(line?.[1]).toBe('CLM-M06');
  });

  test('one of which only a repeat was rejected (CLM-R10) is there too', async () => {
    const { chunks, write } = await aSession();
    const finding = newFinding({ code: 'CLM-R10', level: 'rejected', slot: 'stat_file', row: 5 });
    await chunks.writeFindings(sessionId, 'compare-0000', [finding]);
    const { bytes } = await write();
    expect(claimsIn(tableOf(bytes, sheets.recap_file))).toContain('S3');
    const line = tableOf(bytes, 'Non conformités').find(([claim]) => claim === 'S3');
    expect(line?.[1]).toBe('CLM-R10');
  });

  test('are taken whole or not at all, and the summary says so', async () => {
    const { ports, run } = await aSession();
    const { claims, claimsInAll, rows } = await gatherAffected(ports, run, 4);
    expect(claims.map(({ line }) => line.claimKey)).toEqual(['S1', 'S6']);
    expect(claimsInAll).toBe(4);
    expect([...rows.stat_file.keys(), ...rows.recap_file.keys()]).toEqual([2, 3, 2, 5]);
    expect(affectedRowsMax).toBe(50_000);
  });
});

test('what was set aside is told, also of claims with nothing to correct', async () => {
  const { bytes } = await (await aSession()).write();
  const rows = tableOf(bytes, 'Hors période').slice(2);
  expect(rows.map((cells) => cells.filter((_, i) => i !== 6))).toEqual([
    ['Fichier stat', 7, 'S4', 'Réglé', '01/05/2026', 'CLM-R12', '1000', '1000'],
    ['Fichier stat', 9, 'S5', 'Réglé', '02/05/2026', 'CLM-R12', '1000', '1000'],
  ]);
});

test('a row that was compared although its status says unpaid is not told as set aside', async () => {
  const { chunks, write } = await aSession();
  const warning = newFinding({ code: 'CLM-R20', level: 'warning', slot: 'stat_file', row: 3 });
  await chunks.writeFindings(sessionId, 'compare-0000', [warning]);
  const { bytes } = await write();
  expect(tableOf(bytes, 'Hors période').map(([, row]) => row)).not.toContain(3);
  expect(tableOf(bytes, sheets.stat_file)[2]?.[16]).toMatch(/^Ligne 3 : Montant facturé – /);
});

test('the summary tells session, files, period, counts and what to do', async () => {
  const { bytes } = await (await aSession()).write();
  const summary = tableOf(bytes, 'Résumé').map((cells) => cells.filter((cell) => cell !== null));
  expect(summary).toContainEqual(['Session d’import', sessionId]);
  expect(summary).toContainEqual(['Fichier stat', 'Stat Mars.csv']);
  expect(summary).toContainEqual(['Fichier récap', 'Récap.csv']);
  expect(summary).toContainEqual(['Période commune', 'du 10 janvier 2026 au 28 mars 2026']);
  expect(summary).toContainEqual(['Lignes lues (deux fichiers)', 12]);
  expect(summary).toContainEqual(['Sinistres dans ce classeur', 4]);
  expect(summary).toContainEqual(['Lignes dans ce classeur', 9]);
  expect(summary.some(([text]) => String(text).startsWith('5. Enregistrez au format Excel'))).toBe(
    true,
  );
});

test('a row that no worksheet can hold is cut and says so, so that its claim stays whole', async () => {
  const long = 'x'.repeat(40_000);
  const content = statement.replace('5000;4000;F-1;=1+1', `5000;4000;F-1;${long}`);
  const { bytes } = await (await aSession({}, { stat_file: { name: 's.csv', content } })).write();
  const row = tableOf(bytes, sheets.stat_file)[3];
  expect(row?.[0]).toBe('S2');
  expect(String(row?.[15])).toHaveLength(32_767);
  expect(row?.[16]).toContain('Une cellule trop longue');
  const summary = tableOf(bytes, 'Résumé').flat();
  expect(summary.some((cell) => String(cell).startsWith('1 ligne(s) ont une cellule'))).toBe(true);
});

test.each([
  ['the reply was lost', false],
  ['it died before it had said so', true],
])('written again, because %s: the same bytes, said once', async (_why, dies) => {
  const { faults, results, ports, write } = await aSession();
  if (dies) faults.add('corrections-before-end');
  await write().catch(() => undefined);
  const before = new Map(results.files);
  expect((await write()).outcome).toBe('written');
  expect(results.files).toEqual(before);
  const events = await ports.runs.readEvents(sessionId, 0, 100);
  expect(events.filter(({ code }) => code === 'RUN-WORKBOOK')).toHaveLength(1);
});

test.each([
  [
    'nothing was rejected',
    { counts: { read: 1, created: 1, updated: 0, unchanged: 0, rejected: 0, setAside: 0 } },
  ],
  ['there is no common period', { period: null }],
  ['it is cancelled', { cancelRequested: true }],
])('nothing is written when %s', async (_why, fields) => {
  const { results, write } = await aSession(fields);
  expect((await write()).outcome).toBe('nothing');
  expect(results.files.size).toBe(0);
});

async function readAll<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}
