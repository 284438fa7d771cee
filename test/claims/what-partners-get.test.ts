import { describe, expect, test } from 'vitest';
import { presentEvent } from '../../shared/runs/present-event.ts';
import { tellLog } from '../../shared/runs/tell-log.ts';
import { aPair, aRecapCsv, aStatCsv } from './a-claims-file.ts';
import { aClaimsRoad, type ClaimsRoad } from './a-claims-road.ts';

/** What lies beside a file after its run, by the file's name. */
function reportBeside(road: ClaimsRoad, name: string) {
  const key = road.files.keys().find((each) => each.endsWith(`/${name}.report.json`)) ?? '';
  return JSON.parse(road.files.text(key));
}

/** One claim whose amount is a name, one of another beneficiary, and two lines of the recap. */
const stat = aStatCsv([
  { id: 'S1', claimed: 'Modou Secret', reimbursed: '100' },
  { id: 'S2', claimed: '500', beneficiary: 'Awa Secret' },
]);
const recap = aRecapCsv([
  { id: 'S1', claimed: 'Binta Secret', reimbursed: '100' },
  { id: 'S2', claimed: '400' },
]);

describe('the report beside a file of a pair', () => {
  test('tells codes and places of that file alone, and no cell of either', async () => {
    const road = aClaimsRoad();
    await road.drive(await road.send(aPair(stat, recap)));

    const places = (name: string) =>
      reportBeside(road, name).findings.map(({ slot, row, code }: Record<string, unknown>) =>
        [slot, row, code].join(' '),
      );
    expect(places('stat.csv')).toContain('stat_file 2 CLM-R04');
    expect(places('stat.csv').filter((told: string) => told.startsWith('recap_file'))).toEqual([]);
    expect(places('recap.csv')).toContain('recap_file 2 CLM-R04');
    expect(places('recap.csv').filter((told: string) => told.startsWith('stat_file'))).toEqual([]);
    for (const name of ['stat.csv', 'recap.csv']) {
      const report = reportBeside(road, name);
      expect(JSON.stringify(report)).not.toContain('Secret');
      expect(report.findings).toContainEqual(
        expect.objectContaining({ code: 'CLM-R04', value: '…', column: expect.any(String) }),
      );
    }
  });

  test('tells beside both what stops the whole run', async () => {
    const road = aClaimsRoad();
    const early = aStatCsv([{ id: 'S1', day: '2024-01-10' }]);
    await road.drive(await road.send(aPair(early, aRecapCsv([{ id: 'S1', day: '2024-03-10' }]))));
    for (const name of ['stat.csv', 'recap.csv']) {
      const codes = reportBeside(road, name).findings.map(({ code }: { code: string }) => code);
      expect(codes, name).toContain('CLM-F14');
    }
  });
});

describe('a column whose header is a cell’s content', () => {
  const [header = '', ...rows] = stat.split('\n');
  const withName = [`${header};Fatou Secret`, ...rows.map((row) => `${row};x`)].join('\n');

  test('is told by its number in the journal and in the log', async () => {
    const road = aClaimsRoad();
    const run = await road.drive(await road.send(aPair(withName, recap)));

    const events = await road.runs.readEvents(run.id, 0, 500);
    expect(events.find(({ code }) => code === 'CLM-COLUMNS-UNKNOWN')?.data).toEqual({
      count: 1,
      columns: [17],
    });
    expect(JSON.stringify(events.map((event) => presentEvent(event, 'fr')))).not.toMatch(/Secret/);
    const lines: string[] = [];
    for await (const line of tellLog(road, run, 'fr')) lines.push(line);
    expect(lines.join('\n')).not.toMatch(/Secret/);
    // Whoever may see it finds it among the findings.
    expect(await road.findings(run.id)).toContainEqual(
      expect.objectContaining({ code: 'CLM-F12', column: 'Fatou Secret' }),
    );
  });

  test('of JSON is a key: they are counted', async () => {
    const road = aClaimsRoad();
    const [names = [], ...cells] = withName.split('\n').map((line) => line.split(';'));
    const objects = cells.map((row) => Object.fromEntries(row.map((cell, i) => [names[i], cell])));
    const [statFile, recapFile] = aPair(stat, recap);
    const json = { ...statFile, name: 'stat.json', content: JSON.stringify(objects) };
    const run = await road.drive(await road.send([json, recapFile]));
    const events = await road.runs.readEvents(run.id, 0, 500);
    expect(events.find(({ code }) => code === 'CLM-KEYS-UNKNOWN')?.data).toEqual({ count: 1 });
    expect(JSON.stringify(events)).not.toMatch(/Secret/);
  });
});
