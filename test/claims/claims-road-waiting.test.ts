import { describe, expect, test } from 'vitest';
import { aPair, aRecapCsv, aStatCsv } from './a-claims-file.ts';
import { aClaimsRoad, Killed } from './a-claims-road.ts';
import { actOn, journalOf } from './claims-actions.ts';
import { storedClaims } from './stored-claims.ts';

/** A statement whose column of claim numbers has a name that nobody knows. */
const oddStat = aStatCsv([{ id: 'S1' }, { id: 'S2' }], { id: 'Repère interne' });
const recap = aRecapCsv([{ id: 'S1' }, { id: 'S2' }]);
const odd = aPair(oddStat, recap);
const chosen = { 'Repère interne': 'claim_id' };
const days = 24 * 3_600_000;

async function aWaitingRun(files = odd, fields = {}) {
  const road = aClaimsRoad();
  const runId = await road.send(files, fields);
  await road.drive(runId);
  return { road, runId, act: actOn(road) };
}

describe('a column that must be there has a name that nobody knows', () => {
  test('the run waits a week for somebody; nothing is written, nothing is refused', async () => {
    const { road, runId } = await aWaitingRun();

    expect(await road.run(runId)).toMatchObject({
      status: 'PENDING',
      waitingFor: 'mapping',
      waitingUntil: '2026-03-09T09:00:00.000Z',
      waitingSlot: 'stat_file',
      message: null,
      findings: {},
      reading: null,
    });
    expect(road.records.items.size).toBe(0);
    expect(await road.findings(runId)).toEqual([]);
    const events = await road.runs.readEvents(runId, 0, 100);
    expect(events.at(-1)).toMatchObject({
      code: 'RUN-COLUMNS-ASKED',
      data: { slot: 'stat_file', name: 'stat.csv', fields: ['claim_id'] },
    });
  });

  test('asked, its columns are told with a sample and what they are taken for', async () => {
    const { runId, act } = await aWaitingRun();

    expect(await act.mapping(runId)).toMatchObject({
      status: 200,
      json: {
        slot: 'stat_file',
        columns: expect.arrayContaining([
          { header: 'Repère interne', sample: 'S1', suggestions: [] },
          {
            header: 'Nom Acte',
            sample: 'Consultation',
            suggestions: [{ field: 'act_name', score: 1 }],
          },
        ]),
        fields: expect.arrayContaining([
          { name: 'claim_id', label: 'Numero de sinistre', required: true },
        ]),
      },
    });
  });

  test('answered, it goes on in an execution of its own and reads by the answer', async () => {
    const { road, runId, act } = await aWaitingRun();

    expect(await act.choose(runId, chosen)).toMatchObject({
      status: 202,
      json: { status: 'PROCESSING', waiting_for: null },
    });

    expect(road.started).toEqual([`${runId}.1`]);
    const run = await road.drive(runId);
    expect(run).toMatchObject({
      status: 'DONE',
      counts: { read: 4, created: 4 },
      tallies: { claims_created: 2, total_claimed: 20_000 },
      findings: {},
    });
    expect(Object.keys(storedClaims(road))).toEqual(['S1', 'S2']);
    expect(await road.findings(runId)).toEqual([]);
    const journal = await journalOf(road, runId);
    expect(journal.filter((code) => code.startsWith('RUN-COLUMNS'))).toEqual([
      'RUN-COLUMNS-ASKED',
      'RUN-COLUMNS-CHOSEN',
    ]);
    expect(journal.at(-1)).toBe('RUN-ENDED');
  });

  test('both files have one: asked twice, and both answers count', async () => {
    const { road, runId, act } = await aWaitingRun(
      aPair(oddStat, aRecapCsv([{ id: 'S1' }, { id: 'S2' }], { id: 'Dossier' })),
    );
    await act.choose(runId, chosen);
    await road.drive(runId);
    expect(await road.run(runId)).toMatchObject({
      waitingFor: 'mapping',
      waitingSlot: 'recap_file',
    });

    await act.choose(runId, { Dossier: 'claim_id' });

    expect(road.started).toEqual([`${runId}.1`, `${runId}.2`]);
    expect(await road.drive(runId)).toMatchObject({ status: 'DONE', counts: { created: 4 } });
  });

  test('sent in each other’s slots: put right, and that is told once', async () => {
    const [stat, other] = odd;
    const { road, runId, act } = await aWaitingRun([
      { ...other, slot: 'stat_file' },
      { ...stat, slot: 'recap_file' },
    ] as never);
    expect((await road.run(runId)).waitingSlot).toBe('stat_file');
    expect(await act.mapping(runId)).toMatchObject({ json: { slot: 'stat_file' } });

    await act.choose(runId, chosen);
    const run = await road.drive(runId);

    expect(run).toMatchObject({ status: 'DONE', findings: { 'CLM-F08': 1 } });
    expect((await road.findings(runId)).map(({ code }) => code)).toEqual(['CLM-F08']);
  });

  test('imported again with the usual name: all unchanged', async () => {
    const { road, runId, act } = await aWaitingRun();
    await act.choose(runId, chosen);
    await road.drive(runId);

    const again = await road.drive(
      await road.send(aPair(aStatCsv([{ id: 'S1' }, { id: 'S2' }]), recap)),
    );

    expect(again.counts).toMatchObject({ unchanged: 4, updated: 0 });
  });

  test('a dry run that was answered: confirmed, it does not ask again', async () => {
    const { road, runId, act } = await aWaitingRun(odd, { dryRun: true });
    await act.choose(runId, chosen);
    const dry = await road.drive(runId);
    expect(dry).toMatchObject({ status: 'DONE', counts: { created: 4 } });
    expect(road.records.items.size).toBe(0);

    const real = await road.drive((await act.confirm(runId)).id);

    expect(real).toMatchObject({ status: 'DONE', counts: { created: 4 } });
  });

  test('replayed from the start, it does not ask again either', async () => {
    const { road, runId, act } = await aWaitingRun();
    await act.choose(runId, chosen);
    await road.drive(runId);

    const replay = await road.drive((await act.replay(runId, 'start')).id);

    expect(replay).toMatchObject({ status: 'DONE', counts: { unchanged: 4 } });
  });
});

