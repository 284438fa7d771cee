import { describe, expect, test } from 'vitest';
import { coursesFields } from '../../shared/courses/courses-fields.ts';
import { normaliseHeader } from '../../shared/rows/normalise-header.ts';
import type { FieldSpec } from '../../shared/sources/source-item.ts';
import { readCourses } from './import-file.ts';

test('a name belongs to one field only', () => {
  const names = coursesFields.flatMap(({ name, aliases, ...field }: FieldSpec) => [
    ...new Set([name, ...aliases, ...(field.weakAliases ?? [])].map(normaliseHeader)),
  ]);
  expect(names.length).toBeGreaterThan(200);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

describe('exports of other platforms', () => {
  test('Udemy', async () => {
    const { contents, told } = await readCourses('courses/udemy-export.csv');
    expect(contents).toMatchObject([
      {
        externalId: '900001',
        title: 'Bookkeeping from Scratch',
        category: 'Business Finance',
        durationHours: 1.5,
        difficulty: 'all',
        priceMinor: 50,
        isFree: false,
      },
      { title: 'Guitar in a Week', difficulty: 'beginner', priceMinor: 0, isFree: true },
      { title: 'Forecasting Models', difficulty: 'advanced', durationHours: 7.5 },
    ]);
    expect(told).toEqual([
      'RUN-W01 1 url',
      'RUN-W01 1 is_paid',
      'RUN-W01 1 num_subscribers',
      'RUN-W01 1 num_reviews',
      'RUN-W01 1 num_lectures',
      'RUN-W01 1 published_timestamp',
      'CRS-W05 2 price',
    ]);
  });

  test('Coursera, by course: two schools may have a course of one title', async () => {
    const { contents, told } = await readCourses('courses/coursera-export.csv');
    expect(contents).toMatchObject([
      { title: 'Rice Farming', instructor: 'University of Example', difficulty: 'beginner' },
      { title: 'Machine Learning', instructor: 'University of Example', difficulty: 'all' },
      { title: 'Machine Learning', instructor: 'Institute of Samples', difficulty: 'advanced' },
    ]);
    expect(told).toEqual([
      'RUN-W01 1 course_Certificate_type',
      'RUN-W01 1 course_rating',
      'RUN-W01 1 course_students_enrolled',
      'RUN-W05 1 null',
    ]);
  });

  test('Coursera, its catalogue: skills are divided by two blanks', async () => {
    const { contents, told } = await readCourses('courses/coursera-catalogue.csv');
    expect(contents).toMatchObject([
      {
        title: 'Write a Feature Film',
        description: 'Write a full-length script, from idea to draft.',
        instructor: 'Example State University',
        difficulty: 'beginner',
        tags: [
          'drama',
          'comedy',
          'peering',
          'screenwriting',
          'film',
          'document review',
          'dialogue',
          'creative writing',
        ],
      },
      { title: 'Retail Strategy', tags: ['marketing', 'pricing'] },
    ]);
    expect(told).toEqual(['RUN-W01 1 Course Rating', 'RUN-W01 1 Course URL']);
  });

  test('edX: the longer description and the people win over the summary and the school', async () => {
    const { contents, told } = await readCourses('courses/edx-export.csv');
    expect(contents).toMatchObject([
      {
        title: 'How to Learn Anything',
        description: 'The whole description.',
        category: 'Education',
        instructor: 'Awa Exemple-Kossi Modèle',
        difficulty: 'beginner',
        language: 'en',
        priceMinor: 49,
        durationHours: null,
      },
      { title: 'Databases', difficulty: 'advanced', language: 'fr', isFree: true },
    ]);
    expect(told).toEqual([
      'RUN-W01 1 n_enrolled',
      'RUN-W01 1 course_type',
      'RUN-W01 1 subtitles',
      'RUN-W01 1 course_effort',
      'RUN-W01 1 course_length',
      'RUN-W01 1 course_syllabus',
      'RUN-W01 1 course_url',
      'RUN-W11 1 summary',
      'RUN-W11 1 institution',
      'CRS-W05 2 price',
    ]);
  });

  test('Moodle: the full name is the title, the id number the id, the format a layout', async () => {
    const { contents, told } = await readCourses('courses/moodle-export.csv');
    expect(contents).toMatchObject([
      {
        externalId: '2026-001',
        title: 'Bases du tableur',
        description: 'Le ruban et les cellules.',
        category: 'Informatique',
        learningMode: null,
      },
      { externalId: '2026-002', title: 'Comptabilité', description: null },
    ]);
    expect(told).toEqual([
      'RUN-W01 1 startdate',
      'RUN-W01 1 format',
      'RUN-W01 1 visible',
      'RUN-W11 1 shortname',
      'RUN-W04 2 summary',
    ]);
  });

  test('JSON in camel case', async () => {
    const { contents, told } = await readCourses('courses/camel-case.json');
    expect(contents).toMatchObject([
      {
        externalId: 'C-1',
        title: 'Bases du tableur',
        description: 'Le ruban',
        instructor: 'Awa Exemple',
        durationHours: 10,
        difficulty: 'beginner',
        learningMode: 'video',
        priceMinor: 1250,
        currency: 'USD',
        isFree: false,
        tags: ['tableur'],
      },
    ]);
    expect(told).toEqual([
      'RUN-W01 1 instructorEmail',
      'RUN-W01 1 numReviews',
      'RUN-W11 1 shortDescription',
    ]);
  });
});

describe('files of another kind', () => {
  test.each([
    { file: 'inscriptions.csv', kind: 'enrolments' },
    { file: 'formateurs.csv', kind: 'instructors' },
    { file: 'lecons.csv', kind: 'lessons' },
    { file: 'categories.csv', kind: 'categories' },
    { file: 'avis.csv', kind: 'reviews' },
  ])('$file is refused as $kind', async ({ file, kind }) => {
    const { result, contents } = await readCourses(`tables/${file}`);
    expect(contents).toEqual([]);
    expect(result).toMatchObject({
      verdict: 'refused',
      rows: 0,
      findingsByCode: { 'RUN-F17': 1 },
      blocking: { data: { other_kind: kind, expected: expect.arrayContaining(['title']) } },
    });
  });

  test.each([
    { header: 'first_name,last_name,email,bio', kind: 'instructors' },
    { header: 'name,email,phone', kind: 'instructors' },
    { header: 'nom,prenom,email', kind: 'instructors' },
    { header: 'user_id,course_id,progress,grade', kind: 'enrolments' },
    { header: 'course_title,student_name,enrollment_date', kind: 'enrolments' },
    { header: 'lesson_id,lesson_title,course_id,duration', kind: 'lessons' },
    { header: 'title,content,order,video_url', kind: 'lessons' },
    { header: 'id,name,parent_id', kind: 'categories' },
    { header: 'review_id,course_id,reviewer_name,rating,comment', kind: 'reviews' },
  ])('$header: $kind', async ({ header, kind }) => {
    const { result } = await readCourses('a.csv', `${header}\n${header.replace(/\w+/g, 'x')}\n`);
    expect(result.blocking).toMatchObject({ code: 'RUN-F17', data: { other_kind: kind } });
  });

  test.each([
    'title',
    'nom',
    'name,price',
    'id,title,user_id',
    'ordre,titre',
    'titre,commentaire',
    'title,video_url',
    'title,slug',
    'titre,nombre_de_cours',
    'id,title,description,instructor_name,instructor_email,price,num_reviews,num_students,rating',
    'title,instructor,email,phone,price,description',
    'title,description,category,order,slug,created_at,updated_at',
    'course_title,price,num_subscribers,num_reviews,num_lectures,level,completion_rate',
    'titre,formateur,prix,avis,inscrits,progression',
  ])('no false alarm: %s', async (header) => {
    const { told } = await readCourses('a.csv', `${header}\n${header.replace(/\w+/g, 'x')}\n`);
    expect(told.filter((each) => each.startsWith('RUN-F'))).toEqual([]);
  });
});
