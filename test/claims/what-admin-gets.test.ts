import { describe, expect, test } from 'vitest';
import { listRows } from '../../functions/runs/answer-rows.ts';
import { listRuns } from '../../functions/runs/answer-run-lists.ts';
import { readRun } from '../../functions/runs/answer-runs.ts';
import { maskingFor } from '../../functions/runs/masking-of-domains.ts';
import { hideCells } from '../../shared/findings/hide-cells.ts';
import { answerMessage } from '../../shared/live/answer-message.ts';
import { pushRun } from '../../shared/live/push-run.ts';
import { callerFrom } from '../access/a-caller.ts';
import { createFakeFileStore } from '../fakes/file-store.ts';
import { aConnection, createLiveRig, farAway } from '../live/live-rig.ts';
import { aClaimsDesk } from './a-claims-desk.ts';
import { aGap, aSession, aStoredPerson } from './an-import-session.ts';

const admin = callerFrom('admin', null);
const chef = callerFrom('chef_technique', 'SN');
const session = aSession();

describe('a run of claims', () => {
  const links = ({
    files,
    error_file_url,
  }: {
    files: { url: unknown }[];
    error_file_url: unknown;
  }) => [...files.map(({ url }) => url), error_file_url];

  test.each([
    ['one', readRun, (json: never) => json],
    ['in a list', listRuns, (json: { items: never[] }) => json.items[0]],
  ])('%s has no address for admin that would answer 403', async (_, answer, pick) => {
    const desk = await aClaimsDesk(session);
    const request = (caller: object) =>
      ({ caller, lang: 'fr', path: { id: session.id }, query: { limit: 5 } }) as never;
    const ask = async (caller: object) => {
      const answered = await answer({ ...desk, runs: desk.allRuns } as never, request(caller));
      return links(pick((answered as unknown as { json: never }).json) as never);
    };
    const at = `https://quai.example/api/runs/${session.id}/download`;
    expect(await ask(chef)).toEqual([
      `${at}?type=source&slot=stat_file`,
      `${at}?type=source&slot=recap_file`,
      `${at}?type=error`,
    ]);
    expect(await ask(admin)).toEqual([null, null, null]);
  });
});

describe('a run of claims as it is told live', () => {
  const subscribe = { action: 'subscribe', run_id: session.id, after_seq: 0 };
  const follow = { action: 'subscribe', domain: 'claims' };

  /** Addresses in all messages `run` that a connection got: none is 0. */
  async function addressesFor(caller: typeof admin, wish: object, later = false) {
    const rig = createLiveRig();
    const run = { ...session, completedAt: rig.clock.now.toISOString() };
    await rig.connections.saveConnection(aConnection({ caller }));
    const say = () => answerMessage(rig.ports, 'c1', JSON.stringify(wish), farAway);
    if (later) await say();
    await rig.create(run);
    if (!later) await say();
    await pushRun(rig.ports, run.id, { connectionId: null, attempts: 0, deadline: farAway });
    const told = rig.socket.received('c1').filter(({ type }) => type === 'run');
    expect(told).not.toEqual([]);
    return JSON.stringify(told).split(/type=(?:source|error)/).length - 1;
  }

  test.each([
    ['one run', subscribe, false],
    ['runs that are there', follow, false],
    ['a run that comes later', follow, true],
  ])('%s: the addresses for who may have them, none for admin', async (_, wish, later) => {
    expect(await addressesFor(chef, wish, later)).toBeGreaterThanOrEqual(3);
    expect(await addressesFor(admin, wish, later)).toBe(0);
  });
});

