import * as z from 'zod';

export interface FacetValue<V extends string | boolean = string> {
  readonly value: V;
  readonly count: number;
}

/** `from` and `to` are what `price_min` and `price_max` take; null: open. */
export interface PriceBucket extends FacetValue {
  readonly from: string | null;
  readonly to: string | null;
}

export interface Facets {
  readonly category: readonly FacetValue[];
  readonly difficulty: readonly FacetValue[];
  readonly learning_mode: readonly FacetValue[];
  readonly language: readonly FacetValue[];
  readonly is_free: readonly FacetValue<boolean>[];
  readonly price: readonly PriceBucket[];
}

const bucket = z.object({
  key: z.union([z.string(), z.number()]),
  key_as_string: z.string().optional(),
  doc_count: z.number(),
});
const facet = z.object({ values: z.object({ buckets: z.array(bucket) }) });

/** A node's answer to `countFacets`. */
export const facetAggregations = z.object({
  category: facet,
  difficulty: facet,
  learning_mode: facet,
  language: facet,
  is_free: facet,
  price: facet,
});

/** Values with their counts, most first; prices in rising order, only those that a course has. */
export function readFacets(counted: z.output<typeof facetAggregations>): Facets {
  return {
    category: readValues(counted.category),
    difficulty: readValues(counted.difficulty),
    learning_mode: readValues(counted.learning_mode),
    language: readValues(counted.language),
    is_free: readValues(counted.is_free).map(({ value, count }) => ({
      value: value === 'true',
      count,
    })),
    price: readValues(counted.price)
      .filter(({ count }) => count > 0)
      .map(readPriceBucket),
  };
}

function readValues({ values }: z.output<typeof facet>): readonly FacetValue[] {
  return values.buckets.map(({ key, key_as_string, doc_count }) => ({
    value: key_as_string ?? String(key),
    count: doc_count,
  }));
}

/** A bucket's name holds its ends (`20.01-50`), the last one's has no end (`500000.01-`). */
function readPriceBucket({ value, count }: FacetValue): PriceBucket {
  const [from, to] = value.split('-');
  return { value, from: from || null, to: to || null, count };
}
