import type { CourseContent } from './course-content.ts';
import type { CourseRecord } from './course-record.ts';

/** UTF-8 bytes of one record; an item of the store holds 400 KB with all that goes with it. */
const recordBytesMax = 300_000;
/** Characters of a lesson besides its texts, and of a record besides texts and lessons, at most. */
const lessonChars = 60;
const restChars = 8_000;
/** Bytes that JSON makes of one character at most: `\udc00`. */
const charBytesMax = 6;

/** How large a record is that the store does not take; undefined for any other. */
export function findTooLarge(record: CourseRecord): { kb: number; max_kb: number } | undefined {
  if (isSurelySmall(record.content)) return undefined;
  const bytes = new TextEncoder().encode(JSON.stringify(record)).length;
  if (bytes <= recordBytesMax) return undefined;
  return { kb: Math.ceil(bytes / 1000), max_kb: recordBytesMax / 1000 };
}

/** So far below the limit that it needs no measuring: nearly every course. */
function isSurelySmall(content: CourseContent): boolean {
  const { externalId, title, description, category, instructor, lessons } = content;
  let chars = restChars;
  for (const text of [externalId, title, description, category, instructor]) {
    chars += text?.length ?? 0;
  }
  for (const each of lessons) {
    chars += lessonChars + each.title.length;
    chars += (each.content?.length ?? 0) + (each.videoUrl?.length ?? 0);
  }
  return chars * charBytesMax <= recordBytesMax;
}
