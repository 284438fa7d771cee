import { describe, expect, test } from 'vitest';
import { word } from '../../shared/messages/catalogue.ts';
import { readAll, readRecap, readStat } from './a-file-of-lines.ts';

describe('days', () => {
  test.each([
    ['2026-01-20', '2026-01-20'],
    ['20/01/2026', '2026-01-20'],
    ['20.1.26', '2026-01-20'],
    ['20 janvier 2026', '2026-01-20'],
    ['2026-01-20T10:00:00', '2026-01-20'],
    [46042, '2026-01-20'],
    ['46042', '2026-01-20'],
  ])('%j', (cell, day) => {
    expect(readStat({ settlement_date: cell })).toMatchObject({
      line: { settlementDate: day },
      told: [],
    });
  });

  test('serial numbers of a workbook that counts from 1904', () => {
    const { reading } = readAll([]);
    reading.countDaysFrom(1904);
    const cells = { claim_id: 'S-1', settlement_date: 44580 };
    const at = { row: 2, sheet: null, slot: 'stat_file', cells, headers: {} };
    expect(reading.readRow(at).row.line.settlementDate).toBe('2026-01-20');
  });

  test.each([
    [{ settlement_date: '31/02/2026' }, 'CLM-R02 settlement_date'],
    [{ incident_date: '30/13/2025' }, 'CLM-R02 incident_date'],
    [{ incident_date: '00/00/0000' }, 'CLM-R02 incident_date'],
    [{ incident_date: 'janvier' }, 'CLM-R02 incident_date'],
    [{ birth_date: 'inconnue' }, 'CLM-R02 birth_date'],
    [{ settlement_date: '1900-02-29' }, 'CLM-R02 settlement_date'],
  ])('CLM-R02: %j', (cells, told) => {
    const read = readStat(cells);
    expect(read.told).toEqual([told]);
    expect(read.row.rejectedBy).toEqual(['CLM-R02']);
  });

  test.each([
    ['2026-06-30', [], 'today'],
    ['2026-07-01', ['CLM-R07 settlement_date'], 'tomorrow'],
  ])('CLM-R07: a settlement on %s says %j: %3$s', (day, told) => {
    expect(readStat({ settlement_date: day }).told).toEqual(told);
    expect(readRecap({ settlement_date: day }).told).toEqual(told);
  });

  test('CLM-R07: days of incident and birth too', () => {
    const read = readStat({ incident_date: '2027-01-12', birth_date: '2026-07-01' });
    expect(read.told).toEqual([
      'CLM-R07 incident_date',
      'CLM-R07 birth_date',
      'CLM-R08 settlement_date',
    ]);
  });

  test.each([
    ['12/01/45', '1945-01-12'],
    ['12/01/15', '2015-01-12'],
    ['12/01/26', '2026-01-12'],
    ['12/01/27', '1927-01-12'],
  ])('a birth on %s is one of the last hundred years', (cell, birthDate) => {
    expect(readStat({ birth_date: cell }).line.birthDate).toBe(birthDate);
  });

  test.each([
    ['2026-01-20', []],
    ['2026-01-21', ['CLM-R08 settlement_date']],
  ])('CLM-R08: an incident on %s, settled on 20 January: %j', (day, told) => {
    const { row, told: found } = readStat({ incident_date: day });
    expect(found).toEqual(told);
    expect(row.rejectedBy).toEqual([]);
  });
});

const settled = (...days: readonly string[]) => days.map((day) => ({ settlement_date: day }));

describe('CLM-R03: the order of day and month is the column’s', () => {
  test('nothing proves it: the day comes first, and that is told once', () => {
    const { lines, remarks, proved } = readAll(settled('03/04/2026', '05/04/2026', '07/04/2026'));
    expect(lines.map(({ settlementDate }) => settlementDate)).toEqual([
      ...['2026-04-03', '2026-04-05', '2026-04-07'],
    ]);
    expect(remarks).toMatchObject([
      {
        code: 'CLM-R03',
        level: 'warning',
        row: null,
        column: 'Date de règlement',
        data: { field: 'settlement_date', count: 3, date_order: 'dmy', dmy: 0, mdy: 0 },
      },
    ]);
    expect(proved.isReadRight).toBe(true);
  });

  test('an American column proves itself, and is read once more', () => {
    const rows = settled('01/20/2026', '03/04/2026');
    const first = readAll(rows);
    expect(first.lines[0]).toMatchObject({ settlementDate: '2026-01-20' });
    expect(first.proved).toEqual({
      columns: { dateOrders: { settlement_date: 'mdy' }, decimalMarks: {} },
      isReadRight: false,
    });
    const second = readAll(rows, { columns: first.proved.columns });
    expect(second.lines[1]).toMatchObject({ settlementDate: '2026-03-04' });
    expect(second.proved.isReadRight).toBe(true);
    expect(second.remarks).toMatchObject([{ code: 'CLM-R03', data: { count: 1, mdy: 1 } }]);
  });

  test('American days beside French ones: the majority decides, and each column for itself', () => {
    const rows = [
      { settlement_date: '25/01/2026', incident_date: '2026-01-02' },
      { settlement_date: '26/01/2026', incident_date: '01/20/2026' },
      { settlement_date: '01/27/2026', incident_date: '2026-01-02' },
      { settlement_date: '03/04/2026', incident_date: '2026-01-02' },
    ];
    const { lines, proved, remarks } = readAll(rows);
    expect(lines.map(({ settlementDate }) => settlementDate)).toEqual([
      ...['2026-01-25', '2026-01-26', '2026-01-27', '2026-04-03'],
    ]);
    expect(proved).toMatchObject({
      columns: { dateOrders: { settlement_date: 'dmy', incident_date: 'mdy' } },
      isReadRight: true,
    });
    expect(remarks).toMatchObject([
      { code: 'CLM-R03', data: { field: 'settlement_date', count: 1, dmy: 2, mdy: 1 } },
    ]);
  });

  test('a column without ambiguous cells says nothing', () => {
    const { remarks } = readAll(settled('25/01/2026', '2026-01-26', '02/02/2026'));
    expect(remarks).toEqual([]);
  });

  test('is worded with what it rests on', () => {
    const [remark] = readAll(settled('03/04/2026')).remarks;
    expect(word('CLM-R03', remark?.data ?? {}, 'en')).toMatchObject({
      message:
        'Ambiguous date: 1 cell(s) of “Settlement date” can be read day/month or month/day; they were read day/month/year.',
    });
    expect(word('CLM-R03', remark?.data ?? {}, 'fr').message).toContain('jour/mois/année');
  });

  test('proved by other cells it is told as an information, still a warning', () => {
    const [remark] = readAll(settled('03/04/2026', '25/04/2026')).remarks;
    expect(remark).toMatchObject({ level: 'warning', code: 'CLM-R03' });
    expect(word('CLM-R03', remark?.data ?? {}, 'en')).toMatchObject({
      message:
        'Ambiguous date, but beyond doubt: 1 cell(s) of the column “Settlement date” were read day/month/year, which 1 other date(s) of the same column prove.',
      fix: 'Nothing to do, unless the order changed within the file.',
    });
  });
});
