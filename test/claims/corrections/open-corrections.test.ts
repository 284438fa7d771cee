import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { word } from '../../../shared/messages/catalogue.ts';
import { changeRun } from '../../../shared/runs/change-run.ts';
import type { RunFile } from '../../../shared/runs/run.ts';
import { createFakePartitionStore } from '../../fakes/partition-store.ts';
import { aRun } from '../../runs/a-run.ts';
import { aSession, changed, rowsOf, sessionId, sheets, tableOf } from './a-session.ts';

/** Sheets of the workbook count from row 2: S1, S1, S2, S4, S4 and one without a claim; S1, S2, S6. */
async function aWorkbook() {
  const session = await aSession();
  const { bytes } = await session.write();
  return { ...session, bytes };
}

/** Writes into one cell: row and column as the program shows them, from 1 and from 0. */
const write = (row: number, column: number, value: unknown) => (rows: unknown[][]) =>
  rows.map((cells, i) => (i + 1 === row ? cells.with(column, value) : cells));
const remove = (row: number) => (rows: unknown[][]) => rows.filter((_, i) => i + 1 !== row);
const add = (cells: unknown[]) => (rows: unknown[][]) => [...rows, cells];
const keyAt = 17;

describe('one cell corrected', () => {
  test('all rows of its claim are read, of both sheets, and no other', async () => {
    const { bytes, open } = await aWorkbook();

    const opened = await open(changed(bytes, { stat_file: write(3, 12, '12000') }));

    expect(opened).toMatchObject({
      kind: 'corrections',
      correctionOf: sessionId,
      period: { start: '2026-01-10', end: '2026-03-28' },
      facts: { claims: 1, changed: 1, added: 0, removed: 0, refused: 0, left: 6 },
    });
    expect(await rowsOf(opened, 'stat_file')).toEqual([
      [2, 'S1', '10000'],
      [3, 'S1', '12000'],
    ]);
    expect(await rowsOf(opened, 'recap_file')).toEqual([[2, 'S1', '22000']]);
  });

  test('the rows stand under the sender’s header, without our columns', async () => {
    const { bytes, open } = await aWorkbook();
    const opened = await open(changed(bytes, { recap_file: write(3, 2, '5000') }));
    if (opened.kind === 'refused') throw new Error(opened.finding.code);
    const batches = [];
    for await (const batch of opened.rowsOf('recap_file')) batches.push(...batch);
    expect(batches).toEqual([
      {
        ...{ kind: 'header', sheet: 'Lignes récap concernées', row: 1 },
        cells: [
          ...['reglementId', 'date_reglement', 'totalmttreclame', 'totalmttrembourse'],
          'NumFacture',
        ],
      },
      {
        ...{ kind: 'row', sheet: 'Lignes récap concernées', row: 3 },
        cells: ['S2', '21/01/2026', '5000', '4000', 'F-1'],
      },
    ]);
  });

  test('remarks that somebody wrote beside the rows are no part of them', async () => {
    const { bytes, open } = await aWorkbook();
    const beside = (rows: unknown[][]) =>
      rows.map((cells, i) => (i === 0 ? cells : [...cells, 'vu']));
    const edit = (rows: unknown[][]) => beside(write(3, 2, '5000')(rows));

    const opened = await open(changed(bytes, { recap_file: edit }));

    expect(opened).toMatchObject({ kind: 'corrections', facts: { claims: 1, changed: 1 } });
    if (opened.kind === 'refused') throw new Error(opened.finding.code);
    const kinds: string[] = [];
    for await (const batch of opened.rowsOf('recap_file')) {
      kinds.push(...batch.map((item) => (item.kind === 'problem' ? item.code : item.kind)));
    }
    expect(kinds).toEqual(['header', 'row']);
  });

  test('what the columns of the first files proved goes along', async () => {
    const { bytes, open, partitions } = await aWorkbook();
    const columns = {
      stat_file: { dateOrders: {}, decimalMarks: { amount_claimed: '.' as const } },
      recap_file: { dateOrders: { settlement_date: 'mdy' as const }, decimalMarks: {} },
    };
    await partitions.writeColumns(sessionId, columns);
    const opened = await open(changed(bytes, { stat_file: write(3, 12, '12000') }));
    expect(opened).toMatchObject({ columns });
  });

  test('of a session whose file was erased is refused, whatever is left of it', async () => {
    const { bytes, open, ports } = await aWorkbook();
    await changeRun(ports.runs, ports.timing, sessionId, ({ files: [stat, recap] }) => ({
      fields: { files: [{ ...stat, erasedAt: '2026-05-01T09:00:00.000Z' }, recap] as RunFile[] },
      events: [{ level: 'warning', stage: null, code: 'CLM-FILE-ERASED', data: {} }],
    }));

    expect(await open(changed(bytes, { stat_file: write(3, 12, '12000') }))).toMatchObject({
      kind: 'refused',
      correctionOf: sessionId,
      finding: { code: 'CLM-K04', level: 'blocking', data: { run_id: sessionId } },
    });
  });

  test('of a session of which nobody knows how its days were written is not read by a guess', async () => {
    const { bytes, open, ports } = await aWorkbook();
    ports.partitions.readColumns = createFakePartitionStore().readColumns;

    expect(await open(changed(bytes, { stat_file: write(3, 12, '12000') }))).toMatchObject({
      kind: 'refused',
      correctionOf: sessionId,
      finding: { code: 'CLM-K05', level: 'blocking', data: { run_id: sessionId } },
    });
  });
});

