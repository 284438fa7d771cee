import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PublicImportSession } from '../../shared/claims/sessions/import-session.schema.ts';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import { aws, type CallApi, outputs, signInAs } from './local-cloud.ts';
import {
  drop,
  endedRunOf,
  endedRunsOf,
  endOfRun,
  getJson,
  journalOf,
  keysUnder,
  readObject,
  unique,
  until,
} from './road-rig.ts';

const sqs = new SQSClient(aws);
let chief: CallApi;

beforeAll(async () => {
  chief = await signInAs('chef_technique');
});

const statHeader =
  "Numero de sinistre;Statut;Date de sinistre;Date de règlement;Nom Employeur;Numero de police;Nom Assuré Principal;Nom bénéficiaire;Statut Assuré;Nom du partenaire;Categorie d'acte;Nom Acte;Montant facturé;Montant remboursé;Numero de Facture";

/** A statement of three conform claims whose numbers begin with `stem`, 10 000 and 8 000 each. */
const aStatement = (stem: string) =>
  [
    statHeader,
    ...[1, 2, 3].map(
      (n) =>
        `${stem}-${n};Réglé;02/01/2024;${10 + n}/01/2024;Société Exemple;${stem};Exemple Awa;Exemple Awa;A;Clinique Exemple;Soins courants;Consultation;10 000;8 000;F-${stem}-${n}`,
    ),
  ].join('\n');
const aRecap = (stem: string) =>
  [
    'reglementId;date_reglement;totalmttreclame;totalmttrembourse',
    ...[1, 2, 3].map((n) => `${stem}-${n};${10 + n}/01/2024;10 000;8 000`),
  ].join('\n');

const runsOf = async (key: string) =>
  (
    await getJson<{ items: PublicRun[] }>(
      chief,
      `/api/runs?domain=claims&source_key=${encodeURIComponent(key)}&limit=200`,
    )
  ).items;
const waitingRunOf = (key: string) =>
  until(`the run of ${key}`, async () => {
    const [run] = await runsOf(key);
    return run?.waiting_for === 'files' ? run : undefined;
  });
const allImported = { read: 6, created: 6, updated: 0, unchanged: 0, rejected: 0, set_aside: 0 };

