import { describe, expect, test } from 'vitest';
import { newFinding } from '../../shared/findings/new-finding.ts';
import { presentEvent } from '../../shared/runs/present-event.ts';
import { tellLog } from '../../shared/runs/tell-log.ts';
import { logKeyOf, writeLog } from '../../shared/runs/write-log.ts';
import { createFakeResultStore } from '../fakes/result-store.ts';
import { aRoad, bringToItsEnd, dropParcels, type Road } from './a-road.ts';
import { anEvent } from './a-run.ts';

/** Three parcels, one of them wrong; `Awa Secret` stands where a value should. */
async function anEndedRun(road: Road): Promise<string> {
  const runId = await dropParcels(road, 'id;weight\nA;1\nB;Awa Secret\nC;0\n');
  await bringToItsEnd(road, runId);
  return runId;
}

async function linesOf(road: Road, runId: string, lang: 'fr' | 'en' = 'en'): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of tellLog(road, await road.run(runId), lang)) lines.push(line);
  return lines;
}

describe('the log of a run', () => {
  test('is its journal, then a line for each finding and each record', async () => {
    const road = aRoad();
    const runId = await anEndedRun(road);
    await road.conclude(runId);

    const lines = await linesOf(road, runId);

    const { lastSeq } = await road.run(runId);
    expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z INFO #1 - RUN-CREATED Import created\.$/);
    expect(lines[lastSeq - 1]).toMatch(/ WARNING #\d+ conclude RUN-ENDED Import ended: /);
    expect(lines.slice(lastSeq)).toEqual([
      'ROW 3 REJECTED file PCL-R01 [weight] PCL-R01',
      'ROW 4 WARNING file PCL-W01 [weight] PCL-W01',
      'CHUNK 1: 2 record(s); rows: 2 created, 0 updated, 0 unchanged, 0 rejected, 0 set aside.',
      'ROW 2 CREATED A',
      'ROW 4 CREATED C',
    ]);
  });

  test('can be told while it goes on, in the reader’s language', async () => {
    const road = aRoad();
    const runId = await anEndedRun(road);
    const lines = await linesOf(road, runId, 'fr');
    expect(lines[0]).toContain('Import créé.');
    expect(lines.at(-1)).toBe('LIGNE 4 CRÉÉ C');
    expect(lines.find((line) => line.includes('file PCL-R01'))).toMatch(/^LIGNE 3 REJETÉ file /);
  });

  test('says of every stage what went in and what came out, as far as it is known', async () => {
    const road = aRoad();
    const runId = await anEndedRun(road);
    await road.conclude(runId);
    const ended = (await linesOf(road, runId))
      .filter((line) => line.includes('RUN-STAGE-ENDED'))
      .map((line) => line.replace(/.*RUN-STAGE-ENDED /, ''));
    expect(ended).toEqual([
      'Stage “receiving” ended: 1 in, 1 out.',
      'Stage “reading” ended: 3 in, 2 out.',
      'Stage “saving” ended: 2 in, 2 out.',
      'Stage “concluding” ended: 3 in, 3 out.',
    ]);
    const event = anEvent({ seq: 1, code: 'RUN-STAGE-ENDED', data: { stage: 'read' } });
    expect(presentEvent(event, 'fr').message).toMatch(/^Étape .+ terminée\.$/);
  });

  test('never holds what stands in a cell', async () => {
    const road = aRoad();
    const runId = await anEndedRun(road);
    const value = 'Awa Secret\nof Dakar';
    const finding = { level: 'warning', slot: 'file', row: 9, column: 'title', value } as const;
    await road.chunks.writeFindings(runId, 'read-00009', [
      newFinding({ ...finding, code: 'RUN-W03', data: { before: value, after: value } }),
      newFinding({ ...finding, code: 'RUN-R02', data: { found: 3, expected: 2, value } }),
    ]);

    const lines = await linesOf(road, runId);

    expect(lines.join('\n')).not.toMatch(/Secret|Dakar/);
    expect(lines.find((line) => line.includes('RUN-W03'))).toContain('“…”');
    expect(lines.find((line) => line.includes('RUN-R02'))).toContain('has 3 cells');
  });
});

describe('a file without a header', () => {
  test('is refused without telling what stands in its first row, but to who reads findings', async () => {
    const road = aRoad();
    const runId = await dropParcels(road, 'Awa Secret;Dakar\nB;2\n');
    await bringToItsEnd(road, runId);
    await road.conclude(runId);

    const run = await road.run(runId);
    const events = await road.runs.readEvents(runId, 0, 100);
    const lines = await linesOf(road, runId);

    expect(JSON.stringify([run, events, lines])).not.toMatch(/Secret|Dakar/);
    expect(lines.find((line) => line.includes('BLOCKING file RUN-F04'))).toMatch(
      /The required column “id” is missing from the header \(row 1\)\.$/,
    );
    expect(lines.filter((line) => line.includes('RUN-W01')).join('\n')).toMatch(
      /RUN-W01 \[#1\] .*\n.* RUN-W01 \[#2\] /,
    );
    const findings = await Array.fromAsync(road.chunks.readFindings(runId));
    expect(findings[0]?.data).toMatchObject({ found: ['Awa Secret', 'Dakar'] });
  });
});

describe('the log file', () => {
  test('is written when the run has ended, in its owner’s language', async () => {
    const road = aRoad();
    const results = createFakeResultStore();
    const runId = await anEndedRun(road);
    await road.conclude(runId);
    const before = await road.run(runId);

    expect(await writeLog({ ...road, results }, runId)).toBe('written');

    const text = new TextDecoder().decode(results.files.get(`runs/${runId}/log.txt`));
    expect(text.split('\n')).toEqual([...(await linesOf(road, runId, 'fr')), '']);
    expect(await road.run(runId)).toEqual(before);
  });

  test('is not there before', async () => {
    const road = aRoad();
    const results = createFakeResultStore();
    const runId = await anEndedRun(road);
    expect(await writeLog({ ...road, results }, runId)).toBe('not-ended');
    expect(await writeLog({ ...road, results }, 'run_none')).toBe('not-ended');
    expect(await results.has(logKeyOf(runId))).toBe(false);
  });
});
