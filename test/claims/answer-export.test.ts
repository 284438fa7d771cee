import { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { answerExport } from '../../functions/claims/answer-export.ts';
import type { Caller } from '../../shared/access/caller.ts';
import type { ClaimsWish } from '../../shared/claims/claims-store.ts';
import { exportRoute } from '../../shared/claims/reports/reports-routes.ts';
import { checkInput } from '../../shared/http/check-input.ts';
import { aCaller } from '../access/a-caller.ts';
import { createFakeClaimsStore } from '../fakes/claims-store.ts';
import { createFakeClock } from '../fakes/reading-clock.ts';
import { createFakeResultStore } from '../fakes/result-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { aFile, anEvent, aRun } from '../runs/a-run.ts';
import { aClaimItem, type StoredClaim } from './a-claim-item.ts';

const noon = new Date('2026-04-02T12:00:00.000Z');
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

async function aDesk(claims: readonly StoredClaim[], readingMs = 0) {
  const clock = createFakeClock();
  const store = createFakeClaimsStore(...claims.map(aClaimItem));
  const results = createFakeResultStore();
  const runs = createFakeRunStore();
  const session = aRun({
    id: 'run_01JAAAAAAAAAAAAAAAAAAAAAAA',
    files: [aFile({ id: 'file_1', slot: 'stat_file', name: 'Relevé mars.xlsx' })],
  });
  await runs.create(session, [anEvent()]);
  const audited: unknown[] = [];
  const ports = {
    clock,
    results,
    runs,
    presigning: new S3Client({ region: 'eu-west-3', credentials }),
    resultsBucket: 'results',
    newId: () => 'id-1',
    audit: (what: string, ids: object) => audited.push([what, ids]),
    claims: {
      async *eachClaim(countryCode: string, wish: ClaimsWish) {
        for await (const claim of store.eachClaim(countryCode, wish)) {
          clock.advance(readingMs);
          yield claim;
        }
      },
    },
  };
  const ask = async (
    query: Readonly<Record<string, string>>,
    {
      caller = aCaller('chef_technique'),
      lang = 'fr',
      accept = '',
    }: { caller?: Caller; lang?: 'fr' | 'en'; accept?: string } = {},
  ) => {
    const checked = checkInput(exportRoute.query, query);
    if (checked.kind === 'refused') return checked.problem;
    const request = { caller, query: checked.value, lang, headers: { accept }, now: noon };
    return answerExport(ports, request as never);
  };
  return { ask, results, audited };
}

/** What was written, as it would be opened. */
const textOf = (files: Map<string, Uint8Array>, key = 'exports/SN/id-1.csv') =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.get(key));
const sheetOf = (files: Map<string, Uint8Array>) => {
  const book = XLSX.read(files.get('exports/SN/id-1.xlsx'), { cellNF: true, cellDates: true });
  const [name = ''] = book.SheetNames;
  return book.Sheets[name] as XLSX.WorkSheet;
};
/** The cell of the first line under a header. */
function cellUnder(sheet: XLSX.WorkSheet, header: string, row = 2): XLSX.CellObject | undefined {
  const at = Object.keys(sheet).find((cell) => /^[A-Z]+1$/.test(cell) && sheet[cell].v === header);
  return sheet[`${at?.slice(0, -1)}${row}`];
}

const awkward: StoredClaim = {
  claimId: '0020140000008325',
  lines: [
    { mainInsured: '=HYPERLINK("http://x")', note: 'a;b "c"', copay: '2000', birthDate: null },
    { amountClaimed: '-500', employer: '+221 Transit', birthDate: '1958-07-01' },
  ],
};

