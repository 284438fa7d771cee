import { writeClaimsCorrections } from '../../../shared/claims/corrections/write-claims-corrections.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { createFakeResultStore } from '../../fakes/result-store.ts';
import type { ClaimsRoad, SentFile } from '../a-claims-road.ts';

/** A session to its end; before it ends its workbook is written. */
export async function drive(
  road: ClaimsRoad,
  sent: readonly SentFile[],
  fields: Partial<Run> = {},
) {
  const { steps, ports } = road;
  const results = createFakeResultStore();
  const runId = await road.send(sent, fields);
  await steps.receive(runId);
  if ((await steps.read(runId)).verdict === 'read') {
    await steps.compare(runId);
    if ((await steps.gather(runId)).verdict === 'settle') await steps.settle(runId);
    await writeClaimsCorrections({ ...ports, results }, runId);
  }
  const run = await steps.conclude(runId);
  if (run === undefined) throw new Error(`no run ${runId}`);
  return { run, bytes: [...results.files.values()][0] };
}

/** The workbook, corrected, as the one file of a session. */
export const sendBack = (road: ClaimsRoad, content: Uint8Array, fields: Partial<Run> = {}) =>
  drive(road, [{ slot: 'corrections', name: 'retour.xlsx', content }], fields);
