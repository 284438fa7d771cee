import { type CleanedText, cleanText } from '../rows/clean-text.ts';
import { readWebAddress } from '../rows/sanitise-text.ts';
import { splitAtSemicolons } from '../rows/split-list.ts';
import { readDecimal } from '../values/read-decimal.ts';
import type { Lesson } from './course-content.ts';

const lessonsMax = 500;
const lessonTitleCharsMax = 300;
const lessonContentCharsMax = 20_000;
const titleCleaning = { charsMax: lessonTitleCharsMax };
const contentCleaning = { charsMax: lessonContentCharsMax, keepLines: true };

export type LessonProblem = 'not-lessons' | 'no-title' | 'too-many' | 'too-long';

export type LessonsReading =
  | {
      readonly kind: 'lessons';
      readonly lessons: readonly Lesson[];
      /** Addresses that are not http or https: left out. */
      readonly badAddresses: readonly string[];
    }
  | { readonly kind: 'problem'; readonly problem: LessonProblem; readonly at: number | null };

interface DraftLesson extends Omit<Lesson, 'order'> {
  readonly order: number | null;
  readonly badAddress: string | null;
}

/**
 * Reads a course's lessons: titles divided by `;` or line breaks, or a list (of titles or of
 * objects with title, content, order, video_url), also as JSON text in a cell. They are put in
 * their order and numbered 1, 2, 3 …
 *
 * @see FEATURES L52, L54
 */
export function readLessons(cell: unknown): LessonsReading {
  if (cell === null || cell === undefined) return emptyLessons;
  if (typeof cell === 'string' && !/^\s*\[\s*["{\]]/.test(cell)) {
    const titles = cell.split('\n').flatMap(splitAtSemicolons);
    return readTitles(titles.filter((title) => title.trim() !== ''));
  }
  const list = toList(cell);
  if (list === undefined) return { kind: 'problem', problem: 'not-lessons', at: null };
  if (list.length > lessonsMax) return { kind: 'problem', problem: 'too-many', at: null };
  const drafts: DraftLesson[] = [];
  for (const [i, each] of list.entries()) {
    const draft = readLesson(each);
    if (typeof draft === 'string') return { kind: 'problem', problem: draft, at: i + 1 };
    drafts.push(draft);
  }
  // A stable sort: lessons without an order follow those that have one, as they came.
  const last = Number.MAX_SAFE_INTEGER;
  const ordered = drafts.toSorted((a, b) => (a.order ?? last) - (b.order ?? last));
  return {
    kind: 'lessons',
    lessons: ordered.map(({ title, content, videoUrl }, i) => ({
      order: i + 1,
      title,
      content,
      videoUrl,
    })),
    badAddresses: drafts.flatMap(({ badAddress }) => badAddress ?? []),
  };
}

const emptyLessons = { kind: 'lessons', lessons: [], badAddresses: [] } as const;

/** Lessons of which only the titles are known, as nearly every table has them. */
function readTitles(titles: readonly string[]): LessonsReading {
  if (titles.length > lessonsMax) return { kind: 'problem', problem: 'too-many', at: null };
  const lessons: Lesson[] = [];
  for (const each of titles) {
    const order = lessons.length + 1;
    const title = readTitle(each);
    if (title.kind === 'problem') return { ...title, at: order };
    lessons.push({ order, title: title.text, content: null, videoUrl: null });
  }
  return { kind: 'lessons', lessons, badAddresses: [] };
}

function toList(cell: unknown): readonly unknown[] | undefined {
  if (Array.isArray(cell)) return cell;
  if (typeof cell === 'number') return [String(cell)];
  return typeof cell === 'string' ? parseList(cell) : undefined;
}

function parseList(text: string): readonly unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function readLesson(value: unknown): DraftLesson | LessonProblem {
  if (typeof value === 'string') return draftLesson({ title: value });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not-lessons';
  return draftLesson(value as Readonly<Record<string, unknown>>);
}

function draftLesson(fields: Readonly<Record<string, unknown>>): DraftLesson | LessonProblem {
  const title = readTitle(fields['title'] ?? fields['titre'] ?? fields['name']);
  const content = cleanText(fields['content'] ?? fields['contenu'], contentCleaning);
  if (content.kind === 'problem') return problemOf(content);
  if (title.kind === 'problem') return title.problem;
  if ((content.text ?? '').length > lessonContentCharsMax) return 'too-long';
  const order = readDecimal(fields['order'] ?? fields['ordre'] ?? fields['position']);
  if (order.kind === 'problem') return 'not-lessons';
  const address = fields['video_url'] ?? fields['videoUrl'] ?? fields['url'] ?? '';
  if (typeof address !== 'string') return 'not-lessons';
  const videoUrl = readWebAddress(address) ?? null;
  return {
    title: title.text,
    content: content.text,
    videoUrl,
    order: order.kind === 'value' ? Number(order.decimal) : null,
    badAddress: videoUrl === null && address.trim() !== '' ? address : null,
  };
}

function problemOf({ problem }: Extract<CleanedText, { kind: 'problem' }>): LessonProblem {
  return problem === 'too-long' ? problem : 'not-lessons';
}

type TitleReading =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: LessonProblem };

function readTitle(cell: unknown): TitleReading {
  const title = cleanText(cell, titleCleaning);
  if (title.kind === 'problem') return { kind: 'problem', problem: problemOf(title) };
  if (title.text === null) return { kind: 'problem', problem: 'no-title' };
  if (title.text.length > lessonTitleCharsMax) return { kind: 'problem', problem: 'too-long' };
  return { kind: 'title', text: title.text };
}
