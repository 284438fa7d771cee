import { afterEach, describe, expect, test, vi } from 'vitest';
import { listFindings, listRecords, readDiff } from '../../functions/runs/answer-records.ts';
import { listRows } from '../../functions/runs/answer-rows.ts';
import { readStage } from '../../functions/runs/answer-stage.ts';
import type { Caller } from '../../shared/access/caller.ts';
import { newFinding } from '../../shared/findings/new-finding.ts';
import { presentEvent } from '../../shared/runs/present-event.ts';
import { tellLog } from '../../shared/runs/tell-log.ts';
import { callerFrom } from '../access/a-caller.ts';
import { createFakeFileStore } from '../fakes/file-store.ts';
import { aChunk } from '../runs/a-chunk.ts';
import { anEvent } from '../runs/a-run.ts';
import { aClaimsDesk } from './a-claims-desk.ts';
import { aSession, aStoredClaim, secrets } from './an-import-session.ts';

const admin = callerFrom('admin', null);
const chef = callerFrom('chef_technique', 'SN');
const stages = (['read', 'compare', 'settle'] as const).map((name) => ({
  ...{ name, status: 'DONE' as const, startedAt: null, completedAt: null, in: 1, out: 1 },
  ...{ message: null, parts: [] },
}));
const session = aSession({ chunks: { total: 1, settled: 1 }, stages });
const at = `/api/import-sessions/${session.id}`;

/** What of the made-up names and acts a text shows. */
const seenIn = (value: unknown) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return secrets.filter((secret) => text.includes(secret));
};

const finding = newFinding({
  ...{ code: 'CLM-X10', level: 'warning', slot: 'stat_file', row: 2, column: 'Nom bénéficiaire' },
  ...{ value: 'Modou Secret', expected: 'Awa Exemple' },
  data: { beneficiary: 'Modou Secret', act_name: 'Consultation généraliste' },
});

/** A run of claims with a name in everything that can hold one. */
async function aFullRun() {
  const desk = await aClaimsDesk(session);
  const { allRuns: runs, chunks } = desk;
  await chunks.writeFindings(session.id, 'read-00000', [finding]);
  const claim = aStoredClaim();
  await chunks.writeChunk(session.id, 0, aChunk([{ id: claim.id, row: 2, record: claim }]));
  const key = await chunks.writeRecordPart(session.id, '00000-x', [
    {
      ...{ id: claim.id, row: 2, outcome: 'updated', basedOn: 1, code: null, group: 0 },
      fields: [
        { field: 'beneficiary', before: 'Awa Exemple', after: 'Modou Secret' },
        { field: 'totalClaimed', before: '9000', after: '10000' },
        { field: 'lines', before: claim.lines, after: claim.lines },
      ],
      ...{ finding, remarks: [finding] },
    },
  ]);
  await runs.replace({
    before: session,
    after: { ...session, lastSeq: 2 },
    events: [anEvent({ seq: 2 })],
    marker: {
      ...{ runId: session.id, chunk: 0, counts: session.counts, unreached: 0, diffHash: '' },
      recordParts: [{ key, groups: [0] }],
    },
  });
  const files = createFakeFileStore();
  await files.put(
    session.files[0]?.key ?? '',
    'Numero de sinistre;Nom bénéficiaire;Date de naissance;Montant facturé;Nom Acte;Note Générale\nS-001;Modou Secret;2015-09-03;10000;Consultation généraliste;suivi de grossesse\n',
  );
  const readAttempts = async () => new Map();
  const readLinesOf = (runId: string) => desk.partitions.readComparison(runId);
  const ports = { ...desk, runs, files, readAttempts, readLinesOf } as never;
  const request = (caller: Caller, path: object = {}) =>
    ({
      ...{ caller, lang: 'fr', path: { id: session.id, ...path } },
      query: { limit: 50, from: 1, slot: undefined, outcome: undefined },
    }) as never;
  return { ...desk, ports, request };
}

