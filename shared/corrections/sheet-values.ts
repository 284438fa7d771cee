import { isBlank } from '../sources/table-reading.ts';

/** A value as a worksheet's cell can hold it. */
export type SheetValue = string | number | boolean | null;

/** A table's cell as the sender wrote it: text stays text, a number keeps all its digits. */
export function toSheetValue(cell: unknown): SheetValue {
  switch (typeof cell) {
    case 'string':
    case 'boolean':
      return cell;
    case 'number':
      // A worksheet keeps 15 digits; what has more can only be kept as text.
      return Number.isFinite(cell) && Number(cell.toPrecision(15)) === cell ? cell : String(cell);
    case 'bigint':
      return String(cell);
    default:
      return cell === null || cell === undefined ? null : JSON.stringify(cell);
  }
}

/**
 * A value of a JSON object as a cell: nested ones and `null` as JSON text. A text that could be
 * taken for JSON is quoted, so that `fromJsonCell` gives back what was there; so is a blank one, as
 * an empty cell is a key that is not there.
 */
export function toJsonCell(value: unknown): SheetValue {
  if (value === null) return 'null';
  const isMistakable =
    typeof value === 'string' && (isBlank(value) || parseNested(value) !== undefined);
  return isMistakable ? JSON.stringify(value) : toSheetValue(value);
}

/** What `toJsonCell` wrote, or a person after it. @param cell that is not blank */
export function fromJsonCell(cell: unknown): unknown {
  if (typeof cell !== 'string') return cell;
  const parsed = parseNested(cell);
  return parsed === undefined ? cell : parsed.value;
}

/** The value of a text that is `null` or a JSON array, object or quoted text. */
function parseNested(text: string): { readonly value: unknown } | undefined {
  if (!/^\s*(?:["[{]|null\s*$)/.test(text)) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
