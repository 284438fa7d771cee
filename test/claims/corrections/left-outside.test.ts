import { describe, expect, test } from 'vitest';
import { listInWorkbook } from '../../../shared/claims/corrections/gather-affected.ts';
import { wordMessage } from '../../../shared/messages/catalogue.ts';
import { presentFinding } from '../../../shared/runs/present-report.ts';
import { aPair } from '../a-claims-file.ts';
import { aClaimsRoad } from '../a-claims-road.ts';
import { storedClaims } from '../stored-claims.ts';
import { drive, sendBack } from './a-round-trip.ts';
import { aSession, changed, sheets, tableOf } from './a-session.ts';

/**
 * Of TG-10 the only day in the statement is one that no calendar has, so the files have 11 to 22
 * March in common; TG-20 has an amount that is none.
 */
const pair = aPair(
  [
    { id: 'TG-1', day: '11/03/2024' },
    { id: 'TG-2', day: '22/03/2024' },
    { id: 'TG-10', day: '31/02/2024' },
    { id: 'TG-20', day: '15/03/2024', claimed: 'mille', reimbursed: '10000' },
  ],
  [
    { id: 'TG-1', day: '11/03/2024' },
    { id: 'TG-2', day: '22/03/2024' },
    { id: 'TG-10', day: '24/03/2024' },
    { id: 'TG-20', day: '15/03/2024' },
  ],
);

/** Writes into the column of this header, in the rows of one claim. */
const correct = (claim: string, header: string, value: string) => (rows: unknown[][]) => {
  const at = rows[0]?.indexOf(header) ?? -1;
  return rows.map((cells) => (cells[0] === claim ? cells.with(at, value) : cells));
};
const plain = (text: string | null | undefined) => text?.replace(/\s/g, ' ');

describe('a claim whose corrected day lies outside the session’s period', () => {
  test('is told with what to do, and counted in the message', async () => {
    const road = aClaimsRoad();
    const first = await drive(road, pair);
    expect(first.run.period).toEqual({ start: '2024-03-11', end: '2024-03-22' });
    const day = correct('TG-10', 'Date de règlement', '24/03/2024');
    const amount = correct('TG-20', 'Montant facturé', '10000');
    const content = changed(first.bytes, { stat_file: (rows) => amount(day(rows)) });

    const { run } = await sendBack(road, content);

    expect(run).toMatchObject({
      status: 'DONE',
      period: { start: '2024-03-11', end: '2024-03-22' },
      counts: { read: 4, created: 2, rejected: 0, setAside: 2 },
    });
    expect(Object.keys(storedClaims(road))).not.toContain('TG-10');
    expect(plain(wordMessage(run.message?.code ?? '', run.message?.data ?? {}, 'fr'))).toBe(
      'Aucune ligne rejetée ; 2 remarque(s) à lire. Sinistres corrigés mais restés hors période, ' +
        'donc non importés : 1. La session corrigée va du 11/03/2024 au 22/03/2024 ; pour eux, ' +
        'importez de nouveau les deux fichiers corrigés, en entier.',
    );
    const told = (await road.findings(run.id)).filter(({ code }) => code === 'CLM-R12');
    expect(told.map(({ slot, level }) => [slot, level])).toEqual([
      ['stat_file', 'warning'],
      ['recap_file', 'warning'],
    ]);
    const [finding] = told.map((each) => presentFinding(each, 'fr'));
    expect(plain(finding?.message)).toContain('la session corrigée s’arrête au 22/03/2024');
    expect(plain(finding?.fix)).toContain('importez-les de nouveau en entier');
  });

  test('alone: nothing is imported, and the message says why', async () => {
    const road = aClaimsRoad();
    const first = await drive(road, pair);
    const day = correct('TG-10', 'Date de règlement', '24/03/2024');

    const { run } = await sendBack(road, changed(first.bytes, { stat_file: day }));

    expect(run.counts).toMatchObject({ read: 2, created: 0, setAside: 2 });
    expect(run.message).toMatchObject({
      code: 'RUN-NOTED',
      data: { parts: [{ code: 'CLM-NONE-CONFORM' }, { code: 'CLM-LEFT-OUTSIDE' }] },
    });
  });

  test('a first import says of its rows outside what it always said', async () => {
    const road = aClaimsRoad();
    const { run } = await drive(road, pair);
    const told = (await road.findings(run.id)).filter(({ code }) => code === 'CLM-R12');
    expect(told.map(({ level }) => level)).toEqual(['info']);
    expect(JSON.stringify(run.message)).not.toContain('CLM-LEFT-OUTSIDE');
  });
});

describe('a claim that is taken out of the workbook', () => {
  const without = (claim: string) => (rows: unknown[][]) =>
    rows.filter((cells) => cells[0] !== claim);
  const removing = (bytes: Uint8Array | undefined, claim: string) =>
    changed(bytes, { stat_file: without(claim), recap_file: without(claim) });

  test('beside a change: it is counted and named', async () => {
    const road = aClaimsRoad();
    const { bytes } = await drive(road, pair);
    const amount = correct('TG-20', 'Montant facturé', '10000');
    const content = changed(removing(bytes, 'TG-10'), { stat_file: amount });

    const { run } = await sendBack(road, content);

    expect(run).toMatchObject({ status: 'DONE', counts: { read: 2, created: 2 } });
    expect(run.findings).toMatchObject({ 'CLM-K06': 1 });
    const [told] = (await road.findings(run.id)).filter(({ code }) => code === 'CLM-K06');
    expect(told).toMatchObject({
      ...{ level: 'warning', slot: 'corrections' },
      data: { count: 1, claim_ids: ['TG-10'] },
    });
    expect(told && plain(presentFinding(told, 'fr').message)).toBe(
      'Sinistres retirés du classeur avec toutes leurs lignes : 1 (TG-10).',
    );
  });

  test('and nothing else: nothing is left to import, and that is what is said', async () => {
    const road = aClaimsRoad();
    const { bytes } = await drive(road, pair);

    const { run } = await sendBack(road, removing(bytes, 'TG-10'));

    expect(run).toMatchObject({
      ...{ status: 'ERROR', counts: { read: 0 } },
      message: { code: 'CLM-K07', data: { count: 1 } },
    });
    expect(plain(wordMessage(run.message?.code ?? '', run.message?.data ?? {}, 'fr'))).toBe(
      'Il ne reste rien à importer : 1 sinistre(s) retiré(s) du classeur, aucune autre ligne ' +
        'modifiée. Rien n’a changé.',
    );
  });

  test('is none of those that never were in it: conform claims', async () => {
    const road = aClaimsRoad();
    const { bytes } = await drive(road, pair);
    expect(tableOf(bytes, sheets.stat_file).map(([claim]) => claim)).toEqual([
      ...['Numero de sinistre', 'TG-10', 'TG-20'],
    ]);
    const amount = correct('TG-20', 'Montant facturé', '10000');
    const { run } = await sendBack(road, changed(bytes, { stat_file: amount }));
    expect(run.findings).not.toHaveProperty('CLM-K06');
  });

  test('is none of those for which it had no room', async () => {
    const { run, ports } = await aSession();
    const held = [];
    for await (const { claimId } of listInWorkbook(ports, run, 4)) held.push(claimId);
    expect(held).toEqual(['S1', 'S6']);
  });
});
