import { describe, expect, test } from 'vitest';
import { coursesFields } from '../../shared/courses/courses-fields.ts';
import { coursesOtherKinds } from '../../shared/courses/courses-other-kinds.ts';
import { guessOtherKind } from '../../shared/rows/guess-other-kind.ts';

const guess = (line: string) => guessOtherKind(line.split(';'), coursesFields, coursesOtherKinds);

describe('a list of people', () => {
  test.each([
    { line: 'Matière;Nom;Email', telling: ['Email'] },
    { line: 'Nom;Prénom', telling: ['Prénom'] },
    { line: 'Matière;Langue;Nom;Prénom', telling: ['Prénom'] },
    { line: 'Full name;Subject;Phone', telling: ['Phone'] },
    { line: 'Nom;Tél;Tarif', telling: ['Tél'] },
  ])('$line is one', ({ line, telling }) => {
    expect(guess(line)).toEqual({ kind: 'instructors', telling });
  });

  test.each([
    { line: 'Titre;Nom;Email', why: 'the title has a name of its own' },
    { line: 'Nom;Description;Durée;Prix;Email', why: 'people have no length and no price' },
    { line: 'Nom;Catégorie', why: 'nothing of a person' },
    { line: 'Matière;Cours;Email', why: 'not a person’s name' },
    { line: 'Nom;Formateur;Durée;Téléphone', why: 'whom to call' },
  ])('$line is none: $why', ({ line }) => {
    expect(guess(line)).toBeUndefined();
  });
});
