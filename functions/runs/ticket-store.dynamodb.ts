import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Ticket, type TicketStore, ticketPurposes } from '../../shared/live/ticket-store.ts';
import { epochSeconds, storedCaller } from './live-items.ts';

/**
 * The key holds a hash: whoever reads the table (an export, a backup) cannot use what they see.
 */
const ticketKey = (id: string) => ({
  pk: `TICKET#${createHash('sha256').update(id).digest('base64url')}`,
  sk: 'META',
});

const ticketItem = z.object({
  purpose: z.enum(ticketPurposes),
  caller: storedCaller,
  runId: z.string().nullable(),
  validUntil: z.string(),
});

/**
 * Tickets in the connections table. The table's own expiry may come days late, so time is checked
 * at each use (`validUntil`, ISO 8601: compares as text).
 */
export function createTicketStore(client: DynamoDBDocumentClient, table: string): TicketStore {
  const toTicket = (id: string, item: unknown): Ticket => {
    const { validUntil, ...ticket } = ticketItem.parse(item);
    return { id, ...ticket, expiresAt: new Date(validUntil) };
  };
  return {
    async save({ id, purpose, caller, runId, expiresAt }) {
      const validUntil = expiresAt.toISOString();
      const Item = { ...ticketKey(id), purpose, caller, runId, validUntil };
      await client.send(
        new PutCommand({
          TableName: table,
          Item: { ...Item, expiresAt: epochSeconds(expiresAt) },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    },

    async read(id, purpose, now) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: ticketKey(id), ConsistentRead: true }),
      );
      if (Item === undefined) return undefined;
      const ticket = toTicket(id, Item);
      return ticket.purpose === purpose && ticket.expiresAt > now ? ticket : undefined;
    },

    async take(id, purpose, now) {
      try {
        const taken = await client.send(
          new DeleteCommand({
            TableName: table,
            Key: ticketKey(id),
            ConditionExpression: 'purpose = :purpose AND validUntil > :now',
            ExpressionAttributeValues: { ':purpose': purpose, ':now': now.toISOString() },
            ReturnValues: 'ALL_OLD',
          }),
        );
        return toTicket(id, taken.Attributes);
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },
  };
}
