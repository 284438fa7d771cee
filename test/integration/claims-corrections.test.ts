import { beforeAll, describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import { type EndedSession, getAll, importClaims } from './claims-rig.ts';
import { type CallApi, signInAs } from './local-cloud.ts';
import { drop, endedRunOf, getJson, journalOf, unique } from './road-rig.ts';
import { postJson } from './upload-rig.ts';

/** The workbook of a session and its way back, through the deployed pipeline. */
const none = { created: 0, updated: 0, unchanged: 0, rejected: 0, set_aside: 0 };
const statSheet = 'Lignes stat concernées';
const recapSheet = 'Lignes récap concernées';

const statHeader =
  'Numero de sinistre;Statut;Date de sinistre;Date de règlement;Nom Employeur;Numero de police;' +
  'Nom Assuré Principal;Nom bénéficiaire;Statut Assuré;Nom du partenaire;Categorie d’acte;' +
  'Nom Acte;Montant facturé;Montant remboursé;Numero de Facture';
const statRow = (claim: string, day: string, claimed: string, reimbursed: string) =>
  [
    ...[claim, 'Réglé', '02/01/2026', day, 'Teranga Mines SA', 'P-77', 'Awa Exemple'],
    ...[
      'Awa Exemple',
      'A',
      'Clinique Exemple',
      'Soins',
      'Consultation',
      claimed,
      reimbursed,
      'F-1',
    ],
  ].join(';');

let chief: CallApi;
let first: EndedSession;
let workbook: Uint8Array;
const stem = unique('S');
const id = (i: number) => `${stem}-${i}`;

/** Claim 1 has a bad amount, 2 conforms, 3 is not in the recap; 4 conforms outside nothing. */
const stat = [
  statHeader,
  statRow(id(1), '13/01/2026', '10000', '8000'),
  statRow(id(1), '20/01/2026', 'douze mille', '9000'),
  statRow(id(2), '21/01/2026', '5000', '4000'),
  statRow(id(3), '22/01/2026', '3000', '3000'),
  statRow(id(4), '28/01/2026', '7000', '7000'),
].join('\n');
const recap = [
  'reglementId;date_reglement;totalmttreclame;totalmttrembourse',
  `${id(1)};13/01/2026;22000;17000`,
  `${id(2)};21/01/2026;5000;4000`,
  `${id(4)};28/01/2026;7000;7000`,
].join('\n');
const files = [
  { slot: 'stat_file', name: 'Stat janvier.csv', content: stat },
  { slot: 'recap_file', name: 'Récap.csv', content: recap },
];

beforeAll(async () => {
  chief = await signInAs('chef_technique');
  first = await importClaims(chief, files);
  workbook = await downloadWorkbook(first.run);
});

async function downloadWorkbook(run: PublicRun): Promise<Uint8Array> {
  const found = await chief(`/api/runs/${run.id}/download?type=error`, { redirect: 'manual' });
  expect(found.status, await found.clone().text()).toBe(302);
  const file = await fetch(found.headers.get('location') ?? '');
  return new Uint8Array(await file.arrayBuffer());
}

const tableOf = (content: Uint8Array, sheet: string): (string | number | null)[][] =>
  XLSX.utils.sheet_to_json(XLSX.read(content).Sheets[sheet] as XLSX.WorkSheet, {
    header: 1,
    defval: null,
  });

type Change = Readonly<Record<string, (rows: unknown[][]) => unknown[][]>>;

function changed(content: Uint8Array, change: Change): Uint8Array {
  const book = XLSX.read(content);
  for (const [sheet, edit] of Object.entries(change)) {
    book.Sheets[sheet] = XLSX.utils.aoa_to_sheet(edit(tableOf(content, sheet)));
  }
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }));
}

/** Writes a value where a claim's row has another one. */
const put = (claim: string, before: string, after: string) => (rows: unknown[][]) =>
  rows.map((cells) =>
    cells[0] === claim ? cells.map((cell) => (cell === before ? after : cell)) : cells,
  );

const sendBack = (content: Uint8Array, options = {}) =>
  importClaims(chief, [{ slot: 'corrections', name: 'retour.xlsx', content }], options);

