import { cleanText } from '../rows/clean-text.ts';
import type { CellReading } from '../values/cell-reading.ts';

const tagsMax = 50;
const tagCharsMax = 60;

/**
 * Reads tags: divided by `,` `;` `|` or line breaks, or a list, also as JSON text in a cell. Lower
 * case, a leading `#` taken off, each once, in the order in which they came.
 *
 * @see FEATURES L52, L53
 */
export function readTags(
  cell: unknown,
): CellReading<readonly string[], 'not-tags' | 'too-many' | 'too-long'> {
  const list = toList(cell);
  if (list === undefined) return { kind: 'problem', problem: 'not-tags' };
  const tags = new Set<string>();
  for (const each of list) {
    const cleaned = cleanText(each);
    if (cleaned.kind === 'problem') return { kind: 'problem', problem: 'not-tags' };
    const tag = (cleaned.text ?? '').toLowerCase().replace(/^#+\s*/, '');
    if ([...tag].length > tagCharsMax) return { kind: 'problem', problem: 'too-long' };
    if (tag !== '') tags.add(tag);
  }
  if (tags.size > tagsMax) return { kind: 'problem', problem: 'too-many' };
  return tags.size === 0 ? { kind: 'empty' } : { kind: 'value', value: [...tags] };
}

function toList(cell: unknown): readonly unknown[] | undefined {
  if (cell === null || cell === undefined) return [];
  if (Array.isArray(cell)) return cell;
  if (typeof cell === 'number') return [cell];
  if (typeof cell !== 'string') return undefined;
  if (/^\s*\[.*\]\s*$/s.test(cell)) {
    try {
      return JSON.parse(cell) as unknown[];
    } catch {
      return undefined;
    }
  }
  return cell.split(/[,;|\n]/);
}
