import { expect, test } from 'vitest';
import type { InsuredItem } from '../../../shared/claims/claim-items.ts';
import { aPair } from '../a-claims-file.ts';
import { aClaimsRoad } from '../a-claims-road.ts';
import { drive, sendBack } from './a-round-trip.ts';
import { changed, sheets, tableOf } from './a-session.ts';

/** S1 is Fatou Ba's own and conforms; S2 is her child's, and its amount is written in words. */
const pair = aPair(
  [{ id: 'S1' }, { id: 'S2', standing: 'E', beneficiary: 'Awa Ba', member: '', claimed: 'mille' }],
  [{ id: 'S1' }, { id: 'S2', claimed: '1000' }],
);

const amountsRead = (bytes: Uint8Array | undefined) => {
  const [header = []] = tableOf(bytes, sheets.stat_file);
  const places = ['Montant facturé', 'Montant remboursé'].map((name) => header.indexOf(name));
  return changed(bytes, {
    stat_file: (rows) =>
      rows.map((cells) => (cells[0] === 'S2' ? write(cells, places, '1000') : cells)),
  });
};
const write = (cells: unknown[], places: readonly number[], value: string) =>
  places.reduce((written, place) => written.with(place, value), cells);

test('who has a line of their own in the first files is not missing in their correction', async () => {
  const road = aClaimsRoad({ createMissingInsured: false });
  const { bytes, run } = await drive(road, pair);
  expect(run.findings).toMatchObject({ 'CLM-X17': 1 });

  // Only the child's claim comes back: the workbook does not hold her parent's.
  const back = await sendBack(road, amountsRead(bytes));

  expect(back.run).toMatchObject({ status: 'DONE', findings: {}, tallies: { claims_created: 1 } });
  const people = [...road.records.items.values()].filter(
    (item): item is InsuredItem => item.kind === 'insured',
  );
  const [parent, child] = people;
  expect(people).toHaveLength(2);
  expect(parent).toMatchObject({ name: 'Fatou Ba', memberId: 'M-1' });
  expect(child).toMatchObject({ name: 'Awa Ba', principalId: parent?.id });
});

test('a correction of a correction knows them too', async () => {
  const road = aClaimsRoad({ createMissingInsured: false });
  const { bytes } = await drive(road, pair);
  const places = [tableOf(bytes, sheets.stat_file)[0]?.indexOf('Montant facturé') ?? -1];
  const wrong = changed(bytes, {
    stat_file: (rows) =>
      rows.map((cells) => (cells[0] === 'S2' ? write(cells, places, 'deux mille') : cells)),
  });
  const first = await sendBack(road, wrong);
  expect(first.run.findings).toMatchObject({ 'CLM-X17': 1 });

  const second = await sendBack(road, amountsRead(first.bytes));

  expect(second.run).toMatchObject({ status: 'DONE', findings: {} });
});
