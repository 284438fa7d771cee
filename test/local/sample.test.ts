import { readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { expect, test } from 'vitest';

const file = path.resolve(import.meta.dirname, '../../local/sample/courses-sample.csv');
const {
  data: rows,
  errors,
  meta,
} = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8').trimEnd(), { header: true });

test('the sample has the columns and the row of seed 001', () => {
  expect(errors).toEqual([]);
  expect(meta.fields?.join()).toBe(
    'title,description,category,instructor,duration,difficulty,learning_mode,price,is_free,lessons,tags',
  );
  expect(rows[0]).toEqual({
    title: 'Python Basics',
    description: 'Introduction au Python',
    category: 'Programmation',
    instructor: 'Jean Dupont',
    duration: '10',
    difficulty: 'beginner',
    learning_mode: 'text',
    price: '0',
    is_free: 'true',
    lessons: 'Intro;Variables;Functions',
    tags: 'python,beginner',
  });
});

test('it has 60 courses, each of them once', () => {
  const identities = rows.map(({ title, instructor }) => `${title} / ${instructor}`.toLowerCase());
  expect(new Set(identities).size).toBe(60);
  expect(rows).toHaveLength(60);
});
