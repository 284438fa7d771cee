import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import type { Course } from '../../shared/courses/course.ts';
import type { CourseChange } from '../../shared/courses/index-courses.ts';

/** What must hold of an item for it to be a course; the rest of it was written by us, whole. */
const courseItem = z.object({
  pk: z.string(),
  sk: z.literal('RECORD'),
  id: z.string(),
  version: z.int().min(1),
  title: z.string(),
  lessons: z.array(z.unknown()),
  tags: z.array(z.unknown()),
  quality: z.object({ score: z.number() }),
});

/**
 * The course that an item of the table holds, without its keys.
 *
 * @throws ZodError when the item is not a course
 */
export function readCourseItem(item: Readonly<Record<string, unknown>>): Course {
  courseItem.parse(item);
  const { pk, sk, ...course } = item;
  return course as unknown as Course;
}

/** Id of the course that a record of the stream is about; undefined: it is about something else. */
export function readChangedId(record: DynamoDBRecord): string | undefined {
  const keys = record.dynamodb?.Keys;
  return keys?.['sk']?.S === 'RECORD' ? keys['pk']?.S : undefined;
}

/**
 * The change that a record of the stream tells.
 *
 * @throws ZodError when one of its images is not a course
 */
export function readChange(id: string, record: DynamoDBRecord): CourseChange {
  const { OldImage, NewImage } = record.dynamodb ?? {};
  return { id, before: readImage(OldImage), after: readImage(NewImage) };
}

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

/** The types of streams and of the SDK spell the same attribute values differently. */
function readImage(image: Image): Course | undefined {
  if (image === undefined) return undefined;
  return readCourseItem(unmarshall(image as Parameters<typeof unmarshall>[0]));
}
