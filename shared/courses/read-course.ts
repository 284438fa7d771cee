import type { Finding } from '../findings/finding.ts';
import { newFinding } from '../findings/new-finding.ts';
import { createRowNotes, type RowNotes } from '../findings/row-notes.ts';
import type { ReadingRules, RowCells, RowReading } from '../runs/reading-rules.ts';
import { isBlank } from '../sources/table-reading.ts';
import { type CourseColumns, createColumnsReading } from './course-columns.ts';
import { type CourseContent, difficulties, learningModes } from './course-content.ts';
import type { CourseRecord } from './course-record.ts';
import { type CoursesField, coursesFields } from './courses-fields.ts';
import { coursesOtherKinds } from './courses-other-kinds.ts';
import { identifyCourse } from './identify-course.ts';
import { findTooLarge } from './measure-record.ts';
import { readDurationHours } from './read-hours.ts';
import { readLessons } from './read-lessons.ts';
import { createPriceReading } from './read-price.ts';
import { readTags } from './read-tags.ts';
import { readText } from './read-texts.ts';
import { readDifficulty, readLanguage, readLearningMode } from './read-words.ts';

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
  const readers = {
    readColumns: createColumnsReading(currency),
    readPrice: createPriceReading(currency),
  };
  return {
    fields: coursesFields,
    toldOnce: new Set(['CRS-W05']),
    otherKinds: coursesOtherKinds,
    readRow: (at) => readCourse(at, readers),
    duplicateOf,
  };
}

interface CourseReaders {
  readonly readColumns: ReturnType<typeof createColumnsReading>;
  readonly readPrice: ReturnType<typeof createPriceReading>;
}

function readCourse(at: RowCells, readers: CourseReaders): RowReading<CourseRecord> {
  const columns = readers.readColumns(at);
  const notes = createRowNotes(at);
  if (at.isPartial) refuseUnknownIdentity(notes, at);
  const content = readContent(notes, at, columns, readers);
  const record = { has: at.isPartial ? knownFields(at, columns) : columns.fields, content };
  const tooLarge = findTooLarge(record);
  if (tooLarge !== undefined) notes.reject('CRS-R17', null, { data: tooLarge });
  if (!notes.isGood()) return { kind: 'rejected', findings: notes.findings };
  return { kind: 'record', id: identifyCourse(content), record, findings: notes.findings };
}

/** Of a row that says nothing of some columns: those that it does say something of. */
function knownFields({ cells }: RowCells, { fields }: CourseColumns) {
  const isKnown = (name: CoursesField) => Object.hasOwn(cells, name);
  // What is known of a price means another thing without the rest.
  const isPriceKnown = fields.filter((name) => priceFields.has(name)).every(isKnown);
  return fields.filter((name) => (priceFields.has(name) ? isPriceKnown : isKnown(name)));
}

const priceFields: ReadonlySet<string> = new Set(['price', 'currency', 'is_free']);

/** Rejects a row of which a value is not known that says which course it is. */
function refuseUnknownIdentity(notes: RowNotes, { cells, headers }: RowCells): void {
  const isUnknown = (name: CoursesField) => name in headers && !(name in cells);
  const isNumbered = !isBlank(cells['external_id']);
  if (isUnknown('external_id')) notes.reject('CRS-R21', 'external_id');
  else if (!isNumbered && isUnknown('instructor')) notes.reject('CRS-R21', 'instructor');
}

function readContent(
  notes: RowNotes,
  at: RowCells,
  columns: CourseColumns,
  { readPrice }: CourseReaders,
): CourseContent {
  const title = readText(notes, 'title', at.cells['title']);
  if (title === null && notes.isGood()) notes.reject('CRS-R01', 'title');
  const category = readText(notes, 'category', at.cells['category']);
  const externalId = readExternalId(notes, at);
  const description = readText(notes, 'description', at.cells['description']);
  const instructor = readText(notes, 'instructor', at.cells['instructor']);
  const durationHours = readDurationHours(notes, at, columns);
  const { difficulty, learningMode, language } = readChoices(notes, at);
  const { priceMinor, currency, isFree } = readPrice(notes, at, columns);
  const { lessons, tags } = readLists(notes, at);
  // Every key, always in this order: equal courses have equal JSON.
  return {
    externalId,
    title: title ?? '',
    description,
    category,
    categorySource: category === null ? null : 'given',
    categoryProbability: null,
    instructor,
    durationHours,
    difficulty,
    learningMode,
    language,
    priceMinor,
    currency,
    isFree,
    lessons,
    tags,
  };
}

function readExternalId(notes: RowNotes, at: RowCells): string | null {
  const cell = at.cells['external_id'];
  // Digits beyond 2^53 are gone before we see them: two different ids would become one course.
  if (typeof cell === 'number' && !Number.isSafeInteger(cell))
    notes.reject('CRS-R14', 'external_id');
  return readText(notes, 'external_id', cell);
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