describe('rows that come and go', () => {
  test('one that was removed changes its claim', async () => {
    const { bytes, open } = await aWorkbook();
    const opened = await open(changed(bytes, { stat_file: remove(3) }));
    expect(opened).toMatchObject({ facts: { claims: 1, changed: 0, removed: 1, left: 6 } });
    expect(await rowsOf(opened, 'stat_file')).toEqual([[2, 'S1', '10000']]);
    expect(await rowsOf(opened, 'recap_file')).toEqual([[2, 'S1', '22000']]);
  });

  test('one that was emptied is as good as removed', async () => {
    const { bytes, open } = await aWorkbook();
    const emptied = (rows: unknown[][]) =>
      rows.map((cells, i) => (i === 2 ? cells.map((cell, at) => (at < 16 ? null : cell)) : cells));
    const opened = await open(changed(bytes, { stat_file: emptied }));
    expect(await rowsOf(opened, 'stat_file')).toEqual([[2, 'S1', '10000']]);
  });

  test('one that was added changes the claim whose number it bears', async () => {
    const { bytes, open } = await aWorkbook();
    const added = ['S4', '23/01/2026', '3000', '3000', 'F-1'];
    const opened = await open(changed(bytes, { recap_file: add(added) }));
    expect(opened).toMatchObject({ facts: { claims: 1, added: 1, left: 7 } });
    expect(await rowsOf(opened, 'stat_file')).toEqual([
      [5, 'S4', '3000'],
      [6, 'S4', '1000'],
    ]);
    expect(await rowsOf(opened, 'recap_file')).toEqual([[5, 'S4', '3000']]);
  });

  test('one of a claim that the session did not have is a claim of its own', async () => {
    const { bytes, open } = await aWorkbook();
    const opened = await open(changed(bytes, { recap_file: add(['S9', '24/01/2026', '1', '1']) }));
    expect(await rowsOf(opened, 'stat_file')).toEqual([]);
    expect(await rowsOf(opened, 'recap_file')).toEqual([[5, 'S9', '1']]);
  });

  test('one that moves to another claim changes both', async () => {
    const { bytes, open } = await aWorkbook();
    const opened = await open(changed(bytes, { stat_file: write(2, 0, ' s2 ') }));
    expect(opened).toMatchObject({ facts: { claims: 2, changed: 1, left: 4 } });
    expect(await rowsOf(opened, 'stat_file')).toEqual([
      [2, ' s2 ', '10000'],
      [3, 'S1', 'douze mille'],
      [4, 'S2', '5000'],
    ]);
    expect(await rowsOf(opened, 'recap_file')).toEqual([
      [2, 'S1', '22000'],
      [3, 'S2', '5500'],
    ]);
  });

  test('one that had no claim belongs to the one that it is given', async () => {
    const { bytes, open } = await aWorkbook();
    const opened = await open(changed(bytes, { stat_file: write(7, 0, 'S6') }));
    expect(await rowsOf(opened, 'stat_file')).toEqual([[7, 'S6', '100']]);
    expect(await rowsOf(opened, 'recap_file')).toEqual([[4, 'S6', '900']]);
  });

  test('one that moves into a claim whose rows are not here is refused: half of it would be compared', async () => {
    const { bytes, open } = await aWorkbook();
    const opened = await open(changed(bytes, { stat_file: write(7, 0, 'S3') }));
    expect(await rowsOf(opened, 'stat_file')).toEqual([[7, 'S3', '100', 'CLM-K03']]);
    expect(await rowsOf(opened, 'recap_file')).toEqual([]);
  });

  test('sorted, with columns moved: nothing else changes', async () => {
    const { bytes, open } = await aWorkbook();
    const turned = ([header = [], ...rows]: unknown[][]) =>
      [header, ...rows.toReversed()].map((cells) => cells.toReversed());
    const opened = await open(
      changed(changed(bytes, { stat_file: write(3, 12, '12000') }), { stat_file: turned }),
    );
    expect(opened).toMatchObject({ facts: { claims: 1, changed: 1, left: 6 } });
  });
});

