import { describe, expect, test } from 'vitest';
import { identifyClaim } from '../../shared/claims/mapping/identify-claim.ts';
import { callerFrom } from '../access/a-caller.ts';
import { aFile } from '../runs/a-run.ts';
import { aClaimItem } from './a-claim-item.ts';
import { aClaimsDesk } from './a-claims-desk.ts';
import { aGap, aSession } from './an-import-session.ts';

const chef = callerFrom('chef_technique', 'SN');
const session = aSession();
const at = `/api/import-sessions/${session.id}`;

describe('import sessions', () => {
  test('one, with or without a slash at the end', async () => {
    const { ask } = await aClaimsDesk(session);
    const { status, json } = await ask(chef, { path: at });
    expect(status).toBe(200);
    expect(json).toMatchObject({ id: session.id, user: 'john.kodjo', total_claimed_amount: 10000 });
    expect((await ask(chef, { path: `${at}/` })).json).toEqual(json);
  });

  test('a run of courses is none', async () => {
    const { ask } = await aClaimsDesk(aSession({ domain: 'courses' }));
    for (const path of [at, `${at}/events`, `${at}/comparison`]) {
      expect((await ask(chef, { path })).status, path).toBe(404);
    }
    const log = await ask(chef, { path: `${at}/download`, query: 'type=log' });
    expect(log.status).toBe(404);
  });

  test('the list is narrowed by state: a cancelled one is an error', async () => {
    const sessions = (['DONE', 'ERROR', 'CANCELLED', 'ERROR'] as const).map((status, i) =>
      aSession({ id: `run_${i}`, status, createdAt: `2026-04-0${i + 1}T09:00:00.000Z` }),
    );
    const { ask } = await aClaimsDesk(...sessions);
    const list = async (query: string) => {
      const { json } = await ask(chef, { path: '/api/import-sessions', query });
      return { ids: json.items.map(({ id }: { id: string }) => id), next: json.next_cursor };
    };
    expect(await list('')).toEqual({ ids: ['run_3', 'run_2', 'run_1', 'run_0'], next: null });
    const first = await list('status=ERROR&limit=2');
    expect(first.ids).toEqual(['run_3', 'run_2']);
    const cursor = encodeURIComponent(first.next);
    const second = await list(`status=ERROR&limit=2&cursor=${cursor}`);
    expect(second).toEqual({ ids: ['run_1'], next: null });
  });

  test('the log is text from PENDING on', async () => {
    const { ask } = await aClaimsDesk(aSession({ status: 'PENDING' }));
    const { status, text } = await ask(chef, { path: `${at}/download`, query: 'type=log' });
    expect(status).toBe(200);
    expect(text).toBe('2024-11-21T10:00:00.000Z INFO #1 - RUN-CREATED Import created.\n');
  });

  test('a download of a type that sessions do not have is refused', async () => {
    const { ask } = await aClaimsDesk(session);
    expect((await ask(chef, { path: `${at}/download`, query: 'type=source' })).status).toBe(422);
  });
});

describe('the comparison', () => {
  test('with both sums, what is between them, and why', async () => {
    const { ask } = await aClaimsDesk(session);
    const { json } = await ask(chef, { path: `${at}/comparison` });
    expect(json).toEqual({
      items: [
        {
          ...{ claim_id: 'S-001', kind: 'gap', currency: 'XOF', code: 'CLM-X03' },
          stat: { claimed: 12000, reimbursed: 8000, lines: 2 },
          recap: { claimed: 10000, reimbursed: 8000, lines: 1 },
          delta: { claimed: 2000, reimbursed: 0 },
          observation: 'TEST-OBSERVED',
        },
      ],
      next_cursor: null,
    });
  });

  test('by kind, page by page, and under the run’s own address', async () => {
    const { ask, partitions } = await aClaimsDesk(session);
    const conform = { ...aGap, claimId: 'S-2', claimKey: 'S-2', kind: 'conform' as const };
    await partitions.writeComparison(session.id, 1, [conform, { ...conform, claimKey: 'S-3' }]);
    const path = `/api/runs/${session.id}/comparison`;
    const first = await ask(chef, { path, query: 'kind=conform&limit=1' });
    expect(first.json).toMatchObject({ items: [{ claim_id: 'S-2' }], next_cursor: '1' });
    const second = await ask(chef, { path, query: 'kind=conform&limit=1&cursor=1' });
    expect(second.json).toMatchObject({ items: [{ kind: 'conform' }], next_cursor: null });
    expect((await ask(chef, { path, query: 'kind=gap' })).json.items).toHaveLength(1);
    expect((await ask(chef, { path, query: 'kind=other' })).status).toBe(422);
  });
});

