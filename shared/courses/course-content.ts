export const difficulties = ['beginner', 'intermediate', 'advanced', 'all'] as const;
export type Difficulty = (typeof difficulties)[number];

export const learningModes = ['text', 'video', 'practice', 'mixed', 'live'] as const;
export type LearningMode = (typeof learningModes)[number];

/** Who named the category: the file, the classifier, or a person in the console. */
export type CategorySource = 'given' | 'auto' | 'manual';

export interface Lesson {
  /** 1, 2, 3 … without gap. */
  readonly order: number;
  readonly title: string;
  readonly content: string | null;
  /** http or https. */
  readonly videoUrl: string | null;
}

/** What a file says about a course: plain text in NFC, no markup, null where it says nothing. */
export interface CourseContent {
  readonly externalId: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly category: string | null;
  /** Null without a category. */
  readonly categorySource: CategorySource | null;
  /** 0–1; only beside an automatic category. */
  readonly categoryProbability: number | null;
  readonly instructor: string | null;
  /** Hours, at most two decimals. */
  readonly durationHours: number | null;
  readonly difficulty: Difficulty | null;
  readonly learningMode: LearningMode | null;
  /**
   * Minor units of `currency`. A safe integer, not a bigint: a price is shown and searched, never
   * computed with, and both the index and JSON hold it as a number.
   */
  readonly priceMinor: number | null;
  /** ISO 4217; null without a price. */
  readonly currency: string | null;
  readonly isFree: boolean | null;
  /** ISO 639 code, lower case. */
  readonly language: string | null;
  readonly lessons: readonly Lesson[];
  /** Lower case, each once, in the file's order. */
  readonly tags: readonly string[];
}