describe('statement and recap are dropped', () => {
  test('the recap first, names in another normal form: one run, kinds by their columns', async () => {
    const stem = unique('DROP');
    const folder = `drop/claims/sn/Règlements ${stem}`;
    const recap = `${folder}/Récap.csv`.normalize('NFD');
    await drop(recap, aRecap(stem));
    const waiting = await waitingRunOf(recap);
    expect(waiting.waiting_until).toBe(
      new Date(Date.parse(waiting.created_at) + 24 * 3_600_000).toISOString(),
    );
    const stat = `${folder}/Relevé des sinistres.csv`.normalize('NFC');
    await drop(stat, aStatement(stem));

    const run = await endOfRun(chief, waiting.id);

    expect(run).toMatchObject({ status: 'DONE', counts: allImported, created_by: 'drop' });
    const slots = Object.fromEntries(run.files.map(({ slot, name }) => [slot, name]));
    expect(slots).toEqual({ stat_file: 'Relevé des sinistres.csv', recap_file: 'Récap.csv' });
    expect((await journalOf(chief, run.id)).map(({ code }) => code)).not.toContain('CLM-F08');
    const resting = `processed/${run.created_at.slice(0, 10).replaceAll('-', '/')}/${run.id}`;
    expect(await keysUnder(resting)).toHaveLength(4);
  });

  test.each([1, 2, 3, 4])('both at the same instant: one run, started once (%i)', async () => {
    const stem = unique('ONCE');
    const stat = `drop/claims/SN/${stem}/stat.csv`;
    const recap = `drop/claims/SN/${stem}/recap.csv`;

    await Promise.all([drop(stat, aStatement(stem)), drop(recap, aRecap(stem))]);

    const run = await endedRunOf(chief, stat);
    expect(run).toMatchObject({ status: 'DONE', counts: allImported });
    expect((await runsOf(recap)).map(({ id }) => id)).toEqual([run.id]);
    const codes = (await journalOf(chief, run.id)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'RUN-ARRIVED')).toHaveLength(2);
    expect(codes.filter((code) => code === 'RUN-ENDED')).toHaveLength(1);
  });

  test('told of each file five more times: nothing is doubled', async () => {
    const stem = unique('TOLD');
    const keys = [`drop/claims/SN/${stem}/a.csv`, `drop/claims/SN/${stem}/b.csv`] as const;
    const first = await drop(keys[0], aStatement(stem));
    await waitingRunOf(keys[0]);
    const tell = (key: string, version: string | undefined) => {
      const object = { key, ...(version ? { 'version-id': version } : {}) };
      const detail = { bucket: { name: outputs.ingest_bucket }, object };
      const body = JSON.stringify({ source: 'aws.s3', 'detail-type': 'Object Created', detail });
      return sqs.send(
        new SendMessageCommand({ QueueUrl: outputs.arrivals_queue_url, MessageBody: body }),
      );
    };
    await Promise.all([1, 2, 3, 4, 5].map(() => tell(keys[0], first)));
    const second = await drop(keys[1], aRecap(stem));
    await Promise.all([1, 2, 3, 4, 5].map(() => tell(keys[1], second)));

    const [run, ...others] = await endedRunsOf(chief, keys[1]);

    expect(others).toEqual([]);
    expect(run).toMatchObject({ status: 'DONE', counts: allImported });
    expect((await runsOf(keys[0])).map(({ id }) => id)).toEqual([run?.id]);
  });

  test('the same content again is put aside, other content takes its place', async () => {
    const stem = unique('AGAIN');
    const key = `drop/claims/SN/${stem}/stat.csv`;
    await drop(key, aStatement(`${stem}-OLD`));
    const waiting = await waitingRunOf(key);
    await drop(`drop/claims/SN/${stem}/stat (2).csv`, aStatement(`${stem}-OLD`));
    await drop(key, aStatement(stem));
    const codesOf = async () => (await journalOf(chief, waiting.id)).map(({ code }) => code);
    await expect.poll(codesOf, { timeout: 30_000 }).toContain('UPL-20');
    await expect.poll(codesOf, { timeout: 30_000 }).toContain('UPL-19');
    await drop(`drop/claims/SN/${stem}/recap.csv`, aRecap(stem));

    const run = await endOfRun(chief, waiting.id);

    // Were the old statement read, no claim would be in both files.
    expect(run).toMatchObject({ status: 'DONE', counts: allImported });
    await expect
      .poll(async () => {
        const day = run.created_at.slice(0, 10).replaceAll('-', '/');
        const reports = (await keysUnder(`error/${day}/`)).filter((each) =>
          /\/stat( \(2\))?\.csv\.report\.json$/.test(each),
        );
        const texts = await Promise.all(reports.map(readObject));
        const findings = texts.flatMap((text) => JSON.parse(text).findings);
        return [...new Set(findings.map(({ code }: { code: string }) => code))].sort();
      })
      .toEqual(expect.arrayContaining(['UPL-19', 'UPL-20']));
  });

  test('the same folder name in another country is another pair', async () => {
    const stem = unique('ABROAD');
    const here = `drop/claims/SN/${stem}/stat.csv`;
    const there = `drop/claims/TG/${stem}/recap.csv`;
    await drop(here, aStatement(stem));
    await drop(there, aRecap(stem));
    const run = await waitingRunOf(here);

    expect(await runsOf(there)).toEqual([]);
    const togo = await signInAs('chef_technique', 'Togo');
    const path = `/api/runs?domain=claims&source_key=${encodeURIComponent(there)}`;
    const foreign = await until('the run of Togo', async () => {
      const { items } = await getJson<{ items: PublicRun[] }>(togo, path);
      return items[0];
    });
    expect(foreign).toMatchObject({ waiting_for: 'files', country: 'Togo' });
    // Cancelled, both give their pair free and put their file to rest.
    await chief(`/api/runs/${run.id}/cancel`, { method: 'POST' });
    await togo(`/api/runs/${foreign.id}/cancel`, { method: 'POST' });
    expect((await endOfRun(chief, run.id)).status).toBe('CANCELLED');
    expect((await endOfRun(togo, foreign.id)).status).toBe('CANCELLED');
  });
});

describe('statement and recap come as a form', () => {
  const importPair = (call: CallApi, parts: Record<string, string>, fields = {}) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
    for (const [slot, text] of Object.entries(parts)) {
      form.set(slot, new File([text], `${slot}.csv`));
    }
    return call('/api/import/upload/', { method: 'POST', body: form });
  };

  test('201 an import session; sent again, both are known', async () => {
    const stem = unique('FORM');
    const parts = { stat_file: aStatement(stem), recap_file: aRecap(stem) };
    const response = await importPair(chief, parts);
    expect(response.status, await response.clone().text()).toBe(201);
    const session = (await response.json()) as PublicImportSession;
    expect(session).toMatchObject({ status: 'PENDING', stat_file: { name: 'stat_file.csv' } });
    expect(await endOfRun(chief, session.id)).toMatchObject({
      status: 'DONE',
      counts: allImported,
    });

    const again = (await (await importPair(chief, parts)).json()) as PublicImportSession;

    expect(await endOfRun(chief, again.id)).toMatchObject({
      status: 'DONE',
      counts: { ...allImported, created: 0, unchanged: 6 },
    });
    const codes = (await journalOf(chief, again.id)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'CLM-F09')).toHaveLength(2);
  });

  test.each([
    { who: 'chef_technique', country: 'Senegal', parts: ['stat_file'], status: 400 },
    { who: 'admin_territorial', country: null, parts: ['stat_file', 'recap_file'], status: 400 },
    { who: 'admin', country: null, parts: ['stat_file', 'recap_file'], status: 403 },
    { who: 'staff', country: 'Senegal', parts: ['stat_file', 'recap_file'], status: 403 },
  ] as const)('$status for $who of $country with $parts', async ({ who, country, ...rest }) => {
    const call = await signInAs(who, country);
    const parts = Object.fromEntries(rest.parts.map((slot) => [slot, 'a;b\n1;2']));
    const response = await importPair(call, parts);
    expect(response.status).toBe(rest.status);
    const codes = { 400: country === null ? 'CLM-F13' : 'CLM-F01', 403: 'AUTH-03' };
    expect(await response.json()).toMatchObject({ code: codes[rest.status] });
  });
});
