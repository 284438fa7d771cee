import { describe, expect, test } from 'vitest';
import type { InsuredItem } from '../../shared/claims/claim-items.ts';
import { aPair, type StatCells } from './a-claims-file.ts';
import { aClaimsRoad, type ClaimsRoad } from './a-claims-road.ts';

/** A statement of these lines, of which the recap says the same. */
const pairOf = (...lines: readonly StatCells[]) =>
  aPair(
    lines,
    lines.map(({ id = 'S1' }) => ({ id })),
  );

const insuredOf = ({ records }: ClaimsRoad): readonly InsuredItem[] =>
  [...records.items.values()].filter((item) => item.kind === 'insured');

/** `status name (member id) of principal`, in the order of their names. */
function peopleOf(road: ClaimsRoad): string[] {
  const people = insuredOf(road);
  const nameOf = (id: string | null) => people.find((each) => each.id === id)?.memberId ?? id;
  return people
    .map(({ status, name, memberId, principalId }) => {
      const whose = principalId === null ? '' : ` of ${nameOf(principalId)}`;
      return `${status} ${name} (${memberId ?? 'none'})${whose}`;
    })
    .toSorted();
}

const fatou = { id: 'S1' } as const; // A, policy POL-1, Fatou Ba, M-1
const child = { id: 'S2', beneficiary: 'Awa Ba', standing: 'E' } as const;

describe('the insured A of a spouse or a child', () => {
  test.each([
    ['has the family’s member id', 'M-1', 'E Awa Ba (M-1) of M-1'],
    ['has none', '', 'E Awa Ba (none) of M-1'],
  ])('is the one with a line of their own when the child %s', async (_, member, expected) => {
    const road = aClaimsRoad();

    const run = await road.drive(await road.send(pairOf(fatou, { ...child, member })));

    expect(peopleOf(road)).toEqual(['A Fatou Ba (M-1)', expected]);
    expect(run.findings).not.toHaveProperty('CLM-R13');
    expect(run.tallies).toMatchObject({ insured_created: 2 });
  });

  test('is found where the child’s line comes first, and where names are written otherwise', async () => {
    const road = aClaimsRoad();
    const written = { ...child, id: 'S0', member: '', insured: 'FATOU  bâ' };

    await road.drive(await road.send(pairOf(written, fatou)));

    expect(peopleOf(road)).toEqual(['A FATOU bâ (M-1)', 'E Awa Ba (none) of M-1']);
  });

  test('is not a namesake with another number: they are created, and that is told', async () => {
    const road = aClaimsRoad();

    const run = await road.drive(await road.send(pairOf(fatou, { ...child, member: 'M-2' })));

    expect(peopleOf(road)).toEqual([
      'A Fatou Ba (M-1)',
      'A Fatou Ba (M-2)',
      'E Awa Ba (M-2) of M-2',
    ]);
    expect(run.findings).toMatchObject({ 'CLM-R13': 1 });
  });

  test('is not somebody of that name in another policy', async () => {
    const road = aClaimsRoad();
    const other = { ...child, member: 'M-2', policy: 'POL-2' };

    const run = await road.drive(await road.send(pairOf(fatou, other)));

    expect(peopleOf(road)).toEqual([
      'A Fatou Ba (M-1)',
      'A Fatou Ba (M-2)',
      'E Awa Ba (M-2) of M-2',
    ]);
    expect(run.findings).toMatchObject({ 'CLM-R13': 1 });
  });

  test('of two of one name in one policy it is the one whose member id the child has', async () => {
    const road = aClaimsRoad();
    const namesake = { id: 'S3', member: 'M-9' };

    await road.drive(await road.send(pairOf(fatou, namesake, { ...child, member: 'M-9' })));

    expect(peopleOf(road)).toEqual([
      'A Fatou Ba (M-1)',
      'A Fatou Ba (M-9)',
      'E Awa Ba (M-9) of M-9',
    ]);
  });

  test('of two of one name in one policy it is none of them when the child has no member id', async () => {
    const road = aClaimsRoad();
    const namesake = { id: 'S3', member: 'M-9' };

    await road.drive(await road.send(pairOf(fatou, namesake, { ...child, member: '' })));

    expect(peopleOf(road)).toEqual(expect.arrayContaining(['A Fatou Ba (none)']));
  });

  test('is known by what the statement says of them alone: who has no line there is created', async () => {
    const road = aClaimsRoad();

    const run = await road.drive(await road.send(pairOf({ ...child, member: 'M-2' })));

    expect(peopleOf(road)).toEqual(['A Fatou Ba (M-2)', 'E Awa Ba (M-2) of M-2']);
    expect(run.findings).toMatchObject({ 'CLM-R13': 1 });
  });

  test('needs no creating where that is not allowed', async () => {
    const road = aClaimsRoad({ createMissingInsured: false });

    const run = await road.drive(await road.send(pairOf(fatou, { ...child, member: '' })));

    expect(run.status).toBe('DONE');
    expect(run.tallies).toMatchObject({ claims_created: 2 });
  });
});

describe('M05: an invoice of several families', () => {
  const onInvoice = (...lines: readonly StatCells[]) =>
    pairOf(...lines.map((line) => ({ ...line, invoice: 'F-1' })));
  const modou = { id: 'S9', insured: 'Modou Fall', beneficiary: 'Modou Fall', member: 'M-9' };

  test.each([
    ['an insured A and their child are one', [fatou, { ...child, member: '' }], undefined],
    ['two insured A are two', [fatou, modou], 1],
    ['a child and somebody else’s parent are two', [child, modou], 1],
  ])('%s', async (_, lines, told) => {
    const road = aClaimsRoad();

    const run = await road.drive(await road.send(onInvoice(...lines)));

    expect(run.findings['CLM-M05']).toBe(told);
  });

  test('a child who joins what two families share already is no remark', async () => {
    const road = aClaimsRoad();
    await road.drive(await road.send(onInvoice(fatou, modou)));

    const run = await road.drive(await road.send(onInvoice({ ...child, id: 'S5' })));

    expect(run.findings).not.toHaveProperty('CLM-M05');
  });
});
