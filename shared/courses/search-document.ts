import { currencyExponent } from '../money/currency.ts';
import type { Course } from './course.ts';

/** A course as the index holds it: fields to search by, and the course itself to answer with. */
export interface SearchDocument {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly category: string | null;
  readonly instructor: string | null;
  readonly tags: readonly string[];
  readonly lessons: readonly string[];
  readonly difficulty: string | null;
  readonly learning_mode: string | null;
  readonly language: string | null;
  readonly is_free: boolean | null;
  /** In the currency's unit, so that 20 EUR and 20 USD stand together in a filter. */
  readonly price: number | null;
  readonly duration_hours: number | null;
  readonly quality: number;
  readonly active: boolean;
  readonly created_at: string;
  /** Stored, not searched. */
  readonly course: Course;
}

/** What is searched of a course. Lessons by their titles: whole lessons would drown the rest. */
export function toSearchDocument(course: Course): SearchDocument {
  return {
    id: course.id,
    title: course.title,
    description: course.description,
    category: course.category,
    instructor: course.instructor,
    tags: [...new Set([...course.tags, ...course.autoTags])],
    lessons: course.lessons.map(({ title }) => title),
    difficulty: course.difficulty,
    learning_mode: course.learningMode,
    language: course.language,
    is_free: course.isFree,
    price: toUnits(course.priceMinor, course.currency),
    duration_hours: course.durationHours,
    quality: course.quality.score,
    active: course.active,
    created_at: course.createdAt,
    course,
  };
}

function toUnits(minor: number | null, currency: string | null): number | null {
  if (minor === null || currency === null) return null;
  return minor / 10 ** (currencyExponent(currency) ?? 2);
}
