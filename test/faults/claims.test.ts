import { SendMessageCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { BatchGetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { readClaimItem } from '../../functions/claims/claims-item.ts';
import { identifyClaim } from '../../shared/claims/mapping/identify-claim.ts';
import type { PublicImportSession } from '../../shared/claims/sessions/import-session.schema.ts';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import { aPair, aRecapCsv, aStatCsv } from '../claims/a-claims-file.ts';
import { largeExample } from '../claims/disturbed-road.ts';
import { getAll, sendClaims } from '../integration/claims-rig.ts';
import { aws, type CallApi, outputs, signInAs } from '../integration/local-cloud.ts';
import {
  drop,
  dynamo,
  endedRunOf,
  endedRunsOf,
  endOfRun,
  getJson,
  itemsOfRun,
  journalOf,
  unique,
  until,
} from '../integration/road-rig.ts';

/**
 * The worked example with 260 claims more (two chunks), imported once undisturbed, then under a
 * fault in another country each time: what is left must be the same. Nobody else imports there.
 */
const sqs = new SQSClient(aws);
let admin: CallApi;
let calm: Awaited<ReturnType<typeof remainsOf>>;

beforeAll(async () => {
  admin = await signInAs('admin', null);
  // A message that failed comes again after this time: in production minutes, here seconds.
  await sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl: outputs.arrivals_queue_url,
      Attributes: { VisibilityTimeout: '4' },
    }),
  );
  calm = await remainsOf(await importInto('CI'));
});

const keysIn = (countryCode: string, pair = 'faults') => ({
  stat: `drop/claims/${countryCode}/${pair}/stat.csv`,
  recap: `drop/claims/${countryCode}/${pair}/recap.csv`,
});

/** Drops both files for a country; gives their run as it ended. */
async function importInto(countryCode: string, pair?: string): Promise<PublicRun> {
  const keys = keysIn(countryCode, pair);
  await drop(keys.stat, largeExample.stat);
  await drop(keys.recap, largeExample.recap);
  return endedRunOf(admin, keys.stat);
}

/** Makes the next function that passes this point fail there, once. */
async function arm(point: string, kind: 'killed' | 'thrown') {
  await dynamo.send(
    new PutCommand({
      TableName: outputs.runs_table,
      Item: { pk: `FAULT#${point}`, sk: 'ARMED', kind },
    }),
  );
}

async function isSpent(point: string): Promise<boolean> {
  return !(await itemsOfRun(`FAULT#${point}`)).has('ARMED');
}

/** Claims of the example and the first others, as they are stored. */
async function storedClaims(countryCode: string) {
  const numbers = Array.from({ length: 90 }, (_, i) => `C-${i + 1}`);
  const names = ['S1', 'S3', 'S4', 'S6', 'S8', 'S9', 'S10', 'S12', 'S13', ...numbers];
  const Keys = names.map((name) => ({ pk: identifyClaim(countryCode, name), sk: 'RECORD' }));
  const { Responses } = await dynamo.send(
    new BatchGetCommand({
      RequestItems: { [outputs.claims_table]: { Keys, ConsistentRead: true } },
    }),
  );
  return (Responses?.[outputs.claims_table] ?? [])
    .map(readClaimItem)
    .map(({ claimId, version, state, totalClaimed, totalReimbursed, lines, recap }) => [
      ...[claimId, version, state, totalClaimed, totalReimbursed, lines.length, recap.length],
    ])
    .sort(byText);
}

const byText = (a: unknown, b: unknown): number => (String(a) < String(b) ? -1 : 1);

/** What an import left behind, without the ids and times in which every one differs. */
async function remainsOf(run: PublicRun) {
  const items = await itemsOfRun(run.id);
  const markers = (kind: string) => [...items.keys()].filter((sk) => sk.startsWith(kind)).length;
  const session = await getJson<PublicImportSession>(admin, `/api/import-sessions/${run.id}/`);
  const findings = await getAll<Record<string, unknown>>(admin, `/api/runs/${run.id}/findings`);
  const comparison = await getAll<Record<string, unknown>>(
    admin,
    `/api/import-sessions/${run.id}/comparison`,
  );
  const events = await journalOf(admin, run.id);
  const codes = events.map(({ code }) => code);
  return {
    status: run.status,
    counts: run.counts,
    files: run.files.map(({ slot, rows, counts }) => ({ slot, rows, counts })).sort(bySlot),
    claims: session.claims,
    insured: session.insured_created_count,
    totals: [session.total_claimed_amount, session.total_reimbursed_amount],
    period: [session.start_date, session.end_date],
    findings: findings.map(({ code, slot, row }) => [code, slot, row]).sort(byText),
    comparison: comparison
      .map(({ claim_id, kind, code, delta }) => [claim_id, kind, code, JSON.stringify(delta)])
      .sort(byText),
    stored: await storedClaims(run.country_code),
    chunkMarkers: markers('CHUNK#'),
    groupMarkers: markers('GROUP#'),
    gapless: events.every(({ seq }, i) => seq === i + 1) && events.length === run.last_seq,
    journal: codes.slice(codes.indexOf('RUN-STAGE-STARTED')),
  };
}

