import type { CourseContent } from './course-content.ts';
import type { CourseRecord } from './course-record.ts';

/**
 * What a stored course becomes by a record. A field that the file does not have stays as it is; one
 * that it has but leaves empty is cleared. A category that a person chose stays; one that the
 * classifier chose stays as long as the file gives none.
 */
export function mergeCourse(stored: CourseContent, { has, content }: CourseRecord): CourseContent {
  const pick = <K extends keyof CourseContent>(field: (typeof has)[number], key: K) =>
    has.includes(field) ? content[key] : stored[key];
  return {
    externalId: pick('external_id', 'externalId'),
    title: content.title,
    description: pick('description', 'description'),
    ...mergeCategory(stored, { has, content }),
    instructor: pick('instructor', 'instructor'),
    durationHours: pick('duration', 'durationHours'),
    difficulty: pick('difficulty', 'difficulty'),
    learningMode: pick('learning_mode', 'learningMode'),
    ...mergePrice(stored, { has, content }),
    language: pick('language', 'language'),
    lessons: pick('lessons', 'lessons'),
    tags: pick('tags', 'tags'),
  };
}

type Category = Pick<CourseContent, 'category' | 'categorySource' | 'categoryProbability'>;

function mergeCategory(stored: CourseContent, { has, content }: CourseRecord): Category {
  const isChosen = stored.categorySource === 'manual';
  const isGuessed = stored.categorySource === 'auto' && content.category === null;
  const from = has.includes('category') && !isChosen && !isGuessed ? content : stored;
  const { category, categorySource, categoryProbability } = from;
  return { category, categorySource, categoryProbability };
}

type Price = Pick<CourseContent, 'priceMinor' | 'currency' | 'isFree'>;

/** Price, currency and "is free" belong together: they were read together, they change together. */
function mergePrice(stored: CourseContent, { has, content }: CourseRecord): Price {
  const { priceMinor, currency, isFree } = stored;
  const kept = { priceMinor, currency, isFree };
  const given = {
    priceMinor: content.priceMinor,
    currency: content.currency,
    isFree: content.isFree,
  };
  if (has.includes('price')) return given;
  if (!has.includes('is_free') || content.isFree === isFree) return kept;
  // "Not free any more" takes away a price of 0; it does not touch a real one.
  return content.isFree !== true && priceMinor !== null && priceMinor > 0 ? kept : given;
}
