import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { aws, type CallApi, outputs, signInAs } from './local-cloud.ts';
import { dynamo } from './road-rig.ts';
import { aRareWord, warmSearch } from './search-rig.ts';
import { importToTheEnd } from './upload-rig.ts';

/** API.md: what is imported is found within two seconds of the run's end. A promise, no benchmark. */
const promised = { timeout: 2_000, interval: 100 };

const word = aRareWord('kora');
const externalId = `SF-${crypto.randomUUID()}`;

let staff: CallApi;
let maker: CallApi;

beforeAll(async () => {
  expect(outputs.search_url, 'these tests need a search node').not.toBeNull();
  staff = await signInAs('staff');
  maker = await signInAs('payment_maker');
  await warmSearch(staff);
});

/** Titles that a search finds. */
async function find(call: CallApi, q: string): Promise<string[]> {
  const response = await call(`/api/courses/search?${new URLSearchParams({ q })}`);
  expect(response.status).toBe(200);
  const { items } = (await response.json()) as { items: { title: string }[] };
  return items.map(({ title }) => title);
}

const importTitle = async (title: string) => {
  const course = { id: externalId, title, instructor: 'Sira Exemple', price: 10 };
  const run = await importToTheEnd(staff, JSON.stringify([course]), { name: 'un.json' });
  expect(run.status).toBe('DONE');
  return run;
};

/** The stored course, as the table's stream would tell it. */
async function readItem(id: string) {
  const { Item } = await dynamo.send(
    new GetCommand({
      TableName: outputs.courses_table,
      Key: { pk: id, sk: 'RECORD' },
      ConsistentRead: true,
    }),
  );
  if (Item === undefined) throw new Error(`no course ${id}`);
  return Item;
}

/** Gives the indexing function an event of the table's stream, as if it came late. */
async function tellIndex(item: Record<string, unknown>): Promise<void> {
  const lambda = new LambdaClient(aws);
  const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
  const name = Functions.find(({ FunctionName }) => FunctionName?.includes('IndexCourses'));
  const record = {
    eventName: 'INSERT',
    dynamodb: {
      Keys: marshall({ pk: item['pk'], sk: item['sk'] }),
      NewImage: marshall(item, { removeUndefinedValues: true }),
    },
  };
  const answer = await lambda.send(
    new InvokeCommand({
      FunctionName: name?.FunctionName,
      Payload: JSON.stringify({ Records: [record] }),
    }),
  );
  expect(answer.FunctionError).toBeUndefined();
  lambda.destroy();
}

describe('the index follows the table', () => {
  let id: string;
  let firstItem: Record<string, unknown>;

  test('a new course is found by a misspelt word, by every role', async () => {
    const run = await importTitle(`Apprendre la ${word} en douceur`);
    // One letter doubled, another left out of the word beside it.
    const misspelt = `${word.replace('r', 'rr')} doucer`;

    await expect
      .poll(() => find(staff, misspelt), promised)
      .toEqual([`Apprendre la ${word} en douceur`]);
    expect(await find(maker, misspelt)).toHaveLength(1);
    const records = await staff(`/api/runs/${run.id}/records`);
    id = ((await records.json()) as { items: { key: string }[] }).items[0]?.key ?? '';
    firstItem = await readItem(id);
  });

  test('its new title replaces the old one', async () => {
    await importTitle(`Jouer de la ${word} avancée`);

    await expect.poll(() => find(maker, word), promised).toEqual([`Jouer de la ${word} avancée`]);
  });

  test('an event of the old version that comes late overwrites nothing', async () => {
    await tellIndex(firstItem);
    // A search sees what was written after the next refresh, a second later at most.
    await new Promise((resolve) => setTimeout(resolve, 1_200));

    expect(await find(maker, word)).toEqual([`Jouer de la ${word} avancée`]);
  });

  test('inactive, it is there for who administers courses and for nobody else', async () => {
    await dynamo.send(
      new UpdateCommand({
        TableName: outputs.courses_table,
        Key: { pk: id, sk: 'RECORD' },
        UpdateExpression: 'SET #active = :false, #version = #version + :one',
        ExpressionAttributeNames: { '#active': 'active', '#version': 'version' },
        ExpressionAttributeValues: { ':false': false, ':one': 1 },
      }),
    );

    await expect.poll(() => find(maker, word), promised).toEqual([]);
    expect(await find(staff, word)).toEqual([`Jouer de la ${word} avancée`]);
    const suggested = await maker(`/api/courses/suggest?q=${word.slice(0, 8)}`);
    expect(await suggested.json()).toEqual({ items: [] });
    expect((await maker(`/api/courses/${id}`)).status).toBe(404);
    expect((await staff(`/api/courses/${id}`)).status).toBe(200);
    const asked = await maker(`/api/courses/search?q=${word}&active=false`);
    expect(((await asked.json()) as { total: number }).total).toBe(0);
  });
});