describe('keys', () => {
  test('nothing changed is said, not taken for a success', async () => {
    const { bytes, open } = await aWorkbook();
    expect(await open(bytes ?? '')).toMatchObject({
      kind: 'refused',
      correctionOf: sessionId,
      finding: { code: 'RUN-K05', level: 'blocking', data: { unchanged: 9 } },
    });
  });

  test('an edited one: its row is refused, and its claim is known to be incomplete', async () => {
    const { bytes, open } = await aWorkbook();
    const edit = (rows: unknown[][]) =>
      rows.map((cells, i) =>
        i === 3 ? cells.with(keyAt, String(cells[keyAt]).replace(':4:', ':5:')) : cells,
      );
    const opened = await open(changed(bytes, { stat_file: edit }));
    expect(await rowsOf(opened, 'stat_file')).toEqual([[4, 'S2', '5000', 'RUN-K02']]);
    expect(await rowsOf(opened, 'recap_file')).toEqual([[3, 'S2', '5500']]);
  });

  test('a copied one: the second row is refused', async () => {
    const { bytes, open } = await aWorkbook();
    const copy = (rows: unknown[][]) => [...rows, rows[3] ?? []];
    const opened = await open(changed(bytes, { stat_file: copy }));
    expect(await rowsOf(opened, 'stat_file')).toEqual([
      [4, 'S2', '5000'],
      [8, 'S2', '5000', 'RUN-K03'],
    ]);
  });

  test('one of the other sheet, or of another session, is refused', async () => {
    const { bytes, open } = await aWorkbook();
    const foreign = String(tableOf(bytes, sheets.recap_file)[2]?.[6]);
    const opened = await open(changed(bytes, { stat_file: write(4, keyAt, foreign) }));
    expect((await rowsOf(opened, 'stat_file'))[0]).toEqual([4, 'S2', '5000', 'RUN-K02']);
  });

  test('a row that reads like a total is a row because of its key', async () => {
    const { bytes, open } = await aWorkbook();
    const asTotal = (rows: unknown[][]) =>
      rows.map((cells, i) =>
        i === 1
          ? cells.map((cell, at) => (at === 0 ? 'Total' : at > 0 && at < 12 ? null : cell))
          : cells,
      );
    const opened = await open(changed(bytes, { stat_file: asTotal }));
    expect(await rowsOf(opened, 'stat_file')).toEqual([
      [2, 'Total', '10000'],
      [3, 'S1', 'douze mille'],
    ]);
  });

  test.each([
    ['of another country', { countryCode: 'TG' }],
    ['of another domain', { domain: 'courses' as const }],
  ])('a session %s is not even said to exist', async (_why, fields) => {
    const { bytes, open } = await aWorkbook();
    const opened = await open(changed(bytes, { stat_file: write(3, 12, '1') }), fields);
    expect(opened).toMatchObject({
      ...{ kind: 'refused', correctionOf: null },
      finding: { code: 'RUN-K01', data: {} },
    });
  });

  test('a session that is gone', async () => {
    const { bytes, open, ports } = await aWorkbook();
    ports.runs.read = async () => undefined;
    expect(await open(changed(bytes, { stat_file: write(3, 12, '1') }))).toMatchObject({
      finding: { code: 'RUN-K01' },
    });
  });
});

