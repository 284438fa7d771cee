import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PublicImportSession } from '../../shared/claims/sessions/import-session.schema.ts';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import { importClaims } from './claims-rig.ts';
import { readFunctionLogs } from './function-logs.ts';
import { type CallApi, outputs, signInAs } from './local-cloud.ts';
import { endOfRun, getJson, journalOf, s3, unique, until } from './road-rig.ts';
import { readWholeStream } from './stream-client.ts';

/** A person who does not exist, and what she was treated for. */
const name = 'Zéphyrine Quenotte';
const act = 'Extraction quenotte sagesse';
const secrets = [name, act, 'MAT-QUENOTTE-7', 'FACT-QUENOTTE-9'];
const seenIn = (text: string) => secrets.filter((secret) => text.includes(secret));

const columns = [
  ...['Numero de sinistre', 'Statut', 'Date de sinistre', 'Date de règlement', 'Nom Employeur'],
  ...['Numero de police', 'Nom Assuré Principal', 'Nom bénéficiaire', 'Statut Assuré', 'Matricule'],
  ...['Nom du partenaire', 'Categorie d’acte', 'Nom Acte', 'Montant facturé', 'Montant remboursé'],
  'Numero de Facture',
];
/** Two conform claims and one with a gap of 2,000 francs, in a policy of the test's own. */
function aPair(stem: string) {
  const line = (id: string, claimed: number, reimbursed: number) =>
    [
      ...[id, 'Réglé', '05/03/2026', '20/03/2026', `Société ${stem}`, `POL-${stem}`, name, name],
      ...['A', 'MAT-QUENOTTE-7', 'Clinique', 'Soins', act, claimed, reimbursed, 'FACT-QUENOTTE-9'],
    ].join(';');
  const stat = [
    columns.join(';'),
    line(`${stem}-1`, 10_000, 8_000),
    line(`${stem}-2`, 5_000, 4_000),
    line(`${stem}-3`, 12_000, 9_000),
  ];
  const recap = [
    'reglementId;date_reglement;totalmttreclame;totalmttrembourse;beneficiaire',
    `${stem}-1;20/03/2026;10000;8000;${name}`,
    `${stem}-2;20/03/2026;5000;4000;${name}`,
    `${stem}-3;20/03/2026;10000;9000;${name}`,
  ];
  return [
    { slot: 'stat_file', name: 'stat.csv', content: stat.join('\n') },
    { slot: 'recap_file', name: 'recap.csv', content: recap.join('\n') },
  ];
}

let chef: CallApi;
let admin: CallApi;
let since: number;
let session: PublicImportSession;
const stem = unique('API').toUpperCase();

beforeAll(async () => {
  since = Date.now();
  chef = await signInAs('chef_technique');
  admin = await signInAs('admin', null);
  ({ session } = await importClaims(chef, aPair(stem)));
});

const at = () => `/api/import-sessions/${session.id}`;
const textOf = async (call: CallApi, path: string) => {
  const response = await call(path);
  return { status: response.status, text: await response.text() };
};

test('a session has every key of the seed, its totals and its links', () => {
  expect(session).toMatchObject({
    ...{ country: 'Senegal', status: 'DONE_WITH_ERRORS', currency: 'XOF' },
    ...{ start_date: '2026-03-20', end_date: '2026-03-20', progress_percent: 100 },
    counts: { read: 6, created: 4, updated: 0, unchanged: 0, rejected: 2, set_aside: 0 },
    claims: { conform: 2, created: 2, updated: 0, unchanged: 0, rejected: 1 },
    ...{ claims_created_count: 2, insured_created_count: 1 },
    ...{ total_claimed_amount: 15_000, total_reimbursed_amount: 12_000 },
    stat_file: { slot: 'stat_file', rows: 3 },
    recap_file: { slot: 'recap_file', rows: 3 },
  });
  for (const key of ['started_at', 'completed_at', 'error_file', 'message'] as const) {
    expect(session[key], key).not.toBeNull();
  }
  expect(session.log_file_url).toContain(`${at()}/download/?type=log`);
});

describe('what statement and recap say', () => {
  test('the gap, in figures and in words', async () => {
    const { items } = await getJson<{ items: { observation: string }[] }>(
      chef,
      `${at()}/comparison?kind=gap`,
    );
    expect(items).toMatchObject([
      {
        ...{ claim_id: `${stem}-3`, code: 'CLM-X03', currency: 'XOF' },
        stat: { claimed: 12_000, reimbursed: 9_000, lines: 1 },
        recap: { claimed: 10_000, reimbursed: 9_000, lines: 1 },
        delta: { claimed: 2_000, reimbursed: 0 },
      },
    ]);
    expect(items[0]?.observation).not.toBe('');
  });

  test('a settled claim, and where its line stands', async () => {
    const claim = await getJson(chef, `/api/claims/${stem}-1`);
    expect(claim).toMatchObject({
      ...{ claim_id: `${stem}-1`, total_claimed: 10_000, session_id: session.id },
      lines: [
        {
          ...{ beneficiary: name, act_name: act },
          source: { session_id: session.id, slot: 'stat_file', row: 2 },
        },
      ],
    });
  });

  test('the journal by polling and by stream, under the session’s address', async () => {
    const events = await getJson<{ items: unknown[]; terminal: boolean }>(chef, `${at()}/events`);
    expect(events).toMatchObject({ terminal: true });
    const streamed = await readWholeStream(await chef(`${at()}/stream`));
    expect(streamed.at(-1)).toMatchObject({ event: 'done' });
  });
});

