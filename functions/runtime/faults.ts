import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { logger } from './observe.ts';

/** Faults that a test can arm; the emulator makes none by itself, real services do. */
export type FaultKind =
  /** The process ends at once, as when a function is killed. */
  | 'killed'
  /** The step throws, as after a lost answer or a throttled call that was given up. */
  | 'thrown';

export class ArmedFault extends Error {
  override name = 'ArmedFault';
}

/** An armed fault lies in the runs table and is taken by whoever comes first: it fires once. */
export const faultKey = (point: string) => ({ pk: `FAULT#${point}`, sk: 'ARMED' });

/**
 * The places where tests make faults in deployed code. Switched on by FAULTS=on, which infra
 * refuses in production; off, a point costs nothing.
 */
export function createFaultPoints(
  faults: 'on' | 'off',
  client: () => DynamoDBDocumentClient,
  table: string,
): (point: string, runId: string) => Promise<void> {
  if (faults === 'off') return async () => {};
  return async (point, runId) => {
    const kind = await takeFault(client(), table, point);
    if (kind === undefined) return;
    logger.warn('Armed fault fires', { point, kind, runId });
    if (kind === 'killed') process.exit(1);
    throw new ArmedFault(`${point} ${kind}`);
  };
}

async function takeFault(
  client: DynamoDBDocumentClient,
  TableName: string,
  point: string,
): Promise<FaultKind | undefined> {
  try {
    const taken = await client.send(
      new DeleteCommand({
        TableName,
        Key: faultKey(point),
        ConditionExpression: 'attribute_exists(pk)',
        ReturnValues: 'ALL_OLD',
      }),
    );
    return taken.Attributes?.['kind'];
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
