import { canonicalJson } from '../digests/canonical-json.ts';
import { newFinding } from '../findings/new-finding.ts';
import type {
  FieldChange,
  RecordDecision,
  SettlingContext,
  SettlingRules,
} from '../runs/settling-rules.ts';
import { type Course, courseImportsMax } from './course.ts';
import type { CourseContent } from './course-content.ts';
import type { CourseRecord } from './course-record.ts';
import { hashContent, pickContent } from './hash-content.ts';
import { identifyCourse } from './identify-course.ts';
import { mergeCourse } from './merge-course.ts';
import { scoreQuality } from './score-quality.ts';
import { suggestTags } from './suggest-tags.ts';

/** How a course is settled: see `decideCourse`. */
export const coursesSettlingRules: SettlingRules<CourseRecord, Course> = { decide: decideCourse };

/**
 * What becomes of a course that a file brings. An import that would change nothing writes nothing;
 * one that may not change what is there sets the record aside and says so.
 *
 * @param existing course as last read, or undefined
 * @param record   row as read; never without title
 * @param row      1-based, for the finding
 * @returns the course to write with version + 1, or that nothing is written
 */
export function decideCourse(
  existing: Course | undefined,
  record: CourseRecord,
  row: number,
  context: SettlingContext,
): RecordDecision<Course> {
  if (existing === undefined) {
    const { content } = record;
    return {
      outcome: 'created',
      item: newCourse(content, context),
      fields: diffContent(null, content),
    };
  }
  const content = mergeCourse(existing, record);
  const contentHash = hashContent(content);
  if (contentHash === existing.contentHash) return { outcome: 'unchanged' };
  const fields = diffContent(existing, content);
  if (!context.updateExisting) {
    return { outcome: 'set-aside', finding: explainSetAside(record, row, fields) };
  }
  const item: Course = {
    ...existing,
    ...content,
    ...derive(content),
    contentHash,
    version: existing.version + 1,
    imports: [...existing.imports, importOf(context)].slice(-courseImportsMax),
    updatedAt: context.now.toISOString(),
  };
  return { outcome: 'updated', item, fields };
}

function newCourse(content: CourseContent, context: SettlingContext): Course {
  const at = context.now.toISOString();
  return {
    id: identifyCourse(content),
    version: 1,
    ...content,
    ...derive(content),
    active: true,
    contentHash: hashContent(content),
    imports: [importOf(context)],
    createdAt: at,
    updatedAt: at,
  };
}

/** What follows from the content alone. */
function derive(content: CourseContent): Pick<Course, 'autoTags' | 'quality'> {
  return { autoTags: suggestTags(content), quality: scoreQuality(content) };
}

function importOf({ runId, now }: SettlingContext) {
  return { runId, at: now.toISOString() };
}

/** Content fields by their public names, in the order in which a course is shown. */
const publicNames: readonly (readonly [keyof CourseContent, string])[] = [
  ['externalId', 'external_id'],
  ['title', 'title'],
  ['description', 'description'],
  ['category', 'category'],
  ['categorySource', 'category_source'],
  ['categoryProbability', 'category_probability'],
  ['instructor', 'instructor'],
  ['durationHours', 'duration_hours'],
  ['difficulty', 'difficulty'],
  ['learningMode', 'learning_mode'],
  ['priceMinor', 'price_minor'],
  ['currency', 'currency'],
  ['isFree', 'is_free'],
  ['language', 'language'],
  ['lessons', 'lessons'],
  ['tags', 'tags'],
];

function diffContent(before: CourseContent | null, after: CourseContent): readonly FieldChange[] {
  const from = before === null ? null : pickContent(before);
  return publicNames.flatMap(([key, field]) => {
    const change = { field, before: from?.[key] ?? null, after: after[key] };
    const isEmpty = from === null && Array.isArray(change.after) && change.after.length === 0;
    return isEmpty || canonicalJson(change.before) === canonicalJson(change.after) ? [] : [change];
  });
}

function explainSetAside({ content }: CourseRecord, row: number, fields: readonly FieldChange[]) {
  return newFinding({
    code: 'CRS-S01',
    level: 'info',
    slot: 'file',
    row,
    value: content.title,
    data: { fields: fields.map(({ field }) => field) },
  });
}
