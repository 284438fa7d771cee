import { describe, expect, test } from 'vitest';
import { aPair, type StatCells } from './a-claims-file.ts';
import { aClaimsRoad, type ClaimsRoad } from './a-claims-road.ts';
import { claimItems } from './stored-claims.ts';

const pairOf = (...lines: readonly StatCells[]) =>
  aPair(
    lines,
    lines.map(({ id = 'S1', claimed = '10000' }) => ({ id, claimed })),
  );
const importing = async (road: ClaimsRoad, ...lines: readonly StatCells[]) =>
  road.drive(await road.send(pairOf(...lines)));

/** All that is stored, claims left out, in one text: what must not change. */
const besides = ({ records }: ClaimsRoad) =>
  JSON.stringify([...records.items].filter(([, { kind }]) => kind !== 'claim'));
const stored = ({ records }: ClaimsRoad, kind: string) =>
  [...records.items.values()].filter((item) => item.kind === kind);

/** Everything that a line names is another thing than in the claims before. */
const other = {
  ...{ policy: 'POL-9', insured: 'Modou Fall', beneficiary: 'Modou Fall', member: 'M-9' },
  ...{ employer: 'Port de Dakar', partner: 'Clinique du Cap', act: 'Radiographie' },
};

describe('a claim that is refused when it is settled leaves no trace', () => {
  test('M06: neither its invoice nor its persons nor its things', async () => {
    const road = aClaimsRoad();
    await importing(road, { id: 'S1' });
    const before = besides(road);

    const run = await importing(road, { id: 'S1', ...other });

    expect(besides(road)).toBe(before);
    expect(run).toMatchObject({ status: 'ERROR', findings: { 'CLM-M06': 1 } });
    expect(run.tallies).toEqual({ claims_conform: 0, claims_rejected: 1 });
  });

  test('M06: a person does not join an invoice that another claim bears, and M05 is not told', async () => {
    const road = aClaimsRoad();
    await importing(road, { id: 'S1', invoice: 'F-7' });

    const run = await importing(
      road,
      { id: 'S1', ...other, partner: 'Clinique du Baobab', invoice: 'F-1' },
      { id: 'S2', invoice: 'F-1' },
    );

    expect(run).toMatchObject({ status: 'DONE_WITH_ERRORS', findings: { 'CLM-M06': 1 } });
    expect(run.findings).not.toHaveProperty('CLM-M05');
    const [, invoice] = stored(road, 'invoice');
    expect(invoice).toMatchObject({ number: 'F-1', version: 1 });
    expect(stored(road, 'insured')).toMatchObject([{ name: 'Fatou Ba' }]);
  });

  test('what a claim that is written needs too is there', async () => {
    const road = aClaimsRoad();
    await importing(road, { id: 'S1' });

    await importing(road, { id: 'S1', ...other }, { id: 'S2', ...other });

    expect(stored(road, 'insured')).toMatchObject([{ name: 'Fatou Ba' }, { name: 'Modou Fall' }]);
    expect(stored(road, 'invoice')).toMatchObject([{ number: 'F-S1' }, { number: 'F-S2' }]);
    expect(claimItems(road).map(({ claimId }) => claimId)).toEqual(['S1', 'S2']);
  });

  test('M01: nothing of it, in an empty store', async () => {
    const road = aClaimsRoad({ createMissingInsured: false });

    const run = await importing(road, { id: 'S1', beneficiary: 'Awa Ba', standing: 'E' });

    expect(run.findings).toEqual({ 'CLM-M01': 1 });
    expect([...road.records.items]).toEqual([]);
  });

  test('M04: a claim of too many lines', async () => {
    const road = aClaimsRoad();
    const lines = Array.from({ length: 700 }, () => ({ id: 'S1', claimed: '1' }));

    const run = await road.drive(await road.send(aPair(lines, [{ id: 'S1', claimed: '700' }])));

    expect(run.findings).toMatchObject({ 'CLM-M04': 1 });
    expect([...road.records.items]).toEqual([]);
  });

  test('S01: a claim that is left as it is', async () => {
    const road = aClaimsRoad();
    await importing(road, { id: 'S1' });
    const before = besides(road);

    const files = pairOf({ id: 'S1', invoice: 'F-9', act: 'Radiographie' });
    const run = await road.drive(await road.send(files, { options: { updateExisting: false } }));

    expect(run.findings).toMatchObject({ 'CLM-S01': 1 });
    expect(besides(road)).toBe(before);
  });

  test('a claim that was undone is not there: its things are', async () => {
    const road = aClaimsRoad();
    await importing(road, { id: 'S1' });
    const [claim] = claimItems(road);
    if (claim === undefined) throw new Error('no claim');
    road.records.items.set(claim.id, { ...claim, state: 'undone', lines: [], recap: [] });

    await importing(road, { id: 'S1', ...other });

    expect(stored(road, 'insured')).toMatchObject([{ name: 'Fatou Ba' }, { name: 'Modou Fall' }]);
  });
});

describe('a session of which nothing is taken', () => {
  test('is an error, whatever is set aside', async () => {
    const road = aClaimsRoad();
    await importing(road, { id: 'S1', policy: 'POL-2' });

    const run = await road.drive(
      await road.send(
        aPair([{ id: 'S1' }, { id: 'S2', status: 'Rejeté', reimbursed: '0' }], [{ id: 'S1' }]),
      ),
    );

    expect(run).toMatchObject({
      ...{ status: 'ERROR', message: { code: 'CLM-NONE-TAKEN' } },
      counts: { read: 3, created: 0, rejected: 2, setAside: 1 },
      tallies: { claims_conform: 0, claims_rejected: 1 },
    });
  });

  test('is none as soon as one claim is unchanged', async () => {
    const road = aClaimsRoad();
    await importing(road, { id: 'S1', policy: 'POL-2' }, { id: 'S2' });

    const run = await importing(road, { id: 'S1' }, { id: 'S2' });

    expect(run).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      tallies: { claims_conform: 1, claims_unchanged: 1, claims_rejected: 1 },
    });
  });
});