describe('claims', () => {
  test('one, with its versions and where each line stands', async () => {
    const { ask, claims } = await aClaimsDesk();
    const id = identifyClaim('SN', 'S-001');
    claims.put(aClaimItem({ over: { id, version: 2, runId: 'run_2' } }));
    const { json } = await ask(chef, { path: '/api/claims/s-001' });
    expect(json).toMatchObject({ id, claim_id: 'S-001', version: 2, session_id: 'run_2' });
    expect(json.versions.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
    expect(json.versions[1].lines[0]).toMatchObject({
      ...{ amount_claimed: 10000, beneficiary: 'Modou Secret', birth_date: '2015-09-03' },
      source: {
        ...{ session_id: 'run_01JAAAAAAAAAAAAAAAAAAAAAAA', file_id: 'file_1' },
        ...{ slot: 'stat_file', sheet: null, row: 2 },
      },
    });
  });

  test.each(['/api/claims/2026%2F001', '/api/claims/2026/001'])(
    'a number with a slash, as it is sent and as the gateway hands it on: %s',
    async (path) => {
      const { ask, claims } = await aClaimsDesk();
      const id = identifyClaim('SN', '2026/001');
      claims.put(aClaimItem({ claimId: '2026/001', over: { id, countryCode: 'SN' } }));
      expect((await ask(chef, { path })).json).toMatchObject({ id, claim_id: '2026/001' });
    },
  );

  test('are read in clear: who read which is noted by ids', async () => {
    const { ask, audited } = await aClaimsDesk();
    await ask(chef, { path: '/api/claims/S-001' });
    await ask(chef, { path: '/api/claims' });
    await ask(chef, { path: '/api/insured', query: 'insured=modou' });
    await ask(callerFrom('admin', null), { path: '/api/claims/S-001', query: 'country=SN' });
    expect(audited).toEqual([
      `Claim read in clear {"claim":"${identifyClaim('SN', 'S-001')}","by":"sub-chef_technique"}`,
      'Claims read in clear {"country":"SN","by":"sub-chef_technique"}',
      'Insured persons read in clear {"country":"SN","by":"sub-chef_technique"}',
    ]);
  });

  test('nobody who reads masked finds out by searching whose claim it is', async () => {
    const { ask } = await aClaimsDesk();
    const admin = callerFrom('admin', null);
    for (const [path, search] of [
      ['/api/claims', 'insured=modou'],
      ['/api/claims', 'employer=port'],
      ['/api/insured', 'insured=modou'],
    ] as const) {
      const { status, json } = await ask(admin, { path, query: `country=SN&${search}` });
      expect([status, json.code], search).toEqual([403, 'CLM-MASKED-SEARCH']);
    }
  });

  test('an administrator says of which country; an unknown claim is not there', async () => {
    const { ask } = await aClaimsDesk();
    const admin = callerFrom('admin', null);
    expect((await ask(admin, { path: '/api/claims' })).status).toBe(400);
    expect((await ask(chef, { path: '/api/claims/S-999' })).json.code).toBe('CLM-404');
  });
});

describe('files', () => {
  const sessions = [1, 2, 3].map((day) =>
    aSession({ id: `run_${day}`, createdAt: `2026-04-0${day}T09:00:00.000Z` }),
  );

  test('every one once, however the pages fall', async () => {
    const { ask } = await aClaimsDesk(...sessions);
    for (const limit of [1, 2, 3, 4, 200]) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const query = `limit=${limit}&cursor=${encodeURIComponent(cursor)}`;
        const { json } = await ask(chef, { path: '/api/files', query });
        seen.push(...json.items.map(({ id }: { id: string }) => id));
        expect(json.items.length).toBeLessThanOrEqual(limit);
        cursor = json.next_cursor ?? '';
      } while (cursor !== '');
      expect(seen, `pages of ${limit}`).toEqual([
        ...['file_stat_file_run_3', 'file_recap_file_run_3', 'file_stat_file_run_2'],
        ...['file_recap_file_run_2', 'file_stat_file_run_1', 'file_recap_file_run_1'],
      ]);
    }
  });

  test('with their session, country and sender; those of a replay are not listed twice', async () => {
    const [first] = sessions;
    const replay = aSession({ id: 'run_9', replayOf: 'run_1', files: first?.files ?? [] });
    const { ask } = await aClaimsDesk(first ?? session, replay);
    const { json } = await ask(chef, { path: '/api/files' });
    expect(json.items).toHaveLength(2);
    expect(json.items[0]).toMatchObject({
      ...{ run_id: 'run_1', country: 'Senegal', uploaded_by: 'john.kodjo', erased_at: null },
      created_at: '2026-04-01T09:00:00.000Z',
    });
  });

  test('a cursor of no page', async () => {
    const { ask } = await aClaimsDesk(session);
    for (const cursor of ['x', '~x', 'x~1', '~1~2']) {
      const { status } = await ask(chef, { path: '/api/files', query: `cursor=${cursor}` });
      expect(status, cursor).toBe(422);
    }
  });
});

