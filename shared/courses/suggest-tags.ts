import type { CourseContent } from './course-content.ts';

const autoTagsMax = 8;
const wordCharsMin = 3;

/** Words that name no subject, without accents: articles, and what any course may be called. */
const stopWords = new Set(
  (
    'a an and are as at be by for from how in into is it its of on or our the this to up what why with you your ' +
    'au aux avec ce ces cette comment d dans de des du elle en est et il l la le les leur ma mes mon ne nos notre ou par pas plus pour pourquoi qu que qui sa sans se ses son sur un une vers vos votre ' +
    'all avance avancee advanced apprendre approfondi atelier bases base basics basic beginner beginners complet complete concept concepts cours course debutant debutants decouvrir discover essentials essentiel formation getting guide initiation intermediaire intermediate introduction learn lecon lesson level maitriser master mastering module niveau notions part partie pratique pratiques practical principes started tous training tutorial tutoriel'
  ).split(' '),
);

/** Subjects whose name is shorter than a word, or holds signs. */
const shortSubjects = new Set([
  'c',
  'c++',
  'c#',
  'f#',
  'r',
  'go',
  'ai',
  'ia',
  'ui',
  'ux',
  'js',
  'ml',
  'rh',
  'hr',
  'it',
  '3d',
  '.net',
  'b2b',
]);
/** `it`, `go`, `c` and `r` are subjects only when they are written like names. */
const namesOnly = new Set(['it', 'go', 'c', 'r']);

/**
 * Tags from a course's title and category: their words, lower case, each once, without those that
 * name no subject or that are tags already. The same course always gives the same ones.
 */
export function suggestTags(
  course: Pick<CourseContent, 'title' | 'category' | 'tags'>,
): readonly string[] {
  const words =
    `${course.title} ${course.category ?? ''}`.match(/\.?[\p{L}\p{N}]+(?:[+#]+)?/gu) ?? [];
  const tags = words.filter(isSubject).map((word) => word.toLowerCase().replace(/^\.(?!net$)/, ''));
  const known = new Set(course.tags);
  return [...new Set(tags)].filter((tag) => !known.has(tag)).slice(0, autoTagsMax);
}

function isSubject(word: string): boolean {
  const plain = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (shortSubjects.has(plain)) return !namesOnly.has(plain) || word !== word.toLowerCase();
  return plain.length >= wordCharsMin && !stopWords.has(plain) && !/^\d+$/.test(plain);
}
