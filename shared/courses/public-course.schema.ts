import * as z from 'zod';
import { difficulties, learningModes } from './course-content.ts';

/** Shapes of courses as clients see them; API.md "Courses" is their source. */
const instant = z.string().describe('ISO 8601 UTC with milliseconds');

export const publicCourse = z.object({
  id: z.string(),
  external_id: z.string().nullable(),
  title: z.string(),
  description: z.string().nullable(),
  category: z.string().nullable(),
  category_source: z.enum(['given', 'auto', 'manual']).nullable(),
  category_probability: z.number().min(0).max(1).nullable(),
  instructor: z.string().nullable(),
  duration_hours: z.number().nullable(),
  difficulty: z.enum(difficulties).nullable(),
  learning_mode: z.enum(learningModes).nullable(),
  price_minor: z.int().nullable().describe('minor units of currency'),
  currency: z.string().nullable().describe('ISO 4217'),
  is_free: z.boolean().nullable(),
  language: z.string().nullable(),
  lessons: z.array(
    z.object({
      order: z.int(),
      title: z.string(),
      content: z.string().nullable(),
      video_url: z.string().nullable(),
    }),
  ),
  tags: z.array(z.string()),
  auto_tags: z.array(z.string()),
  quality: z.object({
    score: z.int().min(0).max(100),
    reasons: z.array(z.object({ code: z.string(), points: z.int(), fix: z.string().optional() })),
  }),
  active: z.boolean(),
  version: z.int(),
  imports: z.array(z.object({ run_id: z.string(), at: instant })),
  created_at: instant,
  updated_at: instant,
});

const marked = z
  .string()
  .nullable()
  .describe('HTML: matched words in <em>, everything else escaped; null: nothing matched here');

const facet = z.array(z.object({ value: z.string(), count: z.int() }));

export const publicFoundCourses = z.object({
  total: z.int(),
  took_ms: z.int(),
  query_id: z.string(),
  did_you_mean: z.string().nullable(),
  items: z.array(
    publicCourse.extend({ highlight: z.object({ title: marked, description: marked }) }),
  ),
  facets: z.object({
    category: facet,
    difficulty: facet,
    learning_mode: facet,
    language: facet,
    is_free: z.array(z.object({ value: z.boolean(), count: z.int() })),
    price: z.array(
      z.object({
        value: z.string(),
        from: z.string().nullable().describe('what price_min takes'),
        to: z.string().nullable().describe('what price_max takes'),
        count: z.int(),
      }),
    ),
  }),
});

export const publicSuggestions = z.object({
  items: z.array(
    z.object({
      text: z.string(),
      kind: z.enum(['course', 'category', 'instructor', 'tag']),
      id: z.string().nullable().describe("the course's; null for the others"),
    }),
  ),
});
