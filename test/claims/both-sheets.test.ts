import { describe, expect, test } from 'vitest';
import { anXlsx, textRow } from '../workbooks/a-xlsx.ts';
import { aPair, aRecapCsv, aStatCsv } from './a-claims-file.ts';
import { aClaimsRoad } from './a-claims-road.ts';
import { storedClaims } from './stored-claims.ts';

const stat = aStatCsv([{ id: 'S1' }, { id: 'S2', claimed: '2000' }]);
const recap = aRecapCsv([{ id: 'S1' }, { id: 'S2', claimed: '2000' }]);

const toSheet = (csv: string) => ({
  data: csv
    .split('\n')
    .map((line) => textRow(...line.split(';')))
    .join(''),
});
const statementFirst = anXlsx({ sheets: { Statistiques: toSheet(stat), Récap: toSheet(recap) } });
const recapFirst = anXlsx({ sheets: { Récap: toSheet(recap), Statistiques: toSheet(stat) } });

const inStat = (content: string | Uint8Array, name = 'tout.xlsx') =>
  ({ slot: 'stat_file', name, content }) as const;
const inRecap = (content: string | Uint8Array, name = 'tout.xlsx') =>
  ({ slot: 'recap_file', name, content }) as const;

describe('a workbook with both tables', () => {
  test.each([
    { title: 'as the recap', files: [inStat(stat, 'stat.csv'), inRecap(statementFirst)] },
    { title: 'as the statement', files: [inStat(recapFirst), inRecap(recap, 'recap.csv')] },
    { title: 'in both slots', files: [inStat(statementFirst), inRecap(statementFirst)] },
    { title: 'in both slots, recap first', files: [inStat(recapFirst), inRecap(recapFirst)] },
    {
      title: 'as the recap, beside a recap',
      files: [inStat(recap, 'recap.csv'), inRecap(statementFirst)],
    },
    {
      title: 'as the statement, beside a statement',
      files: [inStat(recapFirst), inRecap(stat, 'stat.csv')],
    },
  ])('$title: each file’s own sheet is read', async ({ files }) => {
    const road = aClaimsRoad();

    const run = await road.drive(await road.send(files));

    expect(run.message?.code).not.toBe('CLM-F18');
    expect(run.counts).toMatchObject({ read: 4, created: 4 });
    expect(Object.keys(storedClaims(road)).toSorted()).toEqual(['S1', 'S2']);
    const sheets = run.files.flatMap(({ layout }) => layout?.sheet ?? []);
    expect(sheets).toEqual([...new Set(sheets)]);
  });

  test('two workbooks of statements stay two of a kind', async () => {
    const road = aClaimsRoad();
    const only = anXlsx({ sheets: { Statistiques: toSheet(stat) } });

    const run = await road.drive(await road.send([inStat(only), inRecap(only)]));

    expect(run.message?.code).toBe('CLM-F18');
  });

  test('a statement of CSV and a recap of CSV are read as ever', async () => {
    const road = aClaimsRoad();
    const run = await road.drive(await road.send(aPair(stat, recap)));
    expect(run.counts).toMatchObject({ read: 4, created: 4 });
  });
});
