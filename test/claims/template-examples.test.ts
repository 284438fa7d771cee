import { describe, expect, test } from 'vitest';
import { writeTemplate, writeTemplateCsv } from '../../shared/claims/reports/write-template.ts';
import { aPair } from './a-claims-file.ts';
import { aClaimsRoad } from './a-claims-road.ts';
import { storedClaims } from './stored-claims.ts';

describe('examples of the template that nobody deleted', () => {
  test('are rejected one by one, and the other claims go on', async () => {
    const road = aClaimsRoad();
    const real = [{ id: 'S1', day: '2024-03-11' }, { id: 'EXEMPLE-10' }];
    const stat = [{ id: 'EXEMPLE-1' }, { id: 'exemple-2 ' }, ...real];
    const recap = [{ id: 'EXEMPLE-1' }, ...real];

    const run = await road.drive(await road.send(aPair(stat, recap)));

    expect(run).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      counts: { read: 7, created: 4, rejected: 3, setAside: 0 },
    });
    expect(Object.keys(storedClaims(road)).toSorted()).toEqual(['EXEMPLE-10', 'S1']);
    const told = (await road.findings(run.id)).filter(({ level }) => level === 'rejected');
    expect(told.map(({ code, slot, row, column }) => [code, slot, row, column])).toEqual([
      ['CLM-R25', 'recap_file', 2, 'reglementId'],
      ['CLM-R25', 'stat_file', 2, 'Numero de sinistre'],
      ['CLM-R25', 'stat_file', 3, 'Numero de sinistre'],
    ]);
  });

  test('do not widen the period', async () => {
    const road = aClaimsRoad();
    const march = { id: 'S1', day: '2024-03-11' };
    const run = await road.drive(
      await road.send(aPair([{ id: 'EXEMPLE-1' }, march], [{ id: 'EXEMPLE-1' }, march])),
    );
    expect(run.period).toEqual({ start: '2024-03-11', end: '2024-03-11' });
  });

  test.each(['csv', 'xlsx'])(
    'both templates as they are (%s): nothing is settled',
    async (format) => {
      const road = aClaimsRoad();
      const write = async (slot: 'stat_file' | 'recap_file') => ({
        ...{ slot, name: `${slot}.${format}` },
        content:
          format === 'csv'
            ? writeTemplateCsv({ slot })
            : await writeTemplate({ slot, lang: 'fr', currency: 'XOF' }),
      });

      const files = [await write('stat_file'), await write('recap_file')];
      const run = await road.drive(await road.send(files));

      expect(run).toMatchObject({ status: 'ERROR', counts: { read: 4, rejected: 4, created: 0 } });
      expect(run.message?.code).toBe('CLM-NONE-CONFORM');
      expect(run.findings).toMatchObject({ 'CLM-R25': 4 });
      expect(road.records.items.size).toBe(0);
    },
  );
});