describe('the workbook of a session', () => {
  test('is there when it has ended, with all rows of both affected claims', () => {
    expect(first.run).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      counts: { ...none, read: 8, created: 4, rejected: 4 },
    });
    expect(XLSX.read(workbook).SheetNames).toEqual([
      ...['Résumé', 'Non conformités', statSheet, recapSheet, 'Hors période'],
    ]);
    const claimsOf = (sheet: string) =>
      tableOf(workbook, sheet)
        .slice(1)
        .map(([claim]) => claim);
    expect(claimsOf(statSheet)).toEqual([id(1), id(1), id(3)]);
    expect(claimsOf(recapSheet)).toEqual([id(1)]);
    expect(new Set(claimsOf('Non conformités'))).toEqual(new Set([id(1), id(3)]));
  });
});

describe('the workbook comes back', () => {
  test('as a test, shown and confirmed; then the claim is there', async () => {
    const content = changed(workbook, { [statSheet]: put(id(1), 'douze mille', '12000') });

    const tried = await sendBack(content, { dry_run: true });

    expect(tried.run).toMatchObject({
      ...{ status: 'DONE', dry_run: true, correction_of: first.run.id },
      counts: { ...none, read: 3, created: 3 },
    });
    expect(tried.session).toMatchObject({ start_date: '2026-01-13', end_date: '2026-01-28' });
    const path = `/api/runs/${tried.run.id}`;
    const { diff_hash } = await getJson<{ diff_hash: string }>(chief, `${path}/diff`);
    const confirming = await postJson(chief, `${path}/confirm`, { diff_hash });
    expect(confirming.status, await confirming.clone().text()).toBe(202);
  });

  test('with a claim’s missing recap line added', async () => {
    const added = [id(3), '22/01/2026', '3000', '3000'];
    const content = changed(workbook, { [recapSheet]: (rows) => [...rows, added] });

    const { run } = await sendBack(content);

    expect(run).toMatchObject({
      ...{ status: 'DONE', correction_of: first.run.id },
      counts: { ...none, read: 2, created: 2 },
    });
    const told = (await journalOf(chief, run.id)).find(({ code }) => code === 'CLM-CORRECTION');
    expect(told?.data).toMatchObject({ claims: 1, changed: 0, added: 1, removed: 0, left: 3 });
    const claim = await getJson<{ claim_id: string }>(chief, `/api/claims/${id(3)}`);
    expect(claim.claim_id).toBe(id(3));
  });

  test('still wrong: its own workbook corrects the correction', async () => {
    const again = await sendBack(
      changed(workbook, { [statSheet]: put(id(1), 'douze mille', '11000') }),
    );
    expect(again.run).toMatchObject({ status: 'ERROR', counts: { ...none, read: 3, rejected: 3 } });
    const next = await downloadWorkbook(again.run);
    expect(
      tableOf(next, statSheet)
        .slice(1)
        .map(([claim]) => claim),
    ).toEqual([id(1), id(1)]);

    const { run } = await sendBack(changed(next, { [statSheet]: put(id(1), '11000', '12000') }));

    expect(run).toMatchObject({ status: 'DONE', correction_of: again.run.id, counts: { read: 3 } });
  });

  test('as it was downloaded: it is said that nothing was changed', async () => {
    const { run } = await sendBack(workbook);
    expect(run).toMatchObject({ status: 'ERROR', correction_of: first.run.id });
    const items = await getAll<{ code: string }>(chief, `/api/runs/${run.id}/findings`);
    expect(items.map(({ code }) => code)).toEqual(['RUN-K05']);
  });

  test('dropped in any folder: alone it is a session', async () => {
    const key = `drop/claims/${unique('retour')}.xlsx`;
    await drop(key, changed(workbook, { [statSheet]: put(id(3), '3000', '3001') }));
    const run = await endedRunOf(await signInAs('admin', null), key);
    expect(run).toMatchObject({ correction_of: first.run.id, counts: { read: 1, rejected: 1 } });
  });

  test('in another country: refused, as if the session did not exist', async () => {
    const abroad = await signInAs('chef_technique', 'Togo');
    const content = changed(workbook, { [statSheet]: put(id(1), 'douze mille', '12000') });
    const { run } = await importClaims(abroad, [
      { slot: 'corrections', name: 'retour.xlsx', content },
    ]);
    expect(run).toMatchObject({ status: 'ERROR', correction_of: null });
    const items = await getAll<{ code: string }>(abroad, `/api/runs/${run.id}/findings`);
    expect(items.map(({ code }) => code)).toEqual(['RUN-K01']);
  });
});
