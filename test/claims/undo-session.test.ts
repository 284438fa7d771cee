import { describe, expect, test } from 'vitest';
import { aConformClaim, aStatRow } from './a-session.ts';
import { anUndoRig } from './an-undo-rig.ts';

const one = 'run_01J9ZQ4X7V8M2N3P5R6S7T8V01';
const two = 'run_01J9ZQ4X7V8M2N3P5R6S7T8V02';
const three = 'run_01J9ZQ4X7V8M2N3P5R6S7T8V03';
const claimOf = (amount: string, claimId = 'S-001') =>
  aConformClaim([aStatRow({ claimId, amountClaimed: amount, amountReimbursed: amount })], []);

describe('undoing a session that created claims', () => {
  test('takes them away, and importing them again creates them', async () => {
    const rig = anUndoRig();
    await rig.session(one, [claimOf('500')]);
    const undo = await rig.undone(one);
    expect(undo).toMatchObject({ kind: 'undo', undoOf: one, createdBy: 'chef@quai.example' });
    expect(undo.tallies).toEqual({ claims_undone: 1 });
    expect(rig.claims()).toMatchObject([
      { version: 2, state: 'undone', totalClaimed: '0', lines: [], runId: undo.id },
    ]);
    await rig.session(two, [claimOf('500')]);
    expect(rig.claims()).toMatchObject([
      { version: 3, state: 'active', totalClaimed: '500', runId: two },
    ]);
    expect((await rig.read(two)).tallies).toMatchObject({ claims_created: 1 });
    expect(rig.claims()[0]).not.toHaveProperty('restores');
  });

  test('leaves insured persons, partners and policies', async () => {
    const rig = anUndoRig();
    await rig.session(one, [claimOf('500')]);
    const before = [...rig.records.items.values()].filter(({ kind }) => kind !== 'claim');
    await rig.undone(one);
    expect([...rig.records.items.values()].filter(({ kind }) => kind !== 'claim')).toEqual(before);
    expect(before.map(({ kind }) => kind)).toContain('insured');
  });

  test('counts each claim once', async () => {
    const rig = anUndoRig();
    await rig.session(one, [claimOf('500'), claimOf('600', 'S-002')]);
    const undo = await rig.undone(one);
    expect(undo.counts).toMatchObject({ created: 0, updated: 2, unchanged: 0, rejected: 0 });
  });

  test('under another policy, it may come back', async () => {
    const rig = anUndoRig();
    await rig.session(one, [claimOf('500')]);
    await rig.undone(one);
    await rig.session(two, [aConformClaim([aStatRow({ policyNumber: 'POL-10' })], [])]);
    expect(rig.claims()).toMatchObject([{ policyNumber: 'POL-10', state: 'active' }]);
  });
});

describe('undoing a session that changed claims', () => {
  test('repeats the version before as a further one', async () => {
    const rig = anUndoRig();
    await rig.session(one, [claimOf('500')]);
    const [first] = rig.claims();
    await rig.session(two, [claimOf('900')]);
    const undo = await rig.undone(two);
    expect(rig.claims()).toMatchObject([
      { version: 3, totalClaimed: '500', state: 'active', runId: undo.id, restores: 1 },
    ]);
    expect(rig.claims()[0]?.lines).toEqual(first?.lines);
    expect(rig.claims()[0]?.contentHash).toBe(first?.contentHash);
    expect(rig.records.items.get(`${first?.id}@2`)).toMatchObject({ totalClaimed: '900' });
    expect(undo.tallies).toEqual({ claims_restored: 1 });
  });

  test('what it repeats is known: the first session’s file changes nothing', async () => {
    const rig = anUndoRig();
    await rig.session(one, [claimOf('500')]);
    await rig.session(two, [claimOf('900')]);
    await rig.undone(two);
    await rig.session(three, [claimOf('500')]);
    expect((await rig.read(three)).tallies).toMatchObject({ claims_unchanged: 1 });
  });

  test('then the session before it may be undone too', async () => {
    const rig = anUndoRig();
    await rig.session(one, [claimOf('500')]);
    await rig.session(two, [claimOf('900')]);
    await rig.undone(two);
    await rig.undone(one);
    expect(rig.claims()).toMatchObject([{ version: 4, state: 'undone' }]);
  });

  test('also when a third session came and went in between', async () => {
    const rig = anUndoRig();
    await rig.session(one, [claimOf('500')]);
    await rig.session(two, [claimOf('900')]);
    await rig.undone(two);
    await rig.session(three, [claimOf('700')]);
    await rig.undone(three);
    expect(rig.claims()).toMatchObject([{ version: 5, totalClaimed: '500', restores: 1 }]);
    await rig.undone(one);
    expect(rig.claims()).toMatchObject([{ version: 6, state: 'undone' }]);
  });
});