describe('erasing', () => {
  const [file = aFile()] = session.files;
  const path = `/api/files/${file.id}`;
  const erase = { method: 'DELETE', path };

  test('gives when, what and where the proof is; again, the same; noted once', async () => {
    const { ask, audited } = await aClaimsDesk(session);
    const first = await ask(chef, erase);
    expect(first.json).toEqual({
      erased_at: '2026-05-01T09:00:00.000Z',
      sha256: file.sha256,
      proof_url: `https://quai.example${path}/proof`,
    });
    expect((await ask(chef, erase)).json).toEqual(first.json);
    expect(audited).toEqual([
      `File erased {"fileId":"${file.id}","runId":"${session.id}","by":"sub-chef_technique"}`,
    ]);
    const proof = await ask(chef, { path: `${path}/proof` });
    expect(proof.json).toMatchObject({ file_id: file.id, erased_by: 'chef_technique@example.org' });
  });

  test('what was read from it is gone: said with 410', async () => {
    const { ask } = await aClaimsDesk(session);
    await ask(chef, erase);
    expect((await ask(chef, { path: `${at}/comparison` })).status).toBe(410);
    expect((await ask(chef, { method: 'POST', path: `${at}/undo` })).status).toBe(410);
    const workbook = await ask(chef, { path: `${at}/download`, query: 'type=error' });
    expect(workbook.status).toBe(404);
    const { json } = await ask(chef, { path: at });
    expect(json).toMatchObject({ stat_file: { url: null }, error_file_url: null });
    expect((await ask(chef, { path: `${at}/download`, query: 'type=log' })).status).toBe(200);
  });

  test('waits for the end of a run', async () => {
    const { ask } = await aClaimsDesk(aSession({ status: 'PROCESSING' }));
    expect((await ask(chef, erase)).json).toMatchObject({ status: 409, code: 'CLM-ERASE-IN-USE' });
  });
});
