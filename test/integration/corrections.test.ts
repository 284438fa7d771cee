import { beforeAll, describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import { type CallApi, signInAs } from './local-cloud.ts';
import { drop, endedRunOf, getJson, journalOf, unique } from './road-rig.ts';
import { type Content, importToTheEnd } from './upload-rig.ts';

const none = { created: 0, updated: 0, unchanged: 0, rejected: 0, set_aside: 0 };
const rowsSheet = 'Lignes à corriger';

let staff: CallApi;
let stem: string;
/** The import with three bad rows among six, and its workbook. */
let first: PublicRun;
let workbook: Content;

beforeAll(async () => {
  staff = await signInAs('staff');
  stem = unique('À corriger');
  const lines = [
    'titre;formateur;niveau;prix;note interne',
    `${stem} 1;Awa Exemple;débutant;10;a`,
    `${stem} 2;Awa Exemple;débutant;dix euros;=1+1`,
    `${stem} 3;Koffi Modèle;impossible;20;+33 6`,
    `${stem} 4;Koffi Modèle;débutant;20;007`,
    ';Awa Exemple;débutant;10;20140000008325',
    `${stem} 6;Awa Exemple;débutant;10;f`,
  ];
  first = await importToTheEnd(staff, lines.join('\r\n'), { name: 'Élevage 2026.csv' });
  workbook = await downloadWorkbook(first);
});

async function downloadWorkbook(run: PublicRun): Promise<Content> {
  const found = await staff(`/api/runs/${run.id}/download?type=error`, { redirect: 'manual' });
  expect(found.status, await found.clone().text()).toBe(302);
  const file = await fetch(found.headers.get('location') ?? '');
  expect(file.status).toBe(200);
  return new Uint8Array(await file.arrayBuffer());
}

/** Cells of the rows to correct as somebody sees them, the header first. */
const tableOf = (content: Content): (string | number | null)[][] =>
  XLSX.utils.sheet_to_json(XLSX.read(content).Sheets[rowsSheet] as XLSX.WorkSheet, {
    header: 1,
    defval: null,
  });

/** The workbook after somebody wrote into some of its cells. */
function withCells(content: Content, cells: Readonly<Record<string, string>>): Content {
  const book = XLSX.read(content);
  const sheet = book.Sheets[rowsSheet] as XLSX.WorkSheet;
  for (const [at, value] of Object.entries(cells)) sheet[at] = { t: 's', v: value };
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }));
}

async function codesOf(run: PublicRun): Promise<string[]> {
  const path = `/api/runs/${run.id}/findings`;
  const { items } = await getJson<{ items: { code: string; level: string }[] }>(staff, path);
  return items.filter(({ level }) => level !== 'warning').map(({ code }) => code);
}

describe('the workbook of a file with bad rows', () => {
  test('is there when the run has ended, and is named after the file', async () => {
    expect(first).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      counts: { ...none, read: 6, created: 3, rejected: 3 },
      error_file_url: expect.stringContaining(`/api/runs/${first.id}/download?type=error`),
      correction_of: null,
    });
    const told = (await journalOf(staff, first.id)).find(({ code }) => code === 'RUN-WORKBOOK');
    expect(told?.data).toEqual({ rows: 3 });
    const path = `/api/runs/${first.id}/download?type=error`;
    const { url } = await getJson<{ url: string }>(
      (at) => staff(at, { headers: { accept: 'application/json' } }),
      path,
    );
    expect((await fetch(url)).headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''%C3%89levage%202026.corrections.xlsx",
    );
  });

  test('holds the rejected rows as they were sent, what is wrong, and their keys', () => {
    const [header, ...rows] = tableOf(workbook);
    expect(header).toEqual([
      ...['titre', 'formateur', 'niveau', 'prix', 'note interne', 'Problème', '_quai'],
    ]);
    expect(rows.map((cells) => cells.slice(0, 5))).toEqual([
      [`${stem} 2`, 'Awa Exemple', 'débutant', 'dix euros', '=1+1'],
      [`${stem} 3`, 'Koffi Modèle', 'impossible', '20', '+33 6'],
      [null, 'Awa Exemple', 'débutant', '10', '20140000008325'],
    ]);
    expect(rows[0]?.[5]).toMatch(/^Ligne \d+ : prix – Le prix n’est pas un nombre\. /);
    expect(rows.map((cells) => String(cells[6]).startsWith(`${first.id}:file:`))).toEqual([
      true,
      true,
      true,
    ]);
    const names = XLSX.read(workbook).SheetNames;
    expect(names).toEqual(['Résumé', rowsSheet]);
  });

  test('a run without rejected rows has none', async () => {
    const good = await importToTheEnd(staff, `titre;prix\n${unique('Sans faute')};10`);
    expect(good).toMatchObject({ status: 'DONE', error_file_url: null });
    const answer = await staff(`/api/runs/${good.id}/download?type=error`);
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'RUN-NOFILE' }]);
  });

  test('of a file of which every row is bad is written too', async () => {
    const bad = await importToTheEnd(staff, `titre;prix\n${unique('Tout faux')};dix`);
    expect(bad.status).toBe('ERROR');
    expect(tableOf(await downloadWorkbook(bad))).toHaveLength(2);
  });
});

