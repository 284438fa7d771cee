import { describe, expect, test } from 'vitest';
import { chooseColumns } from '../../shared/runs/choose-columns.ts';
import type { ChosenColumns } from '../../shared/runs/chosen-columns.ts';
import type { Run } from '../../shared/runs/run.ts';
import type { FieldSpec } from '../../shared/sources/source-item.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTiming } from '../fakes/timing.ts';
import { aRun } from './a-run.ts';

const fields: readonly FieldSpec[] = [
  { name: 'claim_id', required: true, aliases: ['Numero de sinistre'] },
  { name: 'employer', required: true, aliases: ['Employeur'] },
];
const header = ['Repère', 'Employeur'];
const waiting = {
  ...({ domain: 'claims', status: 'PENDING', waitingFor: 'mapping' } as const),
  ...{ waitingSlot: 'stat_file', waitingUntil: '2026-03-09T09:00:00.000Z' },
};

async function aRig(fieldsOfRun: Partial<Run> = waiting) {
  const runs = createFakeRunStore();
  const run = aRun(fieldsOfRun);
  await runs.create(run, []);
  const started: string[] = [];
  const startPipeline = async (domain: string, execution: string) =>
    void started.push(`${domain} ${execution}`);
  const ports = { runs, timing: createFakeTiming(), startPipeline };
  return {
    ...{ runs, started },
    choose: (chosen: ChosenColumns) => chooseColumns(ports, run, chosen, { header, fields }),
    now: () => runs.read(run.id),
  };
}

describe('somebody says what the columns mean', () => {
  test('the run goes on where it was, and knows what was said of which file', async () => {
    const rig = await aRig({ ...waiting, columns: { recap_file: { Dossier: 'claim_id' } } });

    const choosing = await rig.choose({ Repère: 'claim_id' });

    expect(choosing).toMatchObject({ kind: 'goes-on', run: { status: 'PROCESSING', resumed: 1 } });
    expect(await rig.now()).toMatchObject({
      ...{ waitingFor: null, waitingUntil: null, waitingSlot: null },
      columns: { recap_file: { Dossier: 'claim_id' }, stat_file: { Repère: 'claim_id' } },
    });
    expect(rig.started).toEqual([`claims ${aRun().id}.1`]);
    expect((await rig.runs.readEvents(aRun().id, 0, 10)).at(-1)).toMatchObject({
      ...{ code: 'RUN-COLUMNS-CHOSEN', data: { count: 1 } },
    });
  });

  test.each([
    { chosen: { Colonne: 'claim_id' }, expected: { kind: 'wrong' } },
    { chosen: { Repère: 'sinistre' }, expected: { kind: 'wrong' } },
    { chosen: {}, expected: { kind: 'incomplete', missing: ['claim_id'] } },
    {
      chosen: { Repère: 'claim_id', Employeur: null },
      expected: { kind: 'incomplete', missing: ['employer'] },
    },
  ])('$chosen is refused ($expected.kind), and the run waits on', async ({ chosen, expected }) => {
    const rig = await aRig();
    const before = await rig.now();

    expect(await rig.choose(chosen as ChosenColumns)).toMatchObject(expected);

    expect(await rig.now()).toEqual(before);
    expect(rig.started).toEqual([]);
  });

  test.each([
    { title: 'it waits for its files', run: { ...waiting, waitingFor: 'files' } },
    { title: 'it waits for nothing', run: { ...waiting, waitingFor: null } },
    { title: 'it is cancelled', run: { ...waiting, cancelRequested: true } },
    { title: 'it has ended', run: { ...waiting, status: 'ERROR' } },
  ] as const)('not when $title', async ({ run }) => {
    const rig = await aRig(run);

    expect(await rig.choose({ Repère: 'claim_id' })).toEqual({ kind: 'not-waiting' });
    expect(rig.started).toEqual([]);
  });
});