describe('where a statement must have all of the historical columns', () => {
  /** Those of them that the usual statement of these tests lacks; the note's has an odd name. */
  const others = [
    ...['Acte_Contraté_Assuré', 'Broker Name', 'Adresse du Partenaire', 'Pays du partenaire'],
    ...['Famille Acte', 'N°cheque/Autre_Moyent_de_payement', 'Modifié par', 'Mémo'],
  ];
  const [header, line] = aStatCsv([{ id: 'S1' }]).split('\n');
  const strict = aPair(
    [`${header};${others.join(';')}`, `${line};;;;;;;;vu`].join('\n'),
    aRecapCsv([{ id: 'S1' }]),
  );
  async function aStrictRun() {
    const road = aClaimsRoad({ strictHeaders: true });
    const runId = await road.send(strict);
    await road.drive(runId);
    return { road, runId, act: actOn(road) };
  }

  test('the run says which, and takes no answer that leaves one of them out', async () => {
    const { runId, act } = await aStrictRun();
    expect(await act.mapping(runId)).toMatchObject({
      json: {
        fields: expect.arrayContaining([{ name: 'note', label: 'Note', required: true }]),
        missing: ['note'],
      },
    });
    expect(await act.choose(runId, { Mémo: null })).toEqual({
      problem: 'RUN-MAPPING-MISSING',
      data: { slot: 'stat_file', fields: ['note'] },
    });
  });

  test('answered, it does not ask again', async () => {
    const { road, runId, act } = await aStrictRun();
    await act.choose(runId, { Mémo: 'note' });
    expect(await road.drive(runId)).toMatchObject({ status: 'DONE', counts: { created: 2 } });
  });

  test('it goes on by what it asked, whatever is asked of others by then', async () => {
    const { road, runId, act } = await aWaitingRun();
    road.ports.strictHeaders = true;
    await act.choose(runId, chosen);
    expect(await road.drive(runId)).toMatchObject({ status: 'DONE', counts: { created: 4 } });
  });
});