describe('the workbook comes back', () => {
  test('two rows corrected: a run that corrects the first one, and reads only them', async () => {
    const corrected = withCells(workbook, { D2: '10', A4: `${stem} 5` });

    const run = await importToTheEnd(staff, corrected, { name: 'corrigé.xlsx' });

    expect(run).toMatchObject({
      status: 'DONE',
      correction_of: first.id,
      counts: { ...none, read: 2, created: 2 },
      error_file_url: null,
    });
    const told = (await journalOf(staff, run.id)).find(({ code }) => code === 'RUN-CORRECTION');
    expect(told?.data).toEqual({ of: first.id, changed: 2, unchanged: 1, added: 0 });
    const { items } = await getJson<{ items: { row: number; outcome: string }[] }>(
      staff,
      `/api/runs/${run.id}/records`,
    );
    expect(items.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, 'created'],
      [4, 'created'],
    ]);
  });

  test('as it was downloaded: it is said that nothing was changed', async () => {
    const run = await importToTheEnd(staff, workbook, { name: 'tel quel.xlsx' });
    expect(run).toMatchObject({ status: 'ERROR', correction_of: first.id });
    expect(await codesOf(run)).toEqual(['RUN-K05']);
    expect(run.message).toContain('3 ligne(s) identique(s)');
  });

  test('wrong again: its own workbook corrects the correction', async () => {
    const again = await importToTheEnd(staff, withCells(workbook, { D2: 'onze' }), {
      name: 'a.xlsx',
    });
    expect(again).toMatchObject({ status: 'ERROR', counts: { ...none, read: 1, rejected: 1 } });
    const next = await downloadWorkbook(again);
    const [header, row] = tableOf(next);
    expect([header?.length, row?.[3], String(row?.[6]).split(':')[0]]).toEqual([
      7,
      'onze',
      again.id,
    ]);

    const run = await importToTheEnd(staff, withCells(next, { D2: '11' }), { name: 'b.xlsx' });

    expect(run).toMatchObject({ status: 'DONE', correction_of: again.id, counts: { read: 1 } });
  });

  test('as a CSV that was saved from it and dropped', async () => {
    const sheet = XLSX.read(withCells(workbook, { C3: 'débutant' })).Sheets[rowsSheet];
    const csv = XLSX.utils.sheet_to_csv(sheet as XLSX.WorkSheet, { FS: ';' });
    const key = `drop/courses/${unique('retour')}.csv`;
    await drop(key, csv);

    const run = await endedRunOf(staff, key);

    expect(run).toMatchObject({
      status: 'DONE',
      correction_of: first.id,
      counts: { ...none, read: 1, created: 1 },
    });
  });

  test('in another country: refused, as if the first import did not exist', async () => {
    const key = `drop/courses/tg/${unique('ailleurs')}.xlsx`;
    await drop(key, withCells(workbook, { D2: '10' }) as Uint8Array);
    const abroad = await signInAs('admin', null);

    const run = await endedRunOf(abroad, key);

    expect(run).toMatchObject({ status: 'ERROR', country: 'Togo', correction_of: null });
    const { items } = await getJson<{ items: { code: string }[] }>(
      abroad,
      `/api/runs/${run.id}/findings`,
    );
    expect(items.map(({ code }) => code)).toContain('RUN-K01');
  });

  test('with an edited key: the row is refused, the others are read', async () => {
    const key = String(tableOf(workbook)[1]?.[6]);
    const cells = { D2: '10', G2: key.replace(':3:', ':4:'), C3: 'avancé' };

    const run = await importToTheEnd(staff, withCells(workbook, cells), { name: 'clé.xlsx' });

    expect(run).toMatchObject({ status: 'DONE_WITH_ERRORS', counts: { read: 2, rejected: 1 } });
    expect(await codesOf(run)).toEqual(['RUN-K02']);
  });
});

test('a course of a JSON file that is corrected keeps what the file did not say of it', async () => {
  const title = unique('Objets');
  const whole = { title, instructor: 'Awa', description: 'Longue', price: 10, lessons: ['Un'] };
  await importToTheEnd(staff, JSON.stringify([whole]), { name: 'a.json' });
  const bad = [
    { title, instructor: 'Awa', difficulty: 'zzz' },
    { titre: `${title} 2`, summary: 'Courte', price: 'abc' },
  ];
  const run = await importToTheEnd(staff, JSON.stringify(bad), { name: 'b.json' });
  expect(run.counts).toMatchObject({ read: 2, rejected: 2 });
  const sent = await downloadWorkbook(run);
  expect(tableOf(sent)[0]?.at(-1)).toBe('_quai.json');

  const corrected = await importToTheEnd(staff, withCells(sent, { C2: 'débutant' }), {
    name: 'c.xlsx',
  });

  expect(corrected).toMatchObject({ status: 'DONE', counts: { ...none, read: 1, updated: 1 } });
  const { items } = await getJson<{ items: { key: string }[] }>(
    staff,
    `/api/runs/${corrected.id}/records`,
  );
  expect(await getJson(staff, `/api/courses/${items[0]?.key}`)).toMatchObject({
    ...{ title, description: 'Longue', difficulty: 'beginner', price_minor: 1000 },
    lessons: [{ title: 'Un' }],
  });
});
