import { expect, test } from 'vitest';
import { presentRun } from '../../shared/runs/present-run.ts';
import { aPair, aStatCsv } from './a-claims-file.ts';
import { aClaimsRoad } from './a-claims-road.ts';

/** What the stages say that failed, by their names. */
async function failedStages(
  sent: ReturnType<typeof aPair>,
  act: (road: ReturnType<typeof aClaimsRoad>, runId: string) => Promise<unknown>,
) {
  const road = aClaimsRoad();
  const runId = await road.send(sent);
  await act(road, runId);
  const { stages } = presentRun(await road.run(runId), { lang: 'fr', publicUrl: '' });
  const failed = stages.filter(({ status }) => status === 'ERROR');
  return Object.fromEntries(
    failed.map(({ name, message }) => [name, message?.replace(/\s/g, ' ') ?? null]),
  );
}
const toTheEnd = (road: ReturnType<typeof aClaimsRoad>, runId: string) => road.drive(runId);

test('a file that is empty: receiving says so', async () => {
  const failed = await failedStages(aPair('', [{ id: 'S1' }]), toTheEnd);
  expect(failed['receive']).toMatch(/vide/);
  expect(failed['conclude']).toBe(failed['receive']);
});

test('two files of one kind: reading says so', async () => {
  const stat = aStatCsv([{ id: 'S1' }]);
  const failed = await failedStages(aPair(stat, stat), toTheEnd);
  expect(failed['read']).toMatch(/^Deux fichiers du même type/);
});

test('a file without claim numbers: reading says so', async () => {
  const failed = await failedStages(aPair('a;b\n1;2\n', [{ id: 'S1' }]), toTheEnd);
  expect(failed['read']).toMatch(/\w/);
});

test('files without a common day: comparing says so', async () => {
  const failed = await failedStages(
    aPair([{ id: 'S1' }], [{ id: 'S1', day: '2024-06-01' }]),
    toTheEnd,
  );
  expect(failed['compare']).toMatch(/période commune/);
});

test('no claim conforms: comparing says so', async () => {
  const failed = await failedStages(
    aPair([{ id: 'S1', claimed: '20000' }], [{ id: 'S1' }]),
    toTheEnd,
  );
  expect(failed['compare']).toMatch(/\w/);
  expect(failed['conclude']).toBe(failed['compare']);
});

test('a fault part-way: the stage under way says so', async () => {
  const failed = await failedStages(aPair([{ id: 'S1' }], [{ id: 'S1' }]), async (road, runId) => {
    await road.steps.receive(runId);
    await road.steps.conclude(runId, { code: 'RUN-FAULT', data: {} });
  });
  expect(failed).toEqual({
    read: 'Une panne a interrompu l’import.',
    conclude: 'Une panne a interrompu l’import.',
  });
});