describe('who reads masked', () => {
  test.each([
    ...['findings', 'rows?slot=stat_file', 'diff', 'stages/read', 'stages/settle', 'comparison'],
    ...['events', 'download?type=log'],
  ])('sees nothing of her in /api/runs/{id}/%s', async (part) => {
    const { status, text } = await textOf(admin, `/api/runs/${session.id}/${part}`);
    expect([status, seenIn(text)]).toEqual([200, []]);
  });

  test('nor in claims and insured persons', async () => {
    for (const path of ['/api/claims', `/api/claims/${stem}-1`, '/api/insured', '/api/files']) {
      const { status, text } = await textOf(admin, `${path}?country=Senegal`);
      expect([status, seenIn(text)], path).toEqual([200, []]);
    }
  });

  test.each(['source', 'error'])('is given no %s', async (type) => {
    const path = `/api/runs/${session.id}/download?type=${type}`;
    expect((await admin(path, { redirect: 'manual' })).status).toBe(403);
  });
});

test('an undo puts the claims back, and the session says so', async () => {
  const post = () => chef(`${at()}/undo/`, { method: 'POST' });
  const { session: other } = await importClaims(chef, aPair(unique('UNDO').toUpperCase()));
  const response = await chef(`/api/runs/${other.id}/undo`, { method: 'POST' });
  expect(response.status).toBe(202);
  const undo = await endOfRun(chef, ((await response.json()) as PublicRun).id);
  expect(undo).toMatchObject({ kind: 'undo', status: 'DONE' });
  const after = await getJson(chef, `/api/import-sessions/${other.id}/`);
  expect(after).toMatchObject({ undone_by: undo.id });
  // The first session is as it was: its own undo is another one.
  expect((await post()).status).toBe(202);
});

describe('erasing a file', () => {
  let erased: PublicImportSession;
  let answer: { readonly proof_url: string; readonly sha256: string };
  const erase = () => chef(`/api/files/${erased.stat_file?.id}/`, { method: 'DELETE' });
  const versionsUnder = async (Bucket: string, Prefix: string) => {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix }));
    return [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map(({ Key = '' }) => Key);
  };

  beforeAll(async () => {
    ({ session: erased } = await importClaims(chef, aPair(unique('ERASE').toUpperCase())));
    // The log is written after the end.
    await until('the log', async () => {
      const keys = await versionsUnder(outputs.results_bucket, `runs/${erased.id}/log.txt`);
      return keys.length > 0 ? keys : undefined;
    });
    const response = await erase();
    expect(response.status, await response.clone().text()).toBe(200);
    answer = (await response.json()) as typeof answer;
  });

  test('leaves no version of it and nothing that was read from it', async () => {
    const sources = await versionsUnder(outputs.ingest_bucket, 'processed/');
    const own = sources.filter((key) => key.includes(erased.id));
    expect(own.filter((key) => key.includes('stat.csv'))).toEqual([]);
    expect(own.filter((key) => key.includes('recap.csv'))).not.toEqual([]);
    const made = await versionsUnder(outputs.results_bucket, `runs/${erased.id}/`);
    const folders = new Set(made.map((key) => key.split('/')[2]));
    expect([...folders].sort()).toEqual(['log.txt', 'manifest.jsonl', 'proofs']);
  });

  test('is proved, and answered alike when asked again', async () => {
    expect(answer.sha256).toBe(erased.stat_file?.sha256);
    const proof = await getJson<{ completed_at: string }>(chef, new URL(answer.proof_url).pathname);
    expect(proof).toMatchObject({ sha256: answer.sha256, run_ids: [erased.id] });
    expect(await (await erase()).json()).toEqual(answer);
  });

  test('ends what could be done with it: 410', async () => {
    const download = `/api/runs/${erased.id}/download?type=source&slot=stat_file`;
    expect((await chef(download, { redirect: 'manual' })).status).toBe(410);
    for (const part of ['findings', 'diff', 'records', 'comparison', 'rows?slot=stat_file']) {
      expect((await textOf(chef, `/api/runs/${erased.id}/${part}`)).status, part).toBe(410);
    }
    const replay = await chef(`/api/runs/${erased.id}/replay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: 'start' }),
    });
    expect(replay.status).toBe(410);
    const codes = (await journalOf(chef, erased.id)).map(({ code }) => code);
    expect(codes).toContain('CLM-FILE-ERASED');
  });
});

test('no function has logged her name, her act or her numbers', async () => {
  const logs = await readFunctionLogs(since);
  expect(logs.size).toBeGreaterThan(0);
  for (const [group, text] of logs) expect([group, seenIn(text)]).toEqual([group, []]);
});
