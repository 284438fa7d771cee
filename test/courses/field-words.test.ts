import { expect, test } from 'vitest';
import { courseFieldWords } from '../../shared/courses/course-field-words.ts';
import { coursesFields } from '../../shared/courses/courses-fields.ts';
import { createFieldFinder } from '../../shared/rows/match-columns.ts';

const find = createFieldFinder(coursesFields);

test.each(Object.entries(courseFieldWords))(
  'whoever renames a column to what a message calls %s is understood',
  (field, { fr, en }) => {
    expect([find(fr), find(en)]).toEqual([field, field]);
  },
);

test.each([
  ['Prix TTC', 'price'],
  ['Prix TTC (F CFA)', 'price'],
  ['Tarif (F CFA)', 'price'],
  ['Coût unitaire', 'price'],
  ['Nb d’heures', 'duration'],
  ["Nb d'heures", 'duration'],
  ['Niveau requis', 'difficulty'],
])('an office’s header %s is the %s', (header, field) => {
  expect(find(header)).toBe(field);
});
