import { describe, expect, test } from 'vitest';
import { aPair, type RecapCells, type StatCells } from './a-claims-file.ts';
import { aClaimsRoad, type ClaimsRoad } from './a-claims-road.ts';
import { storedClaims } from './stored-claims.ts';

/** Files over these days whatever else is in them: a claim of 1 F on the first and on the last. */
const over = (
  first: string,
  last: string,
  stat: readonly StatCells[],
  recap: readonly RecapCells[],
) => {
  const edges = [
    { id: `A-${first}`, day: first, claimed: '1' },
    { id: `Z-${last}`, day: last, claimed: '1' },
  ];
  return aPair([...edges, ...stat], [...edges, ...recap]);
};
const winter = (stat: readonly StatCells[], recap: readonly RecapCells[]) =>
  over('2024-01-10', '2024-03-28', stat, recap);

async function send(road: ClaimsRoad, files: ReturnType<typeof aPair>) {
  const run = await road.drive(await road.send(files));
  return { status: run.status, findings: run.findings, claim: storedClaims(road)['S3'] };
}

describe('a claim taken whole that comes back changed (CLAIMS §6, X16)', () => {
  const straddling = (outside: StatCells, recap = '10000') =>
    winter(
      [
        { id: 'S3', day: '2024-03-27', claimed: '6000' },
        { id: 'S3', day: '2024-03-30', claimed: '4000', ...outside },
      ],
      [{ id: 'S3', day: '2024-03-27', claimed: recap }],
    );

  test('another act on its day outside the period replaces the line of that day', async () => {
    const road = aClaimsRoad();
    await send(road, straddling({}));

    const { claim } = await send(road, straddling({ act: 'Radiographie' }));

    expect(claim).toEqual({
      ...{ version: 2, claimed: '10000', recap: 1 },
      days: ['2024-03-27', '2024-03-30'],
    });
  });

  test('another amount too, in both files', async () => {
    const road = aClaimsRoad();
    await send(road, straddling({}));

    const { claim, findings } = await send(road, straddling({ claimed: '4500' }, '10500'));

    expect(claim).toMatchObject({ version: 2, claimed: '10500', recap: 1 });
    expect(findings).toMatchObject({ 'CLM-X16': 1, 'CLM-M03': 1 });
  });

  test('both files of a later period bring a line of before, written otherwise', async () => {
    const road = aClaimsRoad();
    const first = [{ id: 'S3', day: '2024-03-20', claimed: '6000' }];
    await send(road, winter(first, first));

    const { claim } = await send(
      road,
      over(
        '2024-03-25',
        '2024-04-30',
        [
          { id: 'S3', day: '2024-03-20', claimed: '6000', act: 'Consultation générale' },
          { id: 'S3', day: '2024-03-26', claimed: '1000' },
        ],
        [{ id: 'S3', day: '2024-03-26', claimed: '7000' }],
      ),
    );

    expect(claim).toEqual({
      ...{ version: 2, claimed: '7000', recap: 1 },
      days: ['2024-03-20', '2024-03-26'],
    });
  });

  test('lines of other days stay, also of days between its own', async () => {
    const road = aClaimsRoad();
    const lines = (...of: readonly (readonly [string, string])[]) =>
      of.map(([day, claimed]) => ({ id: 'S3', day, claimed }));
    const all = lines(['2024-01-05', '100'], ['2024-03-29', '20'], ['2024-04-02', '3']);
    await send(road, over('2024-01-01', '2024-04-30', all, all));

    // Whole: 6 000 within the period, 4 000 on 30 March. Of other days outside it says nothing.
    const { claim } = await send(road, straddling({}));

    expect(claim).toEqual({
      ...{ version: 2, claimed: '10123', recap: 4 },
      days: ['2024-01-05', '2024-03-27', '2024-03-29', '2024-03-30', '2024-04-02'],
    });
  });
});

describe('a line without settlement date', () => {
  const refused = { id: 'S3', day: '', status: 'Rejeté', claimed: '5000', reimbursed: '0' };
  const paid = { id: 'S3', day: '2024-02-15', claimed: '10000', reimbursed: '8000' };
  const whole = { id: 'S3', day: '2024-02-15', claimed: '15000', reimbursed: '8000' };
  const april = (...lines: readonly StatCells[]) =>
    over('2024-04-01', '2024-04-30', lines, [{ id: 'S3', day: '2024-04-05', claimed: '500' }]);

  test('stays when a session of other days speaks of the claim', async () => {
    const road = aClaimsRoad();
    await send(road, winter([paid, refused], [whole]));

    const { claim } = await send(road, april({ id: 'S3', day: '2024-04-05', claimed: '500' }));

    expect(claim).toMatchObject({ version: 2, claimed: '15500', recap: 2 });
  });

  test('goes when a session over the same days does not bring it any more', async () => {
    const road = aClaimsRoad();
    await send(road, winter([paid, refused], [whole]));

    const { claim } = await send(road, winter([paid], [paid]));

    expect(claim).toEqual({ version: 2, claimed: '10000', recap: 1, days: ['2024-02-15'] });
  });

  test('is one when it is brought again', async () => {
    const road = aClaimsRoad();
    await send(road, winter([paid, refused], [whole]));

    const { claim } = await send(road, winter([{ ...paid, act: 'Cure' }, refused], [whole]));

    expect(claim).toMatchObject({ version: 2, claimed: '15000', recap: 1 });
  });
});
