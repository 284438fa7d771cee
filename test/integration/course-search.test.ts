import { beforeAll, describe, expect, test } from 'vitest';
import { type CallApi, outputs, signInAs } from './local-cloud.ts';
import { aRareWord, warmSearch } from './search-rig.ts';
import { importToTheEnd } from './upload-rig.ts';

/** So that other tests' courses do not count. */
const mark = aRareWord('zq');

const courses = [
  {
    title: `Vannerie ${mark} : les paniers`,
    description: 'Tresser l’osier <b>à la main</b>.',
    category: `Artisanat ${mark}`,
    instructor: 'Coumba Sagna',
    difficulty: 'beginner',
    price: 0,
    language: 'fr',
    tags: ['osier'],
  },
  {
    title: `Weaving ${mark} baskets`,
    description: 'Willow, reed and patience.',
    category: `Artisanat ${mark}`,
    instructor: 'Coumba Sagna',
    difficulty: 'advanced',
    price: 45,
    language: 'en',
    tags: ['willow'],
  },
];

interface Found {
  total: number;
  did_you_mean: string | null;
  query_id: string;
  items: { id: string; title: string; highlight: { title: string | null } }[];
  facets: Record<string, { value: unknown; count: number }[]>;
}

let staff: CallApi;
let approver: CallApi;

const find = async (call: CallApi, query: Record<string, string>) => {
  const response = await call(`/api/courses/search?${new URLSearchParams(query)}`);
  expect(response.status).toBe(200);
  return (await response.json()) as Found;
};

beforeAll(async () => {
  expect(outputs.search_url, 'these tests need a search node').not.toBeNull();
  staff = await signInAs('staff');
  approver = await signInAs('payment_approver');
  await warmSearch(staff);
  const run = await importToTheEnd(staff, JSON.stringify(courses), { name: 'courses.json' });
  expect(run.status).toBe('DONE');
});

describe('search follows from an import', () => {
  test('within two seconds of its end', async () => {
    await expect
      .poll(async () => (await find(staff, { q: mark })).total, { timeout: 2_000, interval: 100 })
      .toBe(2);
  });

  test('every signed-in role searches, misspellings and accents forgiven', async () => {
    const page = await find(approver, { q: `vanerie ${mark}` });
    expect(page.items[0]?.title).toBe(`Vannerie ${mark} : les paniers`);
    expect(page.query_id).toMatch(/^qry_[0-9A-Z]{26}$/);
    expect((await find(approver, { q: `weaving ${mark} basket` })).total).toBe(1);
  });

  test('facets count beside their own filter', async () => {
    const page = await find(staff, { q: mark, difficulty: 'advanced' });
    expect(page.total).toBe(1);
    expect(page.facets['difficulty']).toEqual([
      { value: 'advanced', count: 1 },
      { value: 'beginner', count: 1 },
    ]);
  });

  test('suggestions name the course', async () => {
    const response = await staff(`/api/courses/suggest?q=vanner`);
    const { items } = (await response.json()) as { items: { text: string; kind: string }[] };
    expect(items).toContainEqual(
      expect.objectContaining({ text: `Vannerie ${mark} : les paniers`, kind: 'course' }),
    );
  });

  test('what was found can be read, and its relatives', async () => {
    const [found] = (await find(staff, { q: `weaving ${mark}` })).items;
    const one = await approver(`/api/courses/${found?.id}`);
    expect(await one.json()).toMatchObject({ title: `Weaving ${mark} baskets`, price_minor: 4500 });
    const related = await approver(`/api/courses/${found?.id}/related`);
    const { items } = (await related.json()) as { items: { title: string }[] };
    expect(items.map(({ title }) => title)).toContain(`Vannerie ${mark} : les paniers`);
  });
});

describe('what is refused', () => {
  test.each([
    { path: '/api/courses/search?page=101&page_size=100', status: 422, code: 'CRS-SEARCH-DEPTH' },
    { path: '/api/courses?cursor=nonsense', status: 422, code: 'RUN-CURSOR' },
    { path: '/api/courses/crs_none', status: 404, code: 'CRS-404' },
  ])('$path is $code', async ({ path, status, code }) => {
    const response = await staff(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code });
  });

  test('a filter that does not exist', async () => {
    expect((await staff('/api/courses/search?difficulty=hard')).status).toBe(422);
  });

  test('a search without a token', async () => {
    expect((await fetch(`${outputs.api_url}/api/courses/search`)).status).toBe(401);
  });
});

test('the list comes in parts, no course twice', async () => {
  const ids: string[] = [];
  let cursor = '';
  // Other tests' courses are in the list too: a few parts of it are enough.
  for (let part = 0; part < 4; part += 1) {
    const response = await staff(`/api/courses?limit=1${cursor}`);
    const page = (await response.json()) as { items: { id: string }[]; next_cursor: string | null };
    ids.push(...page.items.map(({ id }) => id));
    if (page.next_cursor === null) break;
    cursor = `&cursor=${page.next_cursor}`;
  }
  expect(ids.length).toBeGreaterThanOrEqual(2);
  expect(new Set(ids).size).toBe(ids.length);
});
