import type { Finding } from '../findings/finding.ts';
import { newFinding } from '../findings/new-finding.ts';
import { createRowNotes, type RowNotes } from '../findings/row-notes.ts';
import { normaliseHeader } from '../rows/normalise-header.ts';
import type { ReadingRules, RowCells, RowReading } from '../runs/reading-rules.ts';
import { readDuration } from '../values/read-duration.ts';
import { type CourseContent, difficulties, learningModes } from './course-content.ts';
import type { CourseRecord } from './course-record.ts';
import { type CoursesField, coursesFields } from './courses-fields.ts';
import { identifyCourse } from './identify-course.ts';
import { readLessons } from './read-lessons.ts';
import { readPrice } from './read-price.ts';
import { readTags } from './read-tags.ts';
import { readText } from './read-texts.ts';
import { readDifficulty, readLanguage, readLearningMode } from './read-words.ts';

/** UTF-8 bytes of one record; an item of the store holds 400 KB with all that goes with it. */
const recordBytesMax = 300_000;

export interface CoursesReading {
  /** ISO 4217; for prices of which nothing names the currency. */
  readonly currency: string;
}

/**
 * How a course file is read: every cell cleaned and checked, every flaw a finding. A cell that
 * cannot be understood rejects its row; an empty one is null.
 *
 * @see API.md "Courses"; FEATURES L35–L39, L51–L57
 */
export function createCoursesReadingRules({
  currency,
}: CoursesReading): ReadingRules<CourseRecord> {
  return { fields: coursesFields, readRow: (at) => readCourse(at, currency), duplicateOf };
}

function readCourse(at: RowCells, currency: string): RowReading<CourseRecord> {
  const notes = createRowNotes(at);
  const title = readText(notes, 'title', at.cells['title']);
  if (title === null && notes.isGood()) notes.reject('CRS-R01', 'title');
  const category = readText(notes, 'category', at.cells['category']);
  const content: CourseContent = {
    externalId: readExternalId(notes, at),
    title: title ?? '',
    description: readText(notes, 'description', at.cells['description']),
    category,
    categorySource: category === null ? null : 'given',
    categoryProbability: null,
    instructor: readText(notes, 'instructor', at.cells['instructor']),
    durationHours: readDurationHours(notes, at),
    ...readChoices(notes, at),
    ...readPrice(notes, at, currency),
    ...readLists(notes, at),
  };
  const record = { has: presentFields(at), content };
  const bytes = measureRecord(record);
  if (bytes > recordBytesMax) {
    notes.reject('CRS-R17', null, {
      data: { kb: Math.ceil(bytes / 1000), max_kb: recordBytesMax / 1000 },
    });
  }
  if (!notes.isGood()) return { kind: 'rejected', findings: notes.findings };
  return { kind: 'record', id: identifyCourse(content), record, findings: notes.findings };
}

/** UTF-8 bytes, or the characters where those are far too few to matter. */
function measureRecord(record: CourseRecord): number {
  const json = JSON.stringify(record);
  return json.length * 3 <= recordBytesMax ? json.length : new TextEncoder().encode(json).length;
}

function presentFields({ cells }: RowCells): readonly CoursesField[] {
  return coursesFields.map(({ name }) => name).filter((name) => Object.hasOwn(cells, name));
}

function readExternalId(notes: RowNotes, at: RowCells): string | null {
  const cell = at.cells['external_id'];
  // Digits beyond 2^53 are gone before we see them: two different ids would become one course.
  if (typeof cell === 'number' && !Number.isSafeInteger(cell))
    notes.reject('CRS-R14', 'external_id');
  return readText(notes, 'external_id', cell);
}

function readDurationHours(notes: RowNotes, at: RowCells): number | null {
  const header = normaliseHeader(at.headers['duration'] ?? '');
  const unit = /(?:^|_)min(?:ute)?s?$/.test(header) ? 'minutes' : 'hours';
  const reading = readDuration(at.cells['duration'], unit);
  if (reading.kind === 'problem') {
    notes.reject('CRS-R08', 'duration', { expected: '10 | 2.5 | 1h30 | 90 min' });
    return null;
  }
  if (reading.kind === 'empty') return null;
  if (reading.value > 0) return reading.value;
  notes.warn('CRS-W04', 'duration');
  return null;
}

function readChoices(
  notes: RowNotes,
  { cells }: RowCells,
): Pick<CourseContent, 'difficulty' | 'learningMode' | 'language'> {
  const difficulty = readDifficulty(cells['difficulty']);
  if (difficulty.kind === 'problem') {
    notes.reject('CRS-R02', 'difficulty', { expected: difficulties.join(' | ') });
  }
  const learningMode = readLearningMode(cells['learning_mode']);
  if (learningMode.kind === 'problem') {
    notes.reject('CRS-R03', 'learning_mode', { expected: learningModes.join(' | ') });
  }
  const language = readLanguage(cells['language']);
  if (language.kind === 'problem') notes.warn('CRS-W02', 'language', { expected: 'fr | en | …' });
  return {
    difficulty: difficulty.kind === 'value' ? difficulty.value : null,
    learningMode: learningMode.kind === 'value' ? learningMode.value : null,
    language: language.kind === 'value' ? language.value : null,
  };
}

function readLists(notes: RowNotes, { cells }: RowCells): Pick<CourseContent, 'lessons' | 'tags'> {
  const lessons = readLessons(cells['lessons']);
  if (lessons.kind === 'problem') {
    const { problem, at } = lessons;
    notes.reject(problem === 'no-title' ? 'CRS-R18' : 'CRS-R11', 'lessons', {
      data: { lesson: at },
    });
  } else {
    for (const address of lessons.badAddresses)
      notes.warn('CRS-W03', 'lessons', { value: address });
  }
  const tags = readTags(cells['tags']);
  if (tags.kind === 'problem') notes.reject('CRS-R19', 'tags');
  return {
    lessons: lessons.kind === 'lessons' ? lessons.lessons : [],
    tags: tags.kind === 'value' ? tags.value : [],
  };
}

/** The second of two equal courses is only said; of two that differ nobody knows which is right. */
function duplicateOf(at: RowCells, firstRow: number, same: boolean): Finding {
  const field = at.headers['external_id'] === undefined ? 'title' : 'external_id';
  return newFinding({
    code: same ? 'CRS-D01' : 'CRS-D02',
    level: same ? 'warning' : 'rejected',
    slot: at.slot,
    sheet: at.sheet,
    row: at.row,
    column: at.headers[field] ?? null,
    value: at.cells[field],
    data: { first_row: firstRow },
  });
}
