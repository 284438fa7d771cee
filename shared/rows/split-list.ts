import { rememberCells } from './remember-cells.ts';
import { stripMarkup } from './sanitise-text.ts';

/** What may stand before the `;` of an entity: `&amp`, `&#39`, `&#xE9`. */
const openEntity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31})$/i;
const entityCharsMax = 34;

/**
 * Divides a list in a cell at its `;`, but not at those that end an entity: in
 * `R&amp;D;Le&ccedil;on` there are two things, and in `R&D;Droit` as well. The entities stay as
 * they are for whoever cleans the parts.
 */
export function splitAtSemicolons(text: string): readonly string[] {
  const parts = text.split(';');
  if (parts.length === 1 || !text.includes('&')) return parts;
  const joined: string[] = [];
  let open = '';
  for (const [i, part] of parts.entries()) {
    open += part;
    if (i < parts.length - 1 && endsInEntity(part)) {
      open += ';';
      continue;
    }
    joined.push(open);
    open = '';
  }
  return joined;
}

function endsInEntity(part: string): boolean {
  const [found] = openEntity.exec(part.slice(-entityCharsMax)) ?? [];
  return found !== undefined && isEntity(`${found};`);
}

/** `&D;` of `R&D;` looks like one; only the parser knows all names. */
const isEntity = rememberCells((text) => stripMarkup(String(text)) !== text);