const looks = [
  ['findings', listFindings, {}],
  ['diff', readDiff, {}],
  ['rows', listRows, {}],
  ['the reading’s samples', readStage, { name: 'read' }],
  ['the comparison’s samples', readStage, { name: 'compare' }],
  ['the settling’s samples', readStage, { name: 'settle' }],
] as const;

describe('inside a run', () => {
  test.each(looks)(
    '%s are in clear for who handles claims, masked for admin',
    async (_, answer, path) => {
      const { ports, request, audited } = await aFullRun();

      // The file is CSV under a workbook's name: what it is, its content decides.
      expect(seenIn(await answer(ports, request(chef, path)))).not.toEqual([]);
      // Who read a person's cells is noted once a request, by ids.
      expect(audited).toEqual([
        expect.stringMatching(/^.+ \{"runId":"run_[0-9A-Z]+","by":"sub-chef_technique"\}$/),
      ]);
      const masked = await answer(ports, request(admin, path));
      expect(masked).toMatchObject({ status: 200 });
      expect(seenIn(masked)).toEqual([]);
      expect(JSON.stringify(masked)).toContain('…');
    },
  );

  test('records are ids and outcomes for everybody', async () => {
    const { ports, request } = await aFullRun();
    expect(seenIn(await listRecords(ports, request(chef)))).toEqual([]);
  });

  test('the log and the journal hold none of it, whoever reads them', async () => {
    const { ports, allRuns } = await aFullRun();
    const lines: string[] = [];
    const run = await allRuns.read(session.id);
    for await (const line of tellLog(ports, run ?? session, 'fr')) lines.push(line);
    expect(lines.filter((line) => line.includes('CLM-X10'))).toHaveLength(3);
    expect(seenIn(lines)).toEqual([]);
    const events = await allRuns.readEvents(session.id, 0, 100);
    expect(seenIn(events.map((event) => presentEvent(event, 'fr')))).toEqual([]);
  });
});

describe('the endpoints of claims', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });
  const inClear = [
    ['/api/claims', ''],
    ['/api/claims/S-001', ''],
    ['/api/insured', ''],
    ['/api/claims/summary', 'by=employer'],
  ] as const;
  const others = [
    [at, ''],
    ['/api/import-sessions', ''],
    [`${at}/comparison`, ''],
    [`${at}/events`, ''],
    [`${at}/download`, 'type=log'],
    ['/api/files', ''],
  ] as const;

  test.each(inClear)('%s: in clear for who handles claims', async (path, query) => {
    const { ask } = await aFullRun();
    const { status, text } = await ask(chef, { path, query });
    expect(status).toBe(200);
    expect(seenIn(text ?? '')).not.toEqual([]);
  });

  test.each([...inClear, ...others])('%s: masked for admin', async (path, query) => {
    const { ask } = await aFullRun();
    const { status, text } = await ask(admin, { path, query: `${query}&country=SN` });
    expect(status).toBe(200);
    expect(seenIn(text ?? '')).toEqual([]);
  });

  test('nothing of it is in what the functions log, nor in what is audited', async () => {
    const written: string[] = [];
    for (const stream of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, stream).mockImplementation((line) => void written.push(String(line)));
    }
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
      written.push(String(line));
      return true;
    });
    const { ask, audited } = await aFullRun();
    for (const [path, query] of [...inClear, ...others]) await ask(chef, { path, query });
    await ask(chef, {
      path: '/api/claims',
      query: 'insured=Modou%20Secret&employer=Port%20de%20Dakar',
    });
    await ask(chef, { method: 'DELETE', path: `/api/files/${session.files[0]?.id}` });
    vi.restoreAllMocks();

    expect(written.filter((line) => line.includes('"Answered"'))).toHaveLength(12);
    expect(audited).toHaveLength(6);
    expect(seenIn([...written, ...audited])).toEqual([]);
  });
});