describe('GET /api/claims/export as csv', () => {
  test('French: as French spreadsheets write it, formulas as text, lineage at the end', async () => {
    const { ask, results } = await aDesk([awkward]);
    expect(await ask({ format: 'csv' })).toMatchObject({ status: 302 });
    const text = textOf(results.files);
    const [header, first, second, end] = text.split('\r\n');
    expect(header).toMatch(/^\ufeffNumero de sinistre;Statut;Date de sinistre;Date de règlement;/);
    expect(header?.split(';').length).toBe(33);
    expect(first).toContain('0020140000008325;Réglé;2026-03-20;2026-03-27;Port de Dakar;POL-9;');
    expect(first).toContain(`;"'=HYPERLINK(""http://x"")";Awa Exemple;A;;;`);
    expect(first).toContain(';XOF;10000;8000;2000;;;;"a;b ""c""";');
    expect(first).toMatch(/;1;Relevé mars\.xlsx;;2;run_01JAAAAAAAAAAAAAAAAAAAAAAA$/);
    expect(second).toContain(`;'+221 Transit;`);
    expect(second).toContain(';1958-07-01;');
    // An amount below zero is a number, not a formula.
    expect(second).toContain(';XOF;-500;8000;');
    expect(end).toBe('');
  });

  test('English: comma and point', async () => {
    const lines = [{ currency: 'NGN', amountClaimed: '123456', amountReimbursed: '5' }];
    const { ask, results } = await aDesk([{ lines }]);
    await ask({ format: 'csv' }, { lang: 'en' });
    const text = textOf(results.files);
    expect(text.startsWith('\ufeffClaim number,Claim status,Date of service,')).toBe(true);
    expect(text).toContain(',NGN,1234.56,0.05,');
  });

  test('French decimals have a comma', async () => {
    const { ask, results } = await aDesk([
      { lines: [{ currency: 'EUR', amountClaimed: '-123456' }] },
    ]);
    await ask({ format: 'csv' });
    expect(textOf(results.files)).toContain(';EUR;-1234,56;80,00;');
  });
});

describe('GET /api/claims/export as xlsx', () => {
  test('amounts are numbers, days are days, ids and formulas are text', async () => {
    const { ask, results } = await aDesk([awkward]);
    await ask({ format: 'xlsx' });
    const sheet = sheetOf(results.files);
    expect(cellUnder(sheet, 'Numero de sinistre')).toMatchObject({
      ...{ t: 's', v: '0020140000008325' },
    });
    expect(cellUnder(sheet, 'Montant facturé', 3)).toMatchObject({ t: 'n', v: -500, z: '#,##0' });
    expect(cellUnder(sheet, 'Date de règlement')).toMatchObject({ t: 'd', z: 'dd/mm/yyyy' });
    const insured = cellUnder(sheet, 'Nom Assuré Principal');
    expect([insured?.t, insured?.v, insured?.f]).toEqual([
      's',
      '=HYPERLINK("http://x")',
      undefined,
    ]);
    expect(cellUnder(sheet, 'Ligne d’origine', 3)).toMatchObject({ t: 'n', v: 3 });
    expect(cellUnder(sheet, 'Fichier d’origine')).toMatchObject({ v: 'Relevé mars.xlsx' });
  });

  test.each([
    ['EUR', '123456789012345', 1_234_567_890_123.45, '#,##0.00'],
    ['TND', '1234', 1.234, '#,##0.000'],
    ['XOF', '999999999999999', 999_999_999_999_999, '#,##0'],
  ])('%s %s is exactly %s', async (currency, amountClaimed, v, z) => {
    const { ask, results } = await aDesk([{ lines: [{ currency, amountClaimed }] }]);
    await ask({ format: 'xlsx' });
    expect(cellUnder(sheetOf(results.files), 'Montant facturé')).toMatchObject({ t: 'n', v, z });
  });

  test('what no number of a worksheet holds exactly stays text', async () => {
    const lines = [{ currency: 'EUR', amountClaimed: '9007199254740993' }];
    const { ask, results } = await aDesk([{ lines }]);
    await ask({ format: 'xlsx' });
    expect(cellUnder(sheetOf(results.files), 'Montant facturé')).toMatchObject({
      ...{ t: 's', v: '90071992547409.93' },
    });
  });
});

