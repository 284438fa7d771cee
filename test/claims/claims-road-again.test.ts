import { describe, expect, test } from 'vitest';
import { presentImportSession } from '../../shared/claims/sessions/present-import-session.ts';
import { presentEvent } from '../../shared/runs/present-event.ts';
import { aPair } from './a-claims-file.ts';
import { aClaimsRoad } from './a-claims-road.ts';
import { actOn } from './claims-actions.ts';
import { claimItems, storedClaims } from './stored-claims.ts';
import { exampleCounts, workedExample } from './worked-example.ts';

describe('a session is undone', () => {
  test('what it created is gone, persons stay; imported again it counts as created', async () => {
    const road = aClaimsRoad();
    const act = actOn(road);
    const session = await road.drive(await road.send(workedExample));

    const undoing = await act.undo(session.id);
    if (undoing.kind !== 'undoing') throw new Error(undoing.kind);
    const undo = await road.drive(undoing.run.id);

    expect(undo).toMatchObject({
      status: 'DONE',
      kind: 'undo',
      counts: { read: 5, created: 0, updated: 5, unchanged: 0, rejected: 0, setAside: 0 },
      tallies: { claims_undone: 5 },
      message: { code: 'CLM-UNDO-DONE', data: { restored: 0, undone: 5 } },
    });
    const shown = presentImportSession(undo, { lang: 'fr', publicUrl: '' });
    expect(shown).toMatchObject({
      claims: { created: 0, undone: 5, restored: 0 },
      message: expect.stringContaining('5 retiré'),
    });
    const journal = await road.runs.readEvents(undo.id, 0, 100);
    const told = journal.map((event) => presentEvent(event, 'fr').message);
    expect(told[0]).toBe(`Annulation de l’import ${session.id} demandée.`);
    expect(told.at(-1)?.replace(/\s/g, ' ')).toBe(
      'Annulation de l’import terminée, résultat : réussi.',
    );
    expect(claimItems(road).map(({ state, version }) => [state, version])).toEqual(
      Array.from({ length: 5 }, () => ['undone', 2]),
    );
    const again = await road.drive(await road.send(workedExample));
    expect(again.counts).toEqual(exampleCounts);
    expect(again.tallies).toMatchObject({ claims_created: 5, total_claimed: 38_004 });
    expect(again.tallies).not.toHaveProperty('insured_created');
    expect(storedClaims(road)['S8']).toMatchObject({ version: 3, claimed: '8000' });
  });

  test('what it changed is as it was before, as one more version', async () => {
    const road = aClaimsRoad();
    const act = actOn(road);
    await road.drive(await road.send(aPair([{ claimed: '5000' }], [{ claimed: '5000' }])));
    const session = await road.drive(
      await road.send(aPair([{ claimed: '6000' }], [{ claimed: '6000' }])),
    );
    expect(session.counts).toMatchObject({ updated: 2 });
    expect(session.findings).toMatchObject({ 'CLM-M03': 1 });

    const undoing = await act.undo(session.id);
    if (undoing.kind !== 'undoing') throw new Error(undoing.kind);
    const undo = await road.drive(undoing.run.id);

    expect(undo).toMatchObject({ status: 'DONE', tallies: { claims_restored: 1 } });
    expect(storedClaims(road)['S1']).toMatchObject({ version: 3, claimed: '5000' });
  });

  test('a later session wrote a claim since: the undo is refused', async () => {
    const road = aClaimsRoad();
    const first = await road.drive(await road.send(aPair([{}], [{}])));
    const later = await road.drive(await road.send(aPair([{ claimed: '1' }], [{ claimed: '1' }])));

    expect(await actOn(road).undo(first.id)).toEqual({ kind: 'later-run', runId: later.id });
  });
});