describe('a run that waits is not lost, whatever happens', () => {
  test('the answer to the pipeline is lost: the step done again says that it waits', async () => {
    const { road, runId } = await aWaitingRun();
    const before = await road.run(runId);

    expect((await road.steps.read(runId)).verdict).toBe('waiting');
    expect(await road.run(runId)).toEqual(before);
  });

  test('nobody answers: it ends, and its files lie in error/', async () => {
    const { road, runId, act } = await aWaitingRun();
    road.timing.advance(7 * days);
    expect((await act.sweep({ [runId]: 'ended' })).swept).toEqual([]);
    road.timing.advance(1);

    expect((await act.sweep({ [runId]: 'ended' })).swept).toEqual([runId]);

    expect(await road.run(runId)).toMatchObject({
      status: 'ERROR',
      waitingFor: null,
      waitingSlot: null,
      message: { code: 'RUN-NEVER-ANSWERED', data: { waiting_for: 'mapping' } },
    });
    expect(road.files.keys().filter((key) => !key.endsWith('.report.json'))).toEqual([
      `error/2026/03/02/${runId}/recap.csv`,
      `error/2026/03/02/${runId}/stat.csv`,
    ]);
    expect(await act.choose(runId, chosen)).toMatchObject({ problem: 'RUN-MAPPING-NONE' });
  });

  test('cancelled while it waits: an execution of its own ends it', async () => {
    const { road, runId, act } = await aWaitingRun();

    await act.cancel(runId);

    expect(road.started).toEqual([`${runId}.1`]);
    expect(await road.drive(runId)).toMatchObject({ status: 'CANCELLED', counts: { read: 0 } });
    expect(await act.choose(runId, chosen)).toMatchObject({ problem: 'RUN-MAPPING-NONE' });
  });

  test('cancelled, and nothing started: the sweeper starts what ends it', async () => {
    const { road, runId, act } = await aWaitingRun();
    road.faults.add('before-start');
    await expect(act.cancel(runId)).rejects.toThrow(Killed);
    road.timing.advance(60_000);

    expect((await act.sweep({ [runId]: 'ended' })).swept).toEqual([runId]);

    expect(road.started).toEqual([`${runId}.1`]);
    expect((await road.drive(runId)).status).toBe('CANCELLED');
  });

  test('answered, and nothing started: the sweeper starts the execution that goes on', async () => {
    const { road, runId, act } = await aWaitingRun();
    road.faults.add('before-start');
    await expect(act.choose(runId, chosen)).rejects.toThrow(Killed);
    expect(road.started).toEqual([]);
    road.timing.advance(60_000);

    expect((await act.sweep({ [runId]: 'ended' })).swept).toEqual([runId]);

    expect(road.started).toEqual([`${runId}.1`]);
    expect((await road.drive(runId)).status).toBe('DONE');
  });

  test('the execution that went on is gone: the run is lost, not started again', async () => {
    const { road, runId, act } = await aWaitingRun();
    await act.choose(runId, chosen);
    road.timing.advance(60_000);

    await act.sweep({ [runId]: 'ended', [`${runId}.1`]: 'ended' });

    expect(await road.run(runId)).toMatchObject({
      status: 'ERROR',
      message: { code: 'RUN-LOST' },
    });
  });

  test('answered twice at once: one answer counts, one execution goes on', async () => {
    const { road, runId, act } = await aWaitingRun();

    const answers = await Promise.all([act.choose(runId, chosen), act.choose(runId, chosen)]);

    expect(answers.map((answer) => ('status' in answer ? answer.status : answer.problem))).toEqual([
      202,
      'RUN-MAPPING-NONE',
    ]);
    expect(road.started).toEqual([`${runId}.1`]);
    expect((await road.run(runId)).resumed).toBe(1);
  });
});
