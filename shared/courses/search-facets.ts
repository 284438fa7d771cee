import type { SearchJson } from './search-index.ts';
import type { SearchQuery } from './search-query.ts';

const facetNames = [
  'category',
  'difficulty',
  'learning_mode',
  'language',
  'is_free',
  'price',
] as const;
export type FacetName = (typeof facetNames)[number];

const categoriesMax = 50;
/** Where price buckets end, in units of whatever currency: 1, 2, 5 from tens of euros to francs. */
const priceSteps = [
  20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000,
] as const;
/** Added to a step, so that it belongs to the bucket that it ends and `price_max` finds it there. */
const justAbove = 0.005;

const buckets: readonly { readonly key: string; readonly from?: number; readonly to?: number }[] = [
  { key: `0-${priceSteps[0]}`, to: priceSteps[0] + justAbove },
  ...priceSteps.map((step, at) => {
    const end = priceSteps[at + 1];
    const from = step + justAbove;
    return end === undefined
      ? { key: `${step}.01-`, from }
      : { key: `${step}.01-${end}`, from, to: end + justAbove };
  }),
];

const countedBy: Readonly<Record<FacetName, SearchJson>> = {
  category: { terms: { field: 'category', size: categoriesMax } },
  difficulty: { terms: { field: 'difficulty' } },
  learning_mode: { terms: { field: 'learning_mode' } },
  language: { terms: { field: 'language', size: 30 } },
  is_free: { terms: { field: 'is_free' } },
  price: { range: { field: 'price', ranges: buckets } },
};

/** A duration has no facet, but it hides hits like one. */
type FilterName = FacetName | 'duration';

/**
 * Filters that the reader sets, by facet. They narrow the hits after counting: a facet is counted
 * under all the other facets' filters but not its own, so that its other values stay in sight.
 */
export function filterHits(query: SearchQuery): ReadonlyMap<FilterName, SearchJson> {
  const filters = new Map<FilterName, SearchJson>();
  if (query.category !== undefined)
    filters.set('category', term('category.folded', query.category));
  for (const name of ['difficulty', 'learning_mode', 'language', 'is_free'] as const) {
    const value = query[name];
    if (value !== undefined) filters.set(name, term(name, value));
  }
  const price = range('price', toNumber(query.price_min), toNumber(query.price_max));
  if (price) filters.set('price', price);
  const duration = range('duration_hours', query.duration_min, query.duration_max);
  if (duration) filters.set('duration', duration);
  return filters;
}

/** The counting of every facet. */
export function countFacets(filters: ReadonlyMap<FilterName, SearchJson>): SearchJson {
  return Object.fromEntries(
    facetNames.map((name) => {
      const others = [...filters].filter(([facet]) => facet !== name).map(([, filter]) => filter);
      return [name, { filter: { bool: { filter: others } }, aggs: { values: countedBy[name] } }];
    }),
  );
}

/** From–to, both ends included; undefined when neither is given. */
function range(field: string, from?: number, to?: number): SearchJson | undefined {
  if (from === undefined && to === undefined) return undefined;
  const ends = { ...(from !== undefined && { gte: from }), ...(to !== undefined && { lte: to }) };
  return { range: { [field]: ends } };
}

export function term(field: string, value: string | boolean): SearchJson {
  return { term: { [field]: { value } } };
}

const toNumber = (amount: string | undefined) =>
  amount === undefined ? undefined : Number(amount);