describe('the file', () => {
  test('without one of its sheets is refused: claims would be compared by halves', async () => {
    const { bytes, open } = await aWorkbook();
    const book = XLSX.read(changed(bytes, { stat_file: write(3, 12, '12000') }));
    book.SheetNames = book.SheetNames.filter((name) => name !== sheets.recap_file);
    const cut = new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }));
    expect(await open(cut)).toMatchObject({
      finding: { code: 'CLM-K01', data: { sheet: 'Lignes récap concernées' } },
    });
  });

  test('with a sheet whose hidden column was deleted is told that this may be why', async () => {
    const { bytes, open } = await aWorkbook();
    const withoutKeys = (rows: unknown[][]) =>
      rows.map((cells) => cells.filter((cell) => !String(cell).includes('_quai')));
    const opened = await open(
      changed(bytes, { stat_file: write(3, 12, '12000'), recap_file: withoutKeys }),
    );
    if (opened.kind !== 'refused') throw new Error(opened.kind);
    const { code, data } = opened.finding;
    expect(code).toBe('CLM-K01');
    for (const lang of ['fr', 'en'] as const) {
      expect(word(code, data, lang).message).toContain('_quai');
    }
  });

  test('with its sheets renamed is known all the same', async () => {
    const { bytes, open } = await aWorkbook();
    const book = XLSX.read(changed(bytes, { stat_file: write(3, 12, '12000') }));
    const renamed = XLSX.utils.book_new();
    for (const [i, name] of book.SheetNames.entries()) {
      XLSX.utils.book_append_sheet(renamed, book.Sheets[name] as XLSX.WorkSheet, `Feuille ${i}`);
    }
    const opened = await open(
      new Uint8Array(XLSX.write(renamed, { type: 'array', bookType: 'xlsx' })),
    );
    expect(opened).toMatchObject({ facts: { claims: 1, changed: 1 } });
  });

  test('that is no workbook of ours', async () => {
    const { open } = await aWorkbook();
    expect(await open('reglementId;totalmttreclame\nS1;1')).toMatchObject({
      finding: { code: 'CLM-K02', data: { name: 'retour.csv' } },
    });
  });

  test('that cannot be read says why', async () => {
    const { open } = await aWorkbook();
    const broken = new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]);
    expect(await open(broken)).toMatchObject({ kind: 'refused', correctionOf: null });
  });
});

test('a correction is corrected in its turn: keys name its own run, rows are those of its sheets', async () => {
  const first = await aWorkbook();
  const returned = changed(first.bytes, { stat_file: write(3, 12, 'onze mille') });
  const second = await aSession({ files: [] }, {});
  const file = await fileOf(second, returned);
  const lines = [
    {
      ...{ claimId: 'S1', claimKey: 'S1', kind: 'incomplete' as const, code: 'CLM-X17' },
      ...{ currency: 'XOF', observation: null },
      stat: { claimed: '10000', reimbursed: '8000', lines: 2 },
      recap: { claimed: '22000', reimbursed: '17000', lines: 1 },
      rows: [
        { slot: 'stat_file' as const, row: 2 },
        { slot: 'stat_file' as const, row: 3 },
        { slot: 'recap_file' as const, row: 2 },
      ],
    },
  ];
  await second.partitions.writeComparison(sessionId, 0, lines);
  await second.chunks.writeFindings(sessionId, 'read-1', []);
  const run = aRun({ ...second.run, files: [file] });
  second.ports.runs.read = async () => run;

  const { bytes } = await second.write();

  expect(tableOf(bytes, sheets.stat_file).map((cells) => [cells[0], cells[12]])).toEqual([
    ['Numero de sinistre', 'Montant facturé'],
    ['S1', '10000'],
    ['S1', 'onze mille'],
  ]);
  expect(tableOf(bytes, sheets.recap_file).map(([claim]) => claim)).toEqual(['reglementId', 'S1']);
  const again = await second.open(changed(bytes, { stat_file: write(3, 12, '12000') }));
  expect(again).toMatchObject({ facts: { claims: 1, changed: 1, left: 0 } });
});

async function fileOf(session: Awaited<ReturnType<typeof aSession>>, content: Uint8Array) {
  const key = 'processing/corrections/retour.xlsx';
  await session.ports.files.put(key, content);
  return aCorrectionsFile(key);
}

const aCorrectionsFile = (key: string) => ({
  ...{ id: 'file_c', slot: 'corrections', name: 'retour.xlsx', size: 1, sha256: null },
  ...{ contentType: null, encoding: null, delimiter: null, sheet: null, layout: null },
  ...{ rows: null, counts: null, key, arrival: null },
});
