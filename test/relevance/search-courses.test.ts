import { beforeAll, describe, expect, test } from 'vitest';
import { searchCourses, suggestCourses } from '../../shared/courses/search-courses.ts';
import { searchQuerySchema } from '../../shared/courses/search-query.ts';
import { relatedCourses } from '../../shared/courses/search-related.ts';
import { catalogue } from './catalogue.ts';
import { openIndex } from './open-index.ts';

const { index, refresh } = openIndex('relevance');
const member = { seesInactive: false, lang: 'fr' } as const;
const staff = { seesInactive: true, lang: 'fr' } as const;

beforeAll(async () => {
  const outcomes = await index.write(catalogue.map((course) => ({ kind: 'put', course })));
  expect(outcomes.filter(({ result }) => result !== 'written')).toEqual([]);
  await refresh();
});

async function search(
  query: Record<string, string>,
  searcher: typeof member | typeof staff = member,
) {
  const searching = await searchCourses(index, searchQuerySchema.parse(query), searcher, 'qry_1');
  if (searching.kind !== 'found') throw new Error(searching.kind);
  return searching.page;
}
const titles = async (query: Record<string, string>) =>
  (await search({ page_size: '100', ...query })).items.map(({ title }) => title);

describe('words find courses', () => {
  test.each([
    { q: 'les bases de python', first: 'Les bases de Python', why: 'as the title has them' },
    { q: 'PYTHON bases', first: 'Les bases de Python', why: 'in any case and order' },
    { q: 'reseaux', first: 'Réseaux : du câble au nuage', why: 'without accents' },
    { q: 'patisserie francaise', first: 'Pâtisserie française', why: 'without accents' },
    { q: 'gestion de projets agiles', first: 'Gestion de projet agile', why: 'French plurals' },
    { q: 'short stories', first: 'Writing Short Stories', why: 'English plural as written' },
    { q: 'short story', first: 'Writing Short Stories', why: 'English singular of a plural' },
    { q: 'component', first: 'React in Practice', why: 'English plural in a description' },
    { q: 'recette', first: 'Cuisine sénégalaise', why: 'French singular of a tag' },
    { q: 'algebre', first: 'L’algèbre linéaire', why: 'behind an elided article' },
    { q: "l'algèbre", first: 'L’algèbre linéaire', why: 'with another apostrophe' },
    { q: 'c++', first: 'C++ moderne', why: 'a name made of signs' },
    { q: 'C#', first: 'C# and the Desktop', why: 'another one with the same letter' },
    {
      q: 'cours de cuisine sénégalaise',
      first: 'Cuisine sénégalaise',
      why: 'everything is a cours',
    },
    { q: 'Fatou Diallo assurances', first: 'Droit des assurances', why: 'words of several fields' },
    { q: 'the history of trade', first: 'A Short History of Trade', why: 'with stop words' },
  ])('$q finds $first: $why', async ({ q, first }) => {
    const page = await search({ q });
    expect(page.items[0]?.title).toBe(first);
    expect(page.did_you_mean).toBeNull();
  });

  test('exact words bring nothing that only looks alike', async () => {
    expect(await titles({ q: 'java' })).toEqual(['Java pour les entreprises']);
  });

  test.each([
    { q: 'a*', why: 'a wildcard' },
    { q: 'title:python', why: 'a field of the query language' },
    { q: '"bases" AND (python OR', why: 'operators, unclosed' },
    { q: '{"match_all":{}}', why: 'JSON' },
    { q: '<script>alert(1)</script>', why: 'markup' },
    { q: '\\ / [ ] ^ ~ ! : -', why: 'nothing but signs' },
    { q: '中文课程'.repeat(50), why: 'as many words as characters' },
    { q: 'é'.repeat(200), why: 'one endless word' },
    { q: 'aaa-bbb.ccc_ddd/'.repeat(12), why: 'very many words' },
    { q: '\u0000\u202e\ud800', why: 'characters that are none' },
  ])('$why is only words', async ({ q }) => {
    const searching = await searchCourses(index, searchQuerySchema.parse({ q }), member, 'qry_1');
    expect(searching.kind).toBe('found');
    expect((await suggestCourses(index, q, member)).kind).toBe('suggested');
  });
});

describe('misspelt words', () => {
  test.each([
    { q: 'pyhton', first: 'Les bases de Python', meant: 'python' },
    { q: 'phyton data', first: 'Python for Data Analysis', meant: 'python data' },
    { q: 'djnago', first: 'Django avancé', meant: 'django' },
    { q: 'javascrpt', first: 'Introduction à JavaScript', meant: 'javascript' },
    { q: 'comtabilité générale', first: 'Comptabilité générale', meant: 'comptabilité générale' },
    { q: 'comtabilite', first: 'Comptabilité générale', meant: 'comptabilité' },
    { q: 'machin learnig', first: 'Machine Learning Foundations', meant: 'machine learning' },
    { q: 'kuberntes', first: 'Kubernetes from Scratch', meant: 'kubernetes' },
  ])('$q finds $first', async ({ q, first, meant }) => {
    const page = await search({ q });
    expect(page.items[0]?.title).toBe(first);
    expect(page.did_you_mean).toBe(meant);
  });

  test('the beginning of a word is enough when no course has that word', async () => {
    expect((await titles({ q: 'javasc' }))[0]).toBe('Introduction à JavaScript');
  });

  test('what nothing is like finds nothing and suggests nothing', async () => {
    const page = await search({ q: 'zzzzqqqq' });
    expect(page).toMatchObject({ total: 0, items: [], did_you_mean: null });
  });
});

