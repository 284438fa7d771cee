/** What a cell holds: a value, nothing, or something that cannot be read as one. */
export type CellReading<T, P extends string = string> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'empty' }
  | { readonly kind: 'problem'; readonly problem: P };
