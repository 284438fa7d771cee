import { typeset } from '../messages/typeset.ts';
import type { Language } from '../runs/run.ts';
import type { Course } from './course.ts';
import type { Lesson } from './course-content.ts';
import { qualityMessages } from './quality-messages.ts';
import type { QualityReason } from './score-quality.ts';

export type PresentedCourse = ReturnType<typeof presentCourse>;

/**
 * A course as the outside sees it: every field of API.md's Course, null where nothing is known.
 *
 * @param lang language of the quality reasons' advice
 */
export function presentCourse(course: Course, lang: Language) {
  return {
    id: course.id,
    external_id: course.externalId,
    title: course.title,
    description: course.description,
    category: course.category,
    category_source: course.categorySource,
    category_probability: course.categoryProbability,
    instructor: course.instructor,
    duration_hours: course.durationHours,
    difficulty: course.difficulty,
    learning_mode: course.learningMode,
    price_minor: course.priceMinor,
    currency: course.currency,
    is_free: course.isFree,
    language: course.language,
    lessons: course.lessons.map(presentLesson),
    tags: [...course.tags],
    auto_tags: [...course.autoTags],
    quality: {
      score: course.quality.score,
      reasons: course.quality.reasons.map((reason) => presentReason(reason, lang)),
    },
    active: course.active,
    version: course.version,
    imports: course.imports.map(({ runId, at }) => ({ run_id: runId, at })),
    created_at: course.createdAt,
    updated_at: course.updatedAt,
  };
}

function presentLesson({ order, title, content, videoUrl }: Lesson) {
  return { order, title, content, video_url: videoUrl };
}

function presentReason({ code, points }: QualityReason, lang: Language) {
  return { code, points, fix: typeset(qualityMessages[code][lang].fix, lang) };
}