describe('facets and filters', () => {
  test('a facet keeps its other values in sight, and narrows the other facets', async () => {
    const page = await search({ q: 'photo', difficulty: 'beginner' });
    expect(page.total).toBe(2);
    expect(page.facets.difficulty).toEqual([
      { value: 'beginner', count: 2 },
      { value: 'intermediate', count: 1 },
    ]);
    expect(page.facets.language).toEqual([
      { value: 'en', count: 1 },
      { value: 'fr', count: 1 },
    ]);
  });

  test('two filters at once: each facet is counted under the other one', async () => {
    const page = await search({ category: 'Droit', language: 'fr' });
    expect(page.total).toBe(2);
    expect(page.facets.language).toEqual([
      { value: 'fr', count: 2 },
      { value: 'en', count: 1 },
    ]);
    expect(page.facets.category.find(({ value }) => value === 'Droit')).toEqual({
      value: 'Droit',
      count: 2,
    });
  });

  test('a category is found without its accents', async () => {
    expect((await search({ category: 'mathematiques' })).total).toBe(4);
  });

  test('free or not', async () => {
    const page = await search({ category: 'Cuisine', is_free: 'true' });
    expect(page.items.map(({ title }) => title)).toEqual(['Cuisine sénégalaise']);
    expect(page.facets.is_free).toEqual([
      { value: false, count: 2 },
      { value: true, count: 1 },
    ]);
  });

  test('a price bucket holds exactly what its two ends find', async () => {
    const { facets } = await search({ category: 'Bureautique' });
    expect(facets.price).toEqual([
      { value: '0-20', from: '0', to: '20', count: 2 },
      { value: '20.01-50', from: '20.01', to: '50', count: 2 },
    ]);
    expect(
      await titles({ category: 'Bureautique', price_min: '20.01', price_max: '50', sort: 'price' }),
    ).toEqual(['Présentations qui convainquent', 'Excel : tableaux croisés']);
  });

  test('a price at the end of a bucket belongs to it', async () => {
    const { facets } = await search({ q: 'guitare' });
    expect(facets.price).toEqual([{ value: '0-20', from: '0', to: '20', count: 1 }]);
  });

  test('a filter that leaves nothing is no reason to guess at words', async () => {
    const page = await search({ q: 'guitare', category: 'Cuisine' });
    expect(page).toMatchObject({ total: 0, did_you_mean: null });
  });

  test('inactive courses are for those who administer them', async () => {
    expect(await titles({ q: 'python ancien' })).not.toContain('Python ancien');
    const page = await search({ q: 'python ancien' }, staff);
    expect(page.items[0]).toMatchObject({ title: 'Python ancien', active: false });
    expect((await search({ active: 'false' })).total).toBe(0);
    expect((await search({ active: 'false' }, staff)).total).toBe(1);
    expect((await search({}, staff)).total).toBe(60);
    expect((await search({})).total).toBe(59);
  });
});

describe('order, pages and highlights', () => {
  test('by price, both ways', async () => {
    const query = { category: 'Photographie' };
    const rising = ['Retouche d’images', 'Portrait Photography', 'Photographie de nuit'];
    expect(await titles({ ...query, sort: 'price' })).toEqual(rising);
    expect(await titles({ ...query, sort: '-price' })).toEqual([...rising].reverse());
  });

  test('newest first', async () => {
    expect((await titles({ category: 'Musique', sort: 'newest' }))[0]).toBe(
      'Harmonie et composition',
    );
  });

  test('pages do not overlap and leave nothing out', async () => {
    const pages = await Promise.all(
      ['1', '2', '3', '4'].map((page) => search({ page, page_size: '15' })),
    );
    const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
    expect(ids).toHaveLength(59);
    expect(new Set(ids).size).toBe(59);
  });

  test('matched words are marked, everything else is escaped', async () => {
    const [network] = (await search({ q: 'cables' })).items;
    expect(network?.highlight).toEqual({
      title: 'Réseaux : du <em>câble</em> au nuage',
      description: null,
    });
    const [desktop] = (await search({ q: 'form' })).items;
    expect(desktop?.highlight).toEqual({
      title: null,
      description: 'Windows &amp; &lt;<em>forms</em>&gt;.',
    });
  });
});

describe('suggestions', () => {
  const suggest = async (q: string) => {
    const suggesting = await suggestCourses(index, q, member);
    if (suggesting.kind !== 'suggested') throw new Error(suggesting.kind);
    return suggesting.items;
  };

  test.each([
    { q: 'pyt', expected: { text: 'Les bases de Python', kind: 'course', id: 'crs_01' } },
    { q: 'patis', expected: { text: 'Pâtisserie française', kind: 'course', id: 'crs_33' } },
    { q: 'pyhto', expected: { text: 'Les bases de Python', kind: 'course', id: 'crs_01' } },
    { q: 'fat', expected: { text: 'Fatou Diallo', kind: 'instructor', id: null } },
    { q: 'develop', expected: { text: 'Développement web', kind: 'category', id: null } },
    { q: 'recet', expected: { text: 'recettes', kind: 'tag', id: null } },
  ])('$q suggests $expected.text', async ({ q, expected }) => {
    expect(await suggest(q)).toContainEqual(expected);
  });

  test('a tag comes alone, not with its neighbours', async () => {
    const tags = (await suggest('recet')).filter(({ kind }) => kind === 'tag');
    expect(tags.map(({ text }) => text)).toEqual(['recettes']);
  });

  test('nothing inactive', async () => {
    expect((await suggest('python anc')).map(({ text }) => text)).not.toContain('Python ancien');
  });
});

test('related courses have much in common, and are not the course itself', async () => {
  const relating = await relatedCourses(index, 'crs_17', member);
  if (relating.kind !== 'related') throw new Error(relating.kind);
  expect(relating.items[0]?.title).toBe('Comptabilité analytique');
  expect(relating.items.map(({ id }) => id)).not.toContain('crs_17');
});
