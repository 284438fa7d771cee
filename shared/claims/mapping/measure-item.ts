/** UTF-8 bytes of an item's JSON; DynamoDB holds 400 KB with all that goes with it. */
const itemBytesMax = 350_000;
/** Bytes of one UTF-16 code unit in UTF-8, at most. */
const unitBytesMax = 3;

/** Whether an item is too large for the store, or nearly. */
export function isTooLarge(item: unknown): boolean {
  const json = JSON.stringify(item);
  if (json.length * unitBytesMax <= itemBytesMax) return false;
  return new TextEncoder().encode(json).length > itemBytesMax;
}
