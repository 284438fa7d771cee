import { CreateTableCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { readSettled } from '../functions/runs/group-markers.dynamodb.ts';
import { inParallel } from '../shared/runs/in-parallel.ts';
import type { Item, Rig } from './rig.ts';

/** As many as chunks settle at once locally. */
const atOnce = 4;

export interface DirectTables {
  readonly runs: string;
  readonly courses: string;
}

interface DirectGroup {
  readonly marker: Item;
  readonly courses: readonly Item[];
}

/** Two tables with nothing but their keys: no stream, no index, nobody who follows. */
export async function createBareTables({ dynamo }: Rig): Promise<DirectTables> {
  const tables = { runs: 'bench-runs', courses: 'bench-courses' };
  for (const TableName of Object.values(tables)) {
    await dynamo.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
      }),
    );
    await waitUntilTableExists({ client: dynamo, maxWaitTime: 30 }, { TableName });
  }
  return tables;
}

/**
 * What the same writes cost without the road: the courses and group markers of a run are written
 * once more under other keys, with nothing around it. Each group is read in one batch and written
 * in one transaction, several at a time.
 *
 * @param markers group markers of the run
 * @param courses all that these groups wrote
 * @returns seconds from the first call to the last answer
 */
export async function driveDirectly(
  rig: Rig,
  tables: DirectTables,
  markers: readonly Item[],
  courses: readonly Item[],
): Promise<number> {
  const groups = copyGroups(markers, courses);
  const begun = performance.now();
  await inParallel(groups, atOnce, (group) => writeGroup(rig, tables, group));
  return (performance.now() - begun) / 1000;
}

function copyGroups(markers: readonly Item[], courses: readonly Item[]): DirectGroup[] {
  const byId = new Map(courses.map((course) => [String(course['id']), course]));
  const rename = (id: unknown) => `${id}-again`;
  return markers.map((marker) => ({
    marker: { ...marker, pk: rename(marker['pk']) },
    courses: readSettled(marker).outcomes.map(({ id }) => ({
      ...byId.get(id),
      pk: rename(id),
      id: rename(id),
    })),
  }));
}

async function writeGroup(
  { dynamo }: Rig,
  tables: DirectTables,
  group: DirectGroup,
): Promise<void> {
  const Keys = group.courses.map(({ pk, sk }) => ({ pk, sk }));
  await dynamo.send(
    new BatchGetCommand({ RequestItems: { [tables.courses]: { Keys, ConsistentRead: true } } }),
  );
  const ConditionExpression = 'attribute_not_exists(pk)';
  const put = (TableName: string, Item: Item) => ({
    Put: { TableName, Item, ConditionExpression },
  });
  await dynamo.send(
    new TransactWriteCommand({
      TransactItems: [
        put(tables.runs, group.marker),
        ...group.courses.map((course) => put(tables.courses, course)),
      ],
    }),
  );
}