describe('a replay of what failed', () => {
  test('reads and counts the rows of the claims that were rejected, for the same days', async () => {
    const road = aClaimsRoad();
    const session = await road.drive(await road.send(workedExample));
    const before = structuredClone(storedClaims(road));

    const replay = await road.drive((await actOn(road).replay(session.id, 'failed')).id);

    // S1 3 rows, S9 2, S12 and S13 one each.
    expect(replay.counts).toEqual({
      ...{ read: 7, created: 0, updated: 0, unchanged: 0 },
      ...{ rejected: 7, setAside: 0 },
    });
    expect(replay.period).toEqual(session.period);
    expect(replay.findings).toEqual({
      ...{ 'CLM-R04': 1, 'CLM-X01': 1, 'CLM-X02': 1, 'CLM-X03': 1, 'CLM-X17': 1 },
    });
    expect(replay.message?.code).toBe('CLM-NONE-CONFORM');
    expect(storedClaims(road)).toEqual(before);
  });

  test('with a larger tolerance what differed by 5 conforms', async () => {
    const road = aClaimsRoad();
    const session = await road.drive(await road.send(workedExample));
    road.tolerance.everywhere = 6;

    const run = await road.drive((await actOn(road).replay(session.id, 'failed')).id);

    expect(run.counts).toMatchObject({ read: 7, created: 2, rejected: 5 });
    expect(run.tallies).toMatchObject({ claims_conform: 1, total_claimed: 10_005 });
  });

  test('claims that settling rejected (M06) are among them', async () => {
    const road = aClaimsRoad();
    await road.drive(await road.send(aPair([{ id: 'S1', policy: 'POL-1' }], [{ id: 'S1' }])));
    const session = await road.drive(
      await road.send(
        aPair([{ id: 'S1', policy: 'POL-2' }, { id: 'S2' }], [{ id: 'S1' }, { id: 'S2' }]),
      ),
    );
    expect(session).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      counts: { created: 2, rejected: 2 },
      tallies: { claims_conform: 1, claims_created: 1, claims_rejected: 1 },
    });

    const replay = await road.drive((await actOn(road).replay(session.id, 'failed')).id);

    expect(replay.counts).toMatchObject({ read: 2, rejected: 2 });
    expect(replay.findings).toEqual({ 'CLM-M06': 1 });
  });

  test('a repeat was rejected and nothing else: its claim is read, and is unchanged', async () => {
    const road = aClaimsRoad();
    const repeated = aPair([{ claimed: '3000' }, { claimed: '3000' }], [{ claimed: '3000' }]);
    const session = await road.drive(await road.send(repeated));
    expect(session.counts).toMatchObject({ read: 3, created: 2, rejected: 1 });

    const replay = await road.drive((await actOn(road).replay(session.id, 'failed')).id);

    expect(replay).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      counts: { read: 3, created: 0, unchanged: 2, rejected: 1 },
    });
  });

  test('a test of it, confirmed: the same claims, for the days of the first session', async () => {
    const road = aClaimsRoad();
    const act = actOn(road);
    const session = await road.drive(
      await road.send(
        aPair(
          [{ id: 'S1', day: '2024-01-05' }, { id: 'S2', claimed: '100' }, { id: 'S3' }],
          [{ id: 'S1', day: '2024-01-05' }, { id: 'S2', claimed: '90' }, { id: 'S3' }],
        ),
        { dryRun: true },
      ),
    );
    expect(session.counts).toMatchObject({ read: 6, created: 4, rejected: 2 });
    road.tolerance.everywhere = 11;
    const shown = await road.drive((await act.replay(session.id, 'failed')).id);
    expect(shown).toMatchObject({ dryRun: true, counts: { read: 2, created: 2 } });
    expect(road.records.items.size).toBe(0);

    const real = await road.drive((await act.confirm(shown.id)).id);

    expect(real).toMatchObject({
      ...{ dryRun: false, status: 'DONE', counts: { read: 2, created: 2 } },
      period: { start: '2024-01-05', end: '2024-02-15' },
    });
    expect(Object.keys(storedClaims(road))).toEqual(['S2']);
  });
});

describe('a replay from the start', () => {
  test('of a session that went through: all unchanged', async () => {
    const road = aClaimsRoad();
    const session = await road.drive(await road.send(workedExample));

    const replay = await road.drive((await actOn(road).replay(session.id, 'start')).id);

    expect(replay.counts).toEqual({ ...exampleCounts, created: 0, unchanged: 14 });
  });
});
