import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { faultKey } from '../../functions/runtime/faults.ts';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import { type CallApi, outputs, signInAs } from '../integration/local-cloud.ts';
import { dynamo, endOfRun, journalOf, unique } from '../integration/road-rig.ts';
import { importFile } from '../integration/upload-rig.ts';

const point = 'corrections-before-end';
const TableName = outputs.runs_table;
let staff: CallApi;

beforeAll(async () => {
  staff = await signInAs('staff');
});
afterEach(async () => {
  await dynamo.send(new DeleteCommand({ TableName, Key: faultKey(point) }));
});

async function arm(kind: 'killed' | 'thrown'): Promise<void> {
  await dynamo.send(new PutCommand({ TableName, Item: { ...faultKey(point), kind } }));
}

async function importBadRows(): Promise<string> {
  const stem = unique('Panne');
  const content = `titre;prix\n${stem} 1;10\n${stem} 2;dix\n`;
  return ((await (await importFile(staff, content)).json()) as PublicRun).id;
}

const codesOf = async (runId: string) =>
  (await journalOf(staff, runId)).map(({ code }) => code).filter((code) => /WORKBOOK/.test(code));

describe('writing the rows to correct', () => {
  test('killed once it is tried again: the workbook is there, and said once', async () => {
    await arm('killed');
    const run = await endOfRun(staff, await importBadRows());
    expect(run).toMatchObject({ status: 'DONE_WITH_ERRORS', error_file_url: expect.any(String) });
    expect(await codesOf(run.id)).toEqual(['RUN-WORKBOOK']);
  });

  test('failing for good: the run ends all the same, and says so', async () => {
    await arm('thrown');
    const runId = await importBadRows();
    const armAgain = setInterval(() => void arm('thrown'), 100);

    const run = await endOfRun(staff, runId).finally(() => clearInterval(armAgain));

    expect(run).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      counts: { read: 2, created: 1, rejected: 1 },
      error_file_url: null,
    });
    expect(await codesOf(runId)).toEqual(['RUN-WORKBOOK-FAILED']);
  });
});
