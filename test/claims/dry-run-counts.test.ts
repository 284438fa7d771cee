import { describe, expect, test } from 'vitest';
import type { Run } from '../../shared/runs/run.ts';
import { aPair, aStatCsv, type StatCells } from './a-claims-file.ts';
import { aClaimsRoad, type ClaimsRoad } from './a-claims-road.ts';

/** Each row is followed by a column that nobody knows, so that few rows make several partitions. */
const padded = (rows: readonly StatCells[], columnBytes: number) =>
  aStatCsv(rows)
    .split('\n')
    .map((line, i) => `${line};${i === 0 ? 'Remarques' : 'x'.repeat(columnBytes)}`)
    .join('\n');

const large = (rows: readonly StatCells[]) =>
  aPair(
    padded(rows, Math.ceil(9_500_000 / rows.length)),
    rows.map(({ id = 'S1' }) => ({ id })),
  );

/** What a run counts, without whether its file was imported before. */
function sumsOf({ counts, tallies, findings, status, message }: Run) {
  const { 'CLM-F09': _, ...told } = findings;
  return { counts, tallies, told, status, message: message?.code };
}

async function dryAndReal(road: ClaimsRoad, rows: readonly StatCells[]) {
  const files = large(rows);
  const dryId = await road.send(files, { dryRun: true });
  const dry = sumsOf(await road.drive(dryId));
  expect((await road.partitions.readPartitions(dryId)).length).toBeGreaterThan(2);
  return { dry, real: sumsOf(await road.drive(await road.send(files))) };
}

// Ten megabytes are read twice.
const patient = { timeout: 60_000 };
const claims = (count: number, cells: (i: number) => StatCells) =>
  Array.from({ length: count }, (_, i) => ({ id: `C-${i}`, ...cells(i) }));

describe('a dry run over several partitions counts what the real one will', patient, () => {
  test('persons, principals whom the statement only names, invoices and things', async () => {
    const rows = claims(60, (i) => ({
      ...{ standing: 'E', beneficiary: `Enfant ${i % 5}`, invoice: 'F-1' },
    }));

    const { dry, real } = await dryAndReal(aClaimsRoad(), rows);

    expect(dry).toEqual(real);
    // Five children and their parent; category, act, partner, client and policy.
    expect(real.tallies).toMatchObject({ insured_created: 6, invoices_created: 1 });
    expect(real.told).toEqual({ 'CLM-F12': 1, 'CLM-R13': 1 });
  });

  test('M05 once an invoice, whichever partitions its families are in', async () => {
    const rows = claims(60, (i) => ({
      ...{ insured: `Parent ${i}`, beneficiary: `Parent ${i}`, member: `M-${i}` },
      invoice: i < 40 ? 'F-1' : `F-${i}`,
    }));

    const { dry, real } = await dryAndReal(aClaimsRoad(), rows);

    expect(dry).toEqual(real);
    expect(real.told).toEqual({ 'CLM-F12': 1, 'CLM-M05': 1 });
    expect(real.tallies).toMatchObject({ invoices_created: 21, insured_created: 60 });
  });

  test('M05 of two families that come alone to an invoice, each in its partition', async () => {
    const road = aClaimsRoad();
    // Every number once for each of many invoices: some of them fall into different partitions.
    const rows = claims(60, (i) => ({
      ...{ insured: `Parent ${i}`, beneficiary: `Parent ${i}`, member: `M-${i}` },
      invoice: `F-${i % 30}`,
    }));

    const { dry, real } = await dryAndReal(road, rows);

    expect(dry).toEqual(real);
    expect(real.told).toEqual({ 'CLM-F12': 1, 'CLM-M05': 30 });
  });

  test('over what is stored already', async () => {
    const road = aClaimsRoad();
    await road.drive(
      await road.send(
        aPair([{ id: 'C-0', invoice: 'F-1' }, { id: 'X' }], [{ id: 'C-0' }, { id: 'X' }]),
      ),
    );
    const rows = claims(60, (i) => ({
      ...{ insured: `Parent ${i % 7}`, beneficiary: `Parent ${i % 7}`, member: `M-${i % 7}` },
      ...{ invoice: 'F-1', policy: i === 0 ? 'POL-9' : 'POL-1' },
    }));

    const { dry, real } = await dryAndReal(road, rows);

    expect(dry).toEqual(real);
    expect(real.told).toMatchObject({ 'CLM-M05': 1, 'CLM-M06': 1 });
  });
});