describe('an undo is refused', () => {
  test('when a later session wrote one of its claims, naming it', async () => {
    const rig = anUndoRig();
    await rig.session(one, [claimOf('500'), claimOf('600', 'S-002')]);
    await rig.session(two, [claimOf('700', 'S-002')]);
    expect(await rig.undo(one)).toEqual({ kind: 'later-run', runId: two });
    expect(rig.started).toEqual([]);
  });

  test('not by a later session that left them as they were', async () => {
    const rig = anUndoRig();
    await rig.session(one, [claimOf('500')]);
    await rig.session(two, [claimOf('500')]);
    expect((await rig.undo(one)).kind).toBe('undoing');
  });

  test('when it was undone', async () => {
    const rig = anUndoRig();
    await rig.session(one, [claimOf('500')]);
    const { id } = await rig.undone(one);
    expect(await rig.undo(one)).toEqual({ kind: 'already-undone', runId: id });
    // Also before the session itself says so.
    await rig.change(one, { undoneBy: null });
    expect(await rig.undo(one)).toEqual({ kind: 'already-undone', runId: id });
  });

  test('when it wrote nothing', async () => {
    const rig = anUndoRig();
    await rig.session(one, [claimOf('500')]);
    await rig.session(two, [claimOf('500')]);
    expect(await rig.undo(two)).toEqual({ kind: 'nothing-written' });
  });

  test.each([
    ['not-ended', { status: 'PROCESSING' }],
    ['not-a-session', { dryRun: true }],
    ['not-a-session', { kind: 'undo' }],
    ['not-a-session', { domain: 'courses' }],
  ] as const)('%s: %j', async (kind, fields) => {
    const rig = anUndoRig();
    await rig.session(one, [claimOf('500')]);
    await rig.change(one, fields);
    expect(await rig.undo(one)).toEqual({ kind });
  });
});

describe('an undo that does not go straight', () => {
  test('two clicks are one undo', async () => {
    const rig = anUndoRig();
    await rig.session(one, [claimOf('500')]);
    const first = await rig.undo(one);
    const second = await rig.undo(one);
    expect(first.kind).toBe('undoing');
    expect(second).toEqual(first);
    expect(new Set(rig.started).size).toBe(1);
  });

  test('a claim that a session writes while it is under way stays, and that session is named', async () => {
    const rig = anUndoRig();
    await rig.session(one, [claimOf('500'), claimOf('600', 'S-002')]);
    const undoing = await rig.undo(one);
    if (undoing.kind !== 'undoing') throw new Error(undoing.kind);
    await rig.session(two, [claimOf('700', 'S-002')]);
    await rig.failedUndo(undoing.run, (items) => items);
    expect(rig.claims()).toMatchObject([
      { claimId: 'S-001', state: 'undone' },
      { claimId: 'S-002', state: 'active', totalClaimed: '700', version: 2 },
    ]);
    const left = (await rig.lines(undoing.run.id)).filter(({ finding }) => finding !== null);
    expect(left).toMatchObject([
      { outcome: 'set-aside', code: 'CLM-U01', finding: { data: { run_id: two } } },
    ]);
  });

  test('one that broke off is taken up by the next, which leaves what is put back', async () => {
    const rig = anUndoRig();
    await rig.session(
      one,
      Array.from({ length: 600 }, (_, i) => claimOf('500', `S-${i}`)),
    );
    const first = await rig.undo(one);
    if (first.kind !== 'undoing') throw new Error(first.kind);
    await rig.failedUndo(first.run, (items) => items.slice(0, 1));
    expect(rig.claims().filter(({ state }) => state === 'undone')).toHaveLength(500);
    const second = await rig.undone(one);
    expect(second.id).not.toBe(first.run.id);
    expect(second.counts).toMatchObject({ updated: 100, unchanged: 500, setAside: 0 });
    expect(rig.claims().filter(({ state }) => state === 'active')).toEqual([]);
  });

  test('a version that is not kept any more leaves the claim as it is', async () => {
    const rig = anUndoRig();
    await rig.session(one, [claimOf('500')]);
    await rig.session(two, [claimOf('900')]);
    rig.records.items.delete(`${rig.claims()[0]?.id}@1`);
    const undo = await rig.undone(two);
    expect(rig.claims()).toMatchObject([{ version: 2, totalClaimed: '900' }]);
    expect(undo.counts).toMatchObject({ setAside: 1 });
    expect((await rig.lines(undo.id))[0]?.code).toBe('CLM-U02');
  });
});
