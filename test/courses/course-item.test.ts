import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import { readChange, readChangedId } from '../../functions/courses/course-item.ts';
import { aStoredCourse } from './a-stored-course.ts';

const keys = { pk: 'crs_1', sk: 'RECORD' };
const image = (fields: object) => marshall({ ...keys, ...fields }) as never;
const record = (dynamodb: DynamoDBRecord['dynamodb']): DynamoDBRecord =>
  dynamodb === undefined ? {} : { dynamodb };

test('an update tells both versions, as they were stored', () => {
  const before = aStoredCourse({ id: 'crs_1', version: 1 });
  const after = aStoredCourse({ id: 'crs_1', version: 2, description: 'Coudre à la main' });
  const changed = record({ OldImage: image(before), NewImage: image(after) });
  expect(readChange('crs_1', changed)).toEqual({ id: 'crs_1', before, after });
});

test('a creation has no earlier version, a removal no later one', () => {
  const course = aStoredCourse({ id: 'crs_1' });
  expect(readChange('crs_1', record({ NewImage: image(course) })).before).toBeUndefined();
  expect(readChange('crs_1', record({ OldImage: image(course) })).after).toBeUndefined();
});

test('the id comes from the keys, so that an unreadable image has one too', () => {
  const spoilt = record({ Keys: marshall(keys) as never, NewImage: image({ title: 7 }) });
  expect(readChangedId(spoilt)).toBe('crs_1');
  expect(() => readChange('crs_1', spoilt)).toThrow();
});

test('other things in the table are not courses', () => {
  expect(
    readChangedId(record({ Keys: marshall({ pk: 'x', sk: 'OTHER' }) as never })),
  ).toBeUndefined();
  expect(readChangedId({})).toBeUndefined();
});