describe('a name in the column of claims’ numbers', () => {
  const path = `/api/import-sessions/${session.id}/comparison`;

  test('is hidden in the comparison, as among the rows; a number is not', async () => {
    const { ask, partitions } = await aClaimsDesk(session);
    const named = { ...aGap, claimId: 'Modou Secret', claimKey: 'MODOU SECRET' };
    await partitions.writeComparison(session.id, 0, [named, aGap]);
    const idsFor = async (caller: typeof admin) =>
      (await ask(caller, { path })).json.items.map(
        ({ claim_id }: { claim_id: string }) => claim_id,
      );
    expect(await idsFor(chef)).toEqual(['Modou Secret', 'S-001']);
    expect(await idsFor(admin)).toEqual(['…', 'S-001']);
  });

  test('is not told as a suggestion, neither to admin nor in a journal', async () => {
    const { ask, partitions } = await aClaimsDesk(session);
    const suggest = (suggested_claim_id: unknown) => ({
      ...aGap,
      observation: { code: 'CLM-O20', data: { suggested_claim_id } },
    });
    const suggestions = [suggest('Modou-Secret'), suggest(['S-001', 'Modou']), suggest('S-001')];
    await partitions.writeComparison(session.id, 0, suggestions);
    const { items } = (await ask(admin, { path })).json;
    const told = items.map(({ observation }: { observation: string }) => observation);
    expect(told.slice(0, 2).join(' ')).not.toMatch(/Modou/);
    expect(told[2]).toContain('S-001');
    expect(hideCells({ suggested_claim_id: 'Modou-Secret' })).toEqual({ suggested_claim_id: '…' });
    expect(hideCells({ suggested_claim_id: 'S-001' })).toEqual({ suggested_claim_id: 'S-001' });
  });
});

describe('names of columns that are no known field', () => {
  const admins = maskingFor(admin, session, 'stat_file');

  test('are hidden: a header may be a row of data', () => {
    expect(admins.header(['Numero de sinistre', 'Modou Secret', ''])).toEqual([
      'Numero de sinistre',
      '…',
      '',
    ]);
    expect(maskingFor(chef, session).header(['Modou Secret'])).toEqual(['Modou Secret']);
  });

  test('are hidden as keys of an object, each by its place', () => {
    const row = { claim_id: 'S-001', 'Modou Secret': 'x', 'Awa Secret': null };
    expect(admins.object(row)).toEqual({ claim_id: 'S-001', '… 2': '…', '… 3': null });
  });

  test('are hidden among the rows of a source', async () => {
    const desk = await aClaimsDesk(session);
    const files = createFakeFileStore();
    await files.put(session.files[0]?.key ?? '', 'Numero de sinistre;Modou Secret\nS-001;x\n');
    const request = (caller: object) =>
      ({ caller, path: { id: session.id }, query: { from: 1 } }) as never;
    const headerFor = async (caller: object) => {
      const answer = await listRows({ ...desk, runs: desk.allRuns, files }, request(caller));
      return (answer as unknown as { json: { header: unknown } }).json.header;
    };
    expect(await headerFor(chef)).toEqual(['Numero de sinistre', 'Modou Secret']);
    expect(await headerFor(admin)).toEqual(['Numero de sinistre', '…']);
  });
});

describe('lists of claims', () => {
  test('the cursor of persons tells no name', async () => {
    const { ask, claims } = await aClaimsDesk(session);
    claims.put({ ...aStoredPerson(), id: 'ins_9', name: 'Zeynab Secret' });
    const query = 'limit=1&country=SN';
    const first = (await ask(admin, { path: '/api/insured', query })).json;
    expect(first.next_cursor).toBe('ins_1');
    const next = `${query}&cursor=${first.next_cursor}`;
    const { json } = await ask(admin, { path: '/api/insured', query: next });
    expect(json.items.map(({ id }: { id: string }) => id)).toEqual(['ins_9']);
    const probe = `${query}&cursor=${encodeURIComponent('MODOU SECRET#ins_1')}`;
    expect((await ask(admin, { path: '/api/insured', query: probe })).status).toBe(422);
  });

  test('days that end before they begin are a mistake, not an empty list', async () => {
    const { ask } = await aClaimsDesk(session);
    const query = 'from=2026-05-01&to=2026-01-01';
    const { status, json } = await ask(chef, { path: '/api/claims', query });
    expect(status).toBe(422);
    expect(json.errors).toMatchObject([{ field: 'to', code: 'CLM-REPORT-DAYS' }]);
    const oneDay = 'from=2026-05-01&to=2026-05-01';
    expect((await ask(chef, { path: '/api/claims', query: oneDay })).status).toBe(200);
  });
});
