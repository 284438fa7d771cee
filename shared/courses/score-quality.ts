import type { CourseContent } from './course-content.ts';
import type { qualityMessages } from './quality-messages.ts';

export type QualityCode = keyof typeof qualityMessages;

export interface QualityReason {
  readonly code: QualityCode;
  /** Points that the course gains once this is put right. */
  readonly points: number;
}

/** 0–100; `score` plus the points of all reasons is 100, so nothing about it is a secret. */
export interface Quality {
  readonly score: number;
  /** Greatest gain first. */
  readonly reasons: readonly QualityReason[];
}

interface QualityRule extends QualityReason {
  /** Whether the course lacks it. */
  applies(course: CourseContent): boolean;
}

const descriptionCharsGood = 120;
const descriptionCharsMin = 40;
const titleCharsMin = 10;
const titleCharsMax = 100;
const lessonsGood = 3;
const tagsGood = 3;

const lengthOf = (text: string | null): number => (text === null ? 0 : [...text].length);
const hasTitleOfGoodLength = ({ title }: CourseContent): boolean =>
  lengthOf(title) >= titleCharsMin && lengthOf(title) <= titleCharsMax;

/**
 * What keeps a course from 100 points. Rules of one family exclude each other; the greatest losses
 * of all families add up to 100, so the score never falls below 0. Texts: `courses-messages.ts`.
 */
export const qualityRules: readonly QualityRule[] = [
  { code: 'CRS-Q01', points: 25, applies: (c) => c.description === null },
  {
    code: 'CRS-Q02',
    points: 18,
    applies: (c) => c.description !== null && lengthOf(c.description) < descriptionCharsMin,
  },
  {
    code: 'CRS-Q03',
    points: 8,
    applies: (c) =>
      lengthOf(c.description) >= descriptionCharsMin &&
      lengthOf(c.description) < descriptionCharsGood,
  },
  { code: 'CRS-Q04', points: 20, applies: (c) => c.lessons.length === 0 },
  {
    code: 'CRS-Q05',
    points: 8,
    applies: (c) => c.lessons.length > 0 && c.lessons.length < lessonsGood,
  },
  { code: 'CRS-Q06', points: 10, applies: (c) => c.category === null },
  { code: 'CRS-Q07', points: 8, applies: (c) => c.instructor === null },
  { code: 'CRS-Q08', points: 8, applies: (c) => c.durationHours === null },
  { code: 'CRS-Q09', points: 8, applies: (c) => c.tags.length === 0 },
  { code: 'CRS-Q10', points: 3, applies: (c) => c.tags.length > 0 && c.tags.length < tagsGood },
  { code: 'CRS-Q11', points: 6, applies: (c) => c.difficulty === null },
  { code: 'CRS-Q12', points: 5, applies: (c) => c.learningMode === null },
  { code: 'CRS-Q13', points: 5, applies: (c) => c.priceMinor === null },
  { code: 'CRS-Q14', points: 5, applies: (c) => !hasTitleOfGoodLength(c) },
];

/** Scores a course and says what would better it. */
export function scoreQuality(course: CourseContent): Quality {
  const reasons = qualityRules
    .filter((rule) => rule.applies(course))
    .map(({ code, points }) => ({ code, points }))
    .sort((a, b) => b.points - a.points);
  return { score: 100 - reasons.reduce((sum, reason) => sum + reason.points, 0), reasons };
}
