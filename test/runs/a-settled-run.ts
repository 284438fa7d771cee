import { bringToItsEnd, dropParcels, type Road } from './a-road.ts';
import { aParcelFile } from './parcels.ts';

/** A run whose three good and one bad parcel are settled. */
export async function aSettledRun(
  road: Road,
  metadata: Record<string, string> = {},
): Promise<string> {
  const runId = await dropParcels(road, aParcelFile(['A;1', 'B;2', 'C;x', 'D;4']), { metadata });
  await bringToItsEnd(road, runId);
  return runId;
}

export const settledCounts = {
  read: 4,
  created: 3,
  updated: 0,
  unchanged: 0,
  rejected: 1,
  setAside: 0,
};
export const endOfJournal = [
  'RUN-STAGE-ENDED:settle',
  'RUN-STAGE-STARTED:conclude',
  'RUN-STAGE-ENDED:conclude',
  'RUN-ENDED',
];

export async function lastLines(road: Road, runId: string, count: number): Promise<string[]> {
  return (await road.journal(runId)).slice(-count);
}
