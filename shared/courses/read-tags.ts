import { cleanText } from '../rows/clean-text.ts';
import { rememberCells } from '../rows/remember-cells.ts';
import { splitAtSemicolons } from '../rows/split-list.ts';
import type { CellReading } from '../values/cell-reading.ts';

const tagsMax = 50;
const tagCharsMax = 60;
const tagCleaning = { charsMax: tagCharsMax };

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
  const tags: string[] = [];
  for (const each of list) {
    const tag = readTag(each);
    if (tag.kind === 'problem') return tag;
    if (tag.kind === 'value' && !tags.includes(tag.value)) tags.push(tag.value);
    if (tags.length > tagsMax) return { kind: 'problem', problem: 'too-many' };
  }
  return tags.length === 0 ? { kind: 'empty' } : { kind: 'value', value: tags };
}

const readTag = rememberCells((cell): CellReading<string, 'not-tags' | 'too-long'> => {
  const cleaned = cleanText(cell, tagCleaning);
  if (cleaned.kind === 'problem') {
    return { kind: 'problem', problem: cleaned.problem === 'too-long' ? 'too-long' : 'not-tags' };
  }
  const tag = (cleaned.text ?? '').toLowerCase().replace(/^#+\s*/, '');
  if ([...tag].length > tagCharsMax) return { kind: 'problem', problem: 'too-long' };
  return tag === '' ? { kind: 'empty' } : { kind: 'value', value: tag };
});

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
  // Two blanks in a row divide as well: so do exports that drop their commas.
  return splitAtSemicolons(cell).flatMap((part) => part.replace(/[|\n]| {2,}/g, ',').split(','));
}
