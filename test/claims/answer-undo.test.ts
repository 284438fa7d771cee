import { describe, expect, test } from 'vitest';
import type { Run } from '../../shared/runs/run.ts';
import { callerFrom } from '../access/a-caller.ts';
import { anEvent } from '../runs/a-run.ts';
import { aClaimsDesk } from './a-claims-desk.ts';
import { aSession, aStoredClaim } from './an-import-session.ts';

const chef = callerFrom('chef_technique', 'SN');
const session = aSession();
const undoAt = (id: string) => ({ method: 'POST', path: `/api/import-sessions/${id}/undo` });

/** A session that created one claim, as its markers and the claim itself tell. */
async function aDeskWithAClaim(fields: Partial<Run> = {}, writtenBy = session.id) {
  const desk = await aClaimsDesk(aSession(fields));
  const claim = { ...aStoredClaim(), runId: writtenBy, version: writtenBy === session.id ? 1 : 2 };
  desk.records.items.set(claim.id, claim);
  const key = await desk.chunks.writeRecordPart(session.id, '00000-x', [
    {
      ...{ id: claim.id, row: 2, outcome: 'created', basedOn: 0, code: null, group: 0 },
      ...{ fields: [], finding: null },
    },
  ]);
  const before = await desk.allRuns.read(session.id);
  if (before === undefined) throw new Error('no session');
  await desk.allRuns.replace({
    before,
    after: { ...before, lastSeq: 2 },
    events: [anEvent({ seq: 2 })],
    marker: {
      ...{ runId: session.id, chunk: 0, counts: before.counts, unreached: 0, diffHash: '' },
      recordParts: [{ key, groups: [0] }],
    },
  });
  return desk;
}

describe('undoing a session', () => {
  test('starts a run of kind undo, and the session says by which it is undone', async () => {
    const { ask, allRuns, started } = await aDeskWithAClaim();

    const { status, json } = await ask(chef, undoAt(session.id));

    expect(status).toBe(202);
    expect(json).toMatchObject({
      ...{ domain: 'claims', kind: 'undo', country: 'Senegal', files: [] },
      created_by: 'chef_technique@example.org',
    });
    expect(started).toEqual([json.id]);
    expect((await allRuns.read(json.id))?.undoOf).toBe(session.id);
    const { json: undone } = await ask(chef, { path: `/api/import-sessions/${session.id}` });
    expect(undone.undone_by).toBe(json.id);
  });

  test('asked again, by either address, it is the same run, said once', async () => {
    const { ask, allRuns } = await aDeskWithAClaim();
    const { json: first } = await ask(chef, undoAt(session.id));
    const path = `/api/runs/${session.id}/undo`;
    const { status, json: again } = await ask(chef, { method: 'POST', path });

    expect([status, again.id]).toEqual([202, first.id]);
    const events = await allRuns.readEvents(session.id, 0, 10);
    expect(events.filter(({ code }) => code === 'CLM-UNDONE-BY')).toHaveLength(1);
  });

  test('once the undo has ended, it is still the answer; one that failed makes room', async () => {
    const { ask, allRuns } = await aDeskWithAClaim();
    const { json: first } = await ask(chef, undoAt(session.id));
    const end = async (id: string, status: Run['status']) => {
      const before = await allRuns.read(id);
      if (before === undefined) throw new Error(`no run ${id}`);
      const lastSeq = before.lastSeq + 1;
      const events = [anEvent({ runId: id, seq: lastSeq })];
      await allRuns.replace({ before, after: { ...before, status, lastSeq }, events });
    };
    await end(first.id, 'ERROR');
    const { json: second } = await ask(chef, undoAt(session.id));
    expect(second.id).not.toBe(first.id);
    await end(second.id, 'DONE');
    expect((await ask(chef, undoAt(session.id))).json.id).toBe(second.id);
    expect((await allRuns.read(session.id))?.undoneBy).toBe(second.id);
  });

  test('409 names the later session that wrote one of its claims', async () => {
    const { ask, started } = await aDeskWithAClaim({}, 'run_later');

    const { json } = await ask(chef, {
      ...undoAt(session.id),
      headers: { 'accept-language': 'fr' },
    });

    expect(json).toMatchObject({ status: 409, code: 'CLM-UNDO-LATER' });
    expect(json.title).toContain('run_later');
    expect(started).toEqual([]);
  });

  test.each([
    [{ status: 'PROCESSING' }, 'CLM-UNDO-RUNNING'],
    [{ dryRun: true }, 'CLM-UNDO-NOTHING'],
    [{ kind: 'undo' }, 'CLM-UNDO-NOTHING'],
  ] as const)('%j: 409 %s', async (fields, code) => {
    const { ask } = await aDeskWithAClaim(fields);
    expect((await ask(chef, undoAt(session.id))).json).toMatchObject({ status: 409, code });
  });

  test('of another domain: said by the run’s own address', async () => {
    const courses = aSession({ domain: 'courses' });
    const { ask } = await aClaimsDesk(courses);
    const staff = callerFrom('staff', 'SN');
    const { json } = await ask(staff, { method: 'POST', path: `/api/runs/${courses.id}/undo` });
    expect(json).toMatchObject({ status: 409, code: 'CLM-UNDO-DOMAIN' });
  });
});
