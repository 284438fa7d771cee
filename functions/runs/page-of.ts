interface Page<T> {
  readonly items: T[];
  readonly next_cursor: string | null;
}

/**
 * A page of a stream: the cursor is how many matching items came before. A page costs the reading
 * of everything before it: one object of the results bucket for each 500 records or 1,000 findings
 * up to its end, with a filter that matches nothing those of the whole run.
 *
 * @returns undefined for a cursor that no page gave
 */
export async function pageOf<T>(
  items: AsyncIterable<T>,
  limit: number,
  cursor = '0',
): Promise<Page<T> | undefined> {
  if (!/^\d{1,9}$/.test(cursor)) return undefined;
  const skip = Number(cursor);
  const page: T[] = [];
  let seen = 0;
  for await (const item of items) {
    seen += 1;
    if (seen <= skip) continue;
    if (page.length === limit) return { items: page, next_cursor: String(skip + limit) };
    page.push(item);
  }
  return { items: page, next_cursor: null };
}

export async function* keep<T>(
  items: AsyncIterable<T>,
  wanted: (item: T) => boolean,
): AsyncGenerator<T> {
  for await (const item of items) if (wanted(item)) yield item;
}

export async function* mapEach<T, U>(
  items: AsyncIterable<T>,
  map: (item: T) => U,
): AsyncGenerator<U> {
  for await (const item of items) yield map(item);
}