const bySlot = (a: { slot: string }, b: { slot: string }) => byText(a.slot, b.slot);

describe('whatever happens, a statement and a recap are imported exactly once', () => {
  test('undisturbed, written out', () => {
    expect(calm).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      counts: { read: 543, created: 534, updated: 0, unchanged: 0, rejected: 7, set_aside: 2 },
      claims: { conform: 265, created: 265, updated: 0, unchanged: 0, rejected: 4 },
      totals: [64_004, 62_000],
      period: ['2024-01-10', '2024-03-28'],
      chunkMarkers: 2,
      gapless: true,
    });
    // S1, S9, S12 and S13 are rejected: 95 of the 99 that are asked for.
    expect(calm.stored).toHaveLength(95);
    expect(calm.comparison).toHaveLength(270);
  });

  test.each([
    { country: 'BF', point: 'receive-before-end', kind: 'killed', why: 'killed while receiving' },
    { country: 'BJ', point: 'read-before-end', kind: 'killed', why: 'killed when all was read' },
    {
      country: 'GW',
      point: 'compare-before-summary',
      kind: 'killed',
      why: 'killed before a partition had its summary',
    },
    {
      country: 'ML',
      point: 'gather-before-end',
      kind: 'killed',
      why: 'killed before the comparison was told',
    },
    {
      country: 'NE',
      point: 'settle-after-group',
      kind: 'killed',
      why: 'killed with some groups of a chunk written',
    },
    {
      country: 'CM',
      point: 'settle-before-marker',
      kind: 'killed',
      why: 'killed before its counts',
    },
    {
      country: 'GA',
      point: 'conclude-before-end',
      kind: 'killed',
      why: 'killed after the files were moved',
    },
  ] as const)('$why ($point)', async ({ country, point, kind }) => {
    await arm(point, kind);

    const run = await importInto(country);

    expect(await isSpent(point), 'the fault must have happened').toBe(true);
    expect(await remainsOf(run)).toEqual(calm);
  });

  test('every arrival told five times: one run', async () => {
    const keys = keysIn('CG');
    for (const [key, content] of [
      [keys.stat, largeExample.stat],
      [keys.recap, largeExample.recap],
    ] as const) {
      const versionId = await drop(key, content);
      expect(versionId, 'the event must name the version that arrived').toBeDefined();
      const detail = {
        bucket: { name: outputs.ingest_bucket },
        object: { key, 'version-id': versionId },
      };
      const body = JSON.stringify({ source: 'aws.s3', 'detail-type': 'Object Created', detail });
      await Promise.all(
        [1, 2, 3, 4, 5].map(() =>
          sqs.send(
            new SendMessageCommand({ QueueUrl: outputs.arrivals_queue_url, MessageBody: body }),
          ),
        ),
      );
    }

    const runs = await endedRunsOf(admin, keys.stat);

    expect(runs).toHaveLength(1);
    expect(await remainsOf(runs[0] as PublicRun)).toEqual(calm);
  });

  test('two sessions over the same claims at once: each claim is created by one of them', async () => {
    const both = await Promise.all([importInto('TD', 'one'), importInto('TD', 'other')]);

    const sum = (field: keyof PublicRun['counts']) =>
      both.reduce((all, { counts }) => all + (counts[field] ?? 0), 0);
    expect(
      ['created', 'unchanged', 'updated', 'rejected', 'set_aside'].map((field) =>
        sum(field as never),
      ),
    ).toEqual([534, 534, 0, 14, 4]);
    expect(await storedClaims('TD')).toEqual(calm.stored);
  });

  test('a column with an odd name: its execution ends, the answer starts another that goes on', async () => {
    const chief = await signInAs('chef_technique');
    const id = unique('ODD');
    const runId = await sendClaims(
      chief,
      aPair(aStatCsv([{ id }], { id: 'Repère interne' }), aRecapCsv([{ id }])),
    );
    await until('the question', async () => {
      const run = await getJson<PublicRun>(chief, `/api/runs/${runId}`);
      return run.waiting_for === 'mapping' ? run : undefined;
    });
    await arm('settle-before-marker', 'thrown');
    const answer = await chief(`/api/runs/${runId}/mapping`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ columns: { 'Repère interne': 'claim_id' } }),
    });
    expect(answer.status, await answer.clone().text()).toBe(202);

    const run = await endOfRun(chief, runId);

    expect(await isSpent('settle-before-marker')).toBe(true);
    expect(run).toMatchObject({ status: 'DONE', counts: { read: 2, created: 2 } });
    expect((await itemsOfRun(runId)).get('META')).toMatchObject({ resumed: 1 });
  });
});
