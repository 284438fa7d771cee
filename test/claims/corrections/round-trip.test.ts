import { describe, expect, test } from 'vitest';
import { aClaimsRoad, type SentFile } from '../a-claims-road.ts';
import { drive, sendBack } from './a-round-trip.ts';
import { changed, recap, sheets, statement, tableOf } from './a-session.ts';

/** The workbook of a session and its way back through every step, with the real rules. */
const pair: readonly SentFile[] = [
  { slot: 'stat_file', name: 'Stat.csv', content: statement },
  { slot: 'recap_file', name: 'Récap.csv', content: recap },
];

const write = (row: number, column: number, value: string) => (rows: unknown[][]) =>
  rows.map((cells, i) => (i + 1 === row ? cells.with(column, value) : cells));
const none = { created: 0, updated: 0, unchanged: 0, rejected: 0, setAside: 0 };

describe('a session with claims to correct', () => {
  test('one cell corrected: its claim is created, with all rows, in the session’s period', async () => {
    const road = aClaimsRoad();
    const { run, bytes } = await drive(road, pair);
    expect(run).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      period: { start: '2026-01-20', end: '2026-01-24' },
      counts: { ...none, read: 12, created: 2, rejected: 8, setAside: 2 },
    });
    expect(
      tableOf(bytes, sheets.stat_file)
        .slice(1)
        .map(([claim]) => claim),
    ).toEqual([...['S1', 'S1', 'S2', 'S4', 'S4', null]]);

    const back = await sendBack(road, changed(bytes, { stat_file: write(3, 12, '12000') }));

    expect(back.run).toMatchObject({
      ...{ status: 'DONE', correctionOf: run.id, period: run.period },
      counts: { ...none, read: 3, created: 3 },
    });
    expect(back.bytes).toBeUndefined();
  });

  test('the row outside the period is set aside again: the correction speaks for the same days', async () => {
    const road = aClaimsRoad();
    const { run, bytes } = await drive(road, pair);
    const added = ['S4', '23/01/2026', '3000', '3000'];

    const back = await sendBack(road, changed(bytes, { recap_file: (rows) => [...rows, added] }));

    expect(back.run).toMatchObject({
      ...{ status: 'DONE', correctionOf: run.id, period: run.period },
      counts: { ...none, read: 3, created: 2, setAside: 1 },
    });
  });

  test('a row with an edited key makes its claim incomplete: never is it compared without it', async () => {
    const road = aClaimsRoad();
    const { bytes } = await drive(road, pair);
    const edit = (rows: unknown[][]) => write(4, 12, '5500')(rows);
    const content = changed(changed(bytes, { stat_file: edit }), {
      stat_file: write(4, 17, 'no key'),
    });

    const back = await sendBack(road, content);

    expect(back.run).toMatchObject({ status: 'ERROR', counts: { ...none, read: 2, rejected: 2 } });
    const codes = (await road.findings(back.run.id)).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['RUN-K02', 'CLM-X17']));
  });

  test('wrong again: the correction has a workbook of its own, and that one corrects it', async () => {
    const road = aClaimsRoad();
    const first = await drive(road, pair);
    const second = await sendBack(road, changed(first.bytes, { stat_file: write(3, 12, '11000') }));
    expect(second.run).toMatchObject({ status: 'ERROR', counts: { read: 3, rejected: 3 } });

    const third = await sendBack(road, changed(second.bytes, { stat_file: write(3, 12, '12000') }));

    expect(third.run).toMatchObject({
      ...{ status: 'DONE', correctionOf: second.run.id, period: first.run.period },
      counts: { ...none, read: 3, created: 3 },
    });
  });

  test('sent a second time nothing changes any more', async () => {
    const road = aClaimsRoad();
    const { bytes } = await drive(road, pair);
    const content = changed(bytes, { stat_file: write(3, 12, '12000') });
    await sendBack(road, content);
    const again = await sendBack(road, content);
    expect(again.run).toMatchObject({ status: 'DONE', counts: { ...none, read: 3, unchanged: 3 } });
  });

  test('as a test import it writes nothing, and shows what it would', async () => {
    const road = aClaimsRoad();
    const { bytes } = await drive(road, pair);
    const before = road.records.items.size;
    const content = changed(bytes, { stat_file: write(3, 12, '12000') });
    const back = await sendBack(road, content, { dryRun: true });
    expect(back.run).toMatchObject({ status: 'DONE', counts: { ...none, read: 3, created: 3 } });
    expect(back.run.diffHash).toMatch(/^[0-9a-f]{64}$/);
    expect(road.records.items.size).toBe(before);
  });
});