describe('what an export holds', () => {
  const claims: StoredClaim[] = [
    { claimId: 'S1', lines: [{ settlementDate: '2026-01-05' }, { settlementDate: '2026-02-05' }] },
    { claimId: 'S2', lines: [{ settlementDate: null, employer: 'Société Générale' }] },
  ];
  test.each([
    [{}, ['S1', 'S1', 'S2']],
    [{ from: '2026-02-01' }, ['S1']],
    [{ to: '2026-01-04' }, []],
    [{ employer: 'societe gen' }, ['S2']],
    [{ employer: 'societe gen', from: '2026-01-01' }, []],
  ])('%j: lines of %j', async (query, expected) => {
    const { ask, results } = await aDesk(claims);
    await ask({ format: 'csv', ...query });
    const rows = textOf(results.files).trim().split('\r\n').slice(1);
    expect(rows.map((row) => row.split(';')[0])).toEqual(expected);
  });

  test('admin gets it masked: no names, no acts, amounts as they are', async () => {
    const { ask, results } = await aDesk([
      { lines: [{ memberId: 'M-77', birthDate: '1958-07-01' }] },
    ]);
    for (const format of ['csv', 'xlsx']) {
      await ask({ format, country: 'SN' }, { caller: aCaller('admin') });
    }
    const text = textOf(results.files);
    for (const secret of ['Awa', 'Consultation', 'M-77', '1958', 'POL-9', 'Clinique']) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain(';XOF;10000;8000;');
    const sheet = sheetOf(results.files);
    expect(cellUnder(sheet, 'Nom bénéficiaire')?.v).toBe('…');
    expect(cellUnder(sheet, 'Date de naissance')?.v).toBe('…');
    expect(cellUnder(sheet, 'Montant facturé')?.v).toBe(10_000);
  });

  test('an account without country is told, instead of an empty file', async () => {
    const { ask, results, audited } = await aDesk(claims);
    const caller = aCaller('admin_territorial', { country: null, countryCode: null });
    expect(await ask({ format: 'csv' }, { caller })).toMatchObject({ problem: 'CLM-F13' });
    expect([...results.files.keys(), ...audited]).toEqual([]);
  });

  test('another country is not there: an empty file', async () => {
    const { ask, results } = await aDesk(claims);
    await ask({ format: 'csv', country: 'Togo' });
    const text = textOf(results.files, 'exports/none/id-1.csv');
    expect(text.trim().split('\r\n').length).toBe(1);
  });
});

describe('how an export is handed out', () => {
  test('by an address for five minutes, as a file with a name, and noted by ids', async () => {
    const { ask, audited } = await aDesk([{}]);
    const answer = await ask({ format: 'csv', from: '2026-01-01' });
    const { location } = (answer as unknown as { headers: { location: string } }).headers;
    const url = new URL(location);
    expect(url.pathname).toBe('/exports/SN/id-1.csv');
    expect(url.searchParams.get('X-Amz-Expires')).toBe('300');
    expect(url.searchParams.get('response-content-type')).toBe('text/csv; charset=utf-8');
    expect(url.searchParams.get('response-content-disposition')).toBe(
      "attachment; filename*=UTF-8''sinistres-SN-2026-01-01.csv",
    );
    expect(audited).toEqual([
      ['Claims exported', { key: 'exports/SN/id-1.csv', by: 'sub-chef_technique' }],
    ]);
  });

  test('as JSON for who accepts it', async () => {
    const { ask } = await aDesk([{}]);
    expect(await ask({ format: 'xlsx' }, { accept: 'application/json' })).toMatchObject({
      status: 200,
      json: { expires_at: '2026-04-02T12:05:00.000Z' },
    });
  });

  test('what takes too long is handed out to nobody', async () => {
    const { ask, audited, results } = await aDesk(
      [{ claimId: 'S1' }, { claimId: 'S2' }, { claimId: 'S3' }],
      11_000,
    );
    for (const format of ['csv', 'xlsx']) {
      expect(await ask({ format })).toEqual({ problem: 'CLM-REPORT-TIME', data: { seconds: 20 } });
    }
    expect(audited).toEqual([]);
    expect([...results.files.keys()]).not.toContain('exports/SN/id-1.xlsx');
  });

  test.each([
    [{ format: 'pdf' }, 'chef_technique', 'RUN-INVALID'],
    [{}, 'chef_technique', 'RUN-INCOMPLETE'],
    [{ format: 'csv' }, 'admin', 'CLM-REPORT-COUNTRY'],
    [{ format: 'csv', country: 'SN', employer: 'Port' }, 'admin', 'CLM-MASKED-SEARCH'],
  ] as const)('%j by %s is refused with %s', async (query, role, problem) => {
    const { ask } = await aDesk([]);
    expect(await ask(query, { caller: aCaller(role) })).toMatchObject({ problem });
  });
});
