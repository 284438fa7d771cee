import { type DynamoDBDocumentClient, GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Course } from '../../shared/courses/course.ts';
import type { CourseStore } from '../../shared/courses/course-store.ts';
import { isCourseId } from '../../shared/courses/identify-course.ts';
import { recordKey } from '../runs/record-store.dynamodb.ts';
import { readCourseItem } from './course-item.ts';

/** A list with few active courses must end too: so many pages are read for one answer, at most. */
const scanPagesMax = 10;
const scanItemsMax = 200;

/**
 * Reads courses from their table. A list reads the table itself, page by page: it costs what it
 * shows. Finding and sorting are the search index's work.
 */
export function createCourseStore(client: DynamoDBDocumentClient, table: string): CourseStore {
  return {
    async read(id) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: recordKey(id), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : readCourseItem(Item);
    },
    async list(limit, cursor, activeOnly) {
      let last = cursor === undefined ? undefined : decodeCursor(cursor);
      if (cursor !== undefined && last === undefined) return 'bad-cursor';
      const items: Course[] = [];
      for (let page = 0; page < scanPagesMax; page += 1) {
        const scanned = await client.send(
          new ScanCommand({
            TableName: table,
            // One more than is shown tells whether there is a next page.
            Limit: activeOnly ? scanItemsMax : limit + 1 - items.length,
            ...(last === undefined ? {} : { ExclusiveStartKey: recordKey(last) }),
            ...(activeOnly && onlyActive),
          }),
        );
        items.push(...(scanned.Items ?? []).map(readCourseItem));
        last = scanned.LastEvaluatedKey?.['pk'];
        if (items.length > limit) {
          const shown = items.slice(0, limit);
          return { items: shown, nextCursor: encodeCursor(shown.at(-1)?.id ?? '') };
        }
        if (last === undefined) return { items, nextCursor: null };
      }
      return { items, nextCursor: last === undefined ? null : encodeCursor(last) };
    },
  };
}

const onlyActive = {
  FilterExpression: '#active = :true',
  ExpressionAttributeNames: { '#active': 'active' },
  ExpressionAttributeValues: { ':true': true },
};

const encodeCursor = (id: string) => Buffer.from(id).toString('base64url');

/** The id after which the list goes on; undefined for what `encodeCursor` did not make. */
function decodeCursor(cursor: string): string | undefined {
  const id = Buffer.from(cursor, 'base64url').toString();
  return isCourseId(id) ? id : undefined;
}
