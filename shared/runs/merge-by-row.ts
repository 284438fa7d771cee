/**
 * Two streams of rows as one, by row number; each of them has its own in order. Of each only one
 * item is held.
 */
export async function* mergeByRow<T extends { readonly row: number }>(
  one: AsyncIterable<T>,
  other: AsyncIterable<T>,
): AsyncGenerator<T> {
  const [a, b] = [one[Symbol.asyncIterator](), other[Symbol.asyncIterator]()];
  try {
    let [left, right] = [await a.next(), await b.next()];
    while (!left.done || !right.done) {
      if (!left.done && (right.done || left.value.row <= right.value.row)) {
        yield left.value;
        left = await a.next();
      } else if (!right.done) {
        yield right.value;
        right = await b.next();
      }
    }
  } finally {
    // Whoever stops after a page leaves both streams where they are.
    await Promise.all([a.return?.(), b.return?.()]);
  }
}
