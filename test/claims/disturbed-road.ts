import { expect } from 'vitest';
import { isTerminal, type Run } from '../../shared/runs/run.ts';
import { aPair, conformClaims } from './a-claims-file.ts';
import { type ClaimsRoad, Killed } from './a-claims-road.ts';
import { journalOf } from './claims-actions.ts';
import { workedExample } from './worked-example.ts';

/** Claims beside the worked example: with their invoices more records than one chunk holds. */
const fillers = conformClaims(1, 260, () => ({ day: '2024-02-15' }));
const append = (text: string, more: string) => `${text}\n${more.split('\n').slice(1).join('\n')}`;
const [moreStat, moreRecap] = aPair(fillers.stat, fillers.recap);
const [stat, recap] = workedExample;

/** Both files as texts. */
export const largeExample = {
  stat: append(stat.content, moreStat.content),
  recap: append(recap.content, moreRecap.content),
};

/** In each other's slots, so that one of the findings is found only by who reads first. */
const sent = [
  { ...recap, slot: 'stat_file', content: largeExample.recap },
  { ...stat, slot: 'recap_file', content: largeExample.stat },
];

/** What is stored before: S4 that will change, S6 that will not, S8 of another policy. */
const before = aPair(
  [
    { id: 'S4', day: '2024-01-12', claimed: '3900' },
    { id: 'S6', day: '2024-02-15', claimed: '3000' },
    { id: 'S6', day: '2024-02-15', claimed: '3000' },
    { id: 'S8', day: '2024-03-01', claimed: '1', policy: 'POL-OTHER' },
  ],
  [
    { id: 'S4', day: '2024-01-12', claimed: '3900' },
    { id: 'S6', day: '2024-02-15', claimed: '6000' },
    { id: 'S8', day: '2024-03-01', claimed: '1' },
  ],
);

/**
 * Written out: S3 and S10 are created with 260 others of two rows (525), S4 is updated (2 rows), S6
 * unchanged (3), S8 rejected (4) beside S1, S9, S12 and S13 (7); two rows are set aside.
 */
export const undisturbedCounts = {
  ...{ read: 543, created: 525, updated: 2, unchanged: 3 },
  ...{ rejected: 11, setAside: 2 },
};

/** Does a step again until it does not die, as queue and Step Functions do. */
export async function again<T>(step: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await step();
    } catch (fault) {
      if (!(fault instanceof Killed)) throw fault;
    }
  }
}

/** How a step is taken: until it succeeds, perhaps twice, perhaps twice at once. */
export type Take = <T>(step: () => Promise<T>) => Promise<T>;

export const untilItWorks: Take = again;
export const twice: Take = async (step) => {
  await again(step);
  return again(step);
};

/**
 * Imports both files over what is stored before; the disturbing begins with the first step.
 *
 * @param take takes the steps that come one after the other
 * @param takeEach takes comparing a partition and settling a chunk, of which several run at once
 */
export async function takeTheRoad(
  road: ClaimsRoad,
  take: Take,
  takeEach: Take = take,
  begin: () => void = () => {},
): Promise<Run> {
  await road.drive(await road.send(before, { id: 'run_01J9ZQ4X7V8M2N3P5R6S7T8VBE' }));
  const runId = await road.send(sent, { id: 'run_01J9ZQ4X7V8M2N3P5R6S7T8V00' });
  begin();
  const { steps } = road;
  await take(() => steps.receive(runId));
  expect((await take(() => steps.read(runId))).verdict).toBe('read');
  const partitions = await road.partitions.readPartitions(runId);
  await Promise.all(partitions.map((item) => takeEach(() => steps.comparePartition(runId, item))));
  expect((await take(() => steps.gather(runId))).verdict).toBe('settle');
  const chunks = await road.chunks.readManifest(runId);
  await Promise.all(chunks.map((item) => takeEach(() => steps.settleChunk(runId, item))));
  await take(() => steps.conclude(runId));
  return road.run(runId);
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What a run leaves, without the times in which every run differs. */
export async function remainsOf(road: ClaimsRoad, runId: string) {
  const { status, counts, findings, tallies, chunks, period, message, diffHash, files } =
    await road.run(runId);
  const items = [...road.records.items].map(([id, item]) => {
    const { createdAt: _, updatedAt: __, ...rest } = item as typeof item & { updatedAt?: string };
    return JSON.stringify([id, rest]);
  });
  return {
    ...{ status, counts, findings, tallies, chunks, period, message, diffHash },
    files: files.map(({ name, slot, rows, counts: ofFile, key }) => ({
      ...{ name, slot, rows, counts: ofFile, key },
    })),
    records: items.sort(byText),
    findingsEach: (await road.findings(runId)).map((each) => JSON.stringify(each)).sort(byText),
    comparison: await road.comparison(runId),
    journal: await journalOf(road, runId),
    places: road.files.keys(),
  };
}

/** Gapless from 1, percent never falls, 100 only at the end, one `RUN-ENDED` and it is the last. */
export async function expectSoundJournal(road: ClaimsRoad, run: Run): Promise<void> {
  const events = await road.runs.readEvents(run.id, 0, 1_000);
  expect(events.map(({ seq }) => seq)).toEqual(Array.from(events, (_, i) => i + 1));
  expect(run.lastSeq).toBe(events.length);
  const percents = events.flatMap(({ data }) => (data['progress_percent'] as number) ?? []);
  expect(percents).toEqual([...percents].sort((a, b) => a - b));
  expect(Math.max(...percents)).toBeLessThan(100);
  expect(events.flatMap(({ code, seq }) => (code === 'RUN-ENDED' ? seq : []))).toEqual([
    events.length,
  ]);
  expect(isTerminal(run.status)).toBe(true);
}
