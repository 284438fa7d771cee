import type { ListKeys } from './list-keys.ts';
import { type Outline, outlineObject } from './outline-object.ts';
import { skipSpace } from './scan-json.ts';

/** What an object is to its reader. */
export type FoundList =
  /** The keys that lead to its list. */
  | { readonly kind: 'list'; readonly path: readonly string[] }
  /** It is a row itself. */
  | { readonly kind: 'single' }
  /** It may be a row, and so may be the elements of its list. */
  | { readonly kind: 'doubtful'; readonly list: string }
  | { readonly kind: 'none' };

/**
 * Finds the list of an object: under a name that lists have, or the only thing the object holds, or
 * (when the text is cut short because it is long) what makes it so long. An object that has itself
 * what a row has to have is the row, whatever lists it holds, but not around a list of the domain's
 * own name: a catalogue has a title too.
 *
 * @param text an object, sound as far as it goes
 */
export function findList(text: string, keys: ListKeys): FoundList {
  const met = search(outlineObject(text), keys);
  if (met === undefined) return { kind: 'none' };
  if (!keys.isOwnList(met.list.key)) {
    for (const object of met.around) {
      const kind = judgeAsRow(object, met.list, keys, text);
      if (kind === 'single') return { kind };
      if (kind === 'doubtful') return { kind, list: met.list.key };
    }
  }
  return { kind: 'list', path: [...met.around.slice(1), met.list].map(({ key }) => key) };
}

/** The lists of objects within a part of a file that is not read: the keys that lead to each. */
export function findListsWithin(text: string): readonly (readonly string[])[] {
  if (text.startsWith('[')) return text.charAt(skipSpace(text, 1)) === '{' ? [[]] : [];
  return text.startsWith('{') ? listsOf(outlineObject(text)) : [];
}

function listsOf({ entries }: Outline): readonly (readonly string[])[] {
  return entries.flatMap((entry) => {
    const found = entry.kind === 'list' ? (entry.holds === 'objects' ? [[]] : []) : listsOf(entry);
    return found.map((path) => [entry.key, ...path]);
  });
}

interface MetList {
  readonly list: Outline;
  /** The objects that hold it, the outermost first. */
  readonly around: readonly Outline[];
}

function search(
  object: Outline,
  keys: ListKeys,
  above: readonly Outline[] = [],
): MetList | undefined {
  const { entries } = object;
  const around = [...above, object];
  const named = entries.filter(({ key, kind }) => kind === 'list' && keys.isList(key));
  const best = named.find(({ holds }) => holds !== 'nothing');
  if (best !== undefined) return { list: best, around };
  const [main] = entries.length === 1 ? entries : entries.filter(({ isOpen }) => isOpen);
  if (main?.kind === 'list' && (main.holds === 'objects' || above.length === 0)) {
    return { list: main, around };
  }
  for (const entry of entries) {
    if (entry.kind !== 'object' || !(entry === main || keys.isWrapper(entry.key))) continue;
    const found = search(entry, keys, around);
    if (found !== undefined) return found;
  }
  return named[0] === undefined ? undefined : { list: named[0], around };
}

/** Whether an object is a row itself, or only wraps a list: the one that has more of a row is it. */
function judgeAsRow(
  { entries }: Outline,
  list: Outline,
  keys: ListKeys,
  text: string,
): 'single' | 'doubtful' | 'wrapper' {
  const plain = entries.filter(({ kind }) => kind === 'other');
  const outer = keys.likeness(plain.map(({ key }) => key));
  if (outer.required === 'no') return 'wrapper';
  const elements = list.holds === 'objects' ? outlineObject(text.slice(list.inner)).entries : [];
  const inner = keys.likeness(elements.map(({ key }) => key));
  const innerFields = inner.required === 'no' ? 0 : inner.fields;
  if (outer.fields > innerFields) return 'single';
  if (outer.required === 'perhaps') return 'wrapper';
  // A title alone is what lessons have; two known fields are as much a row as what wraps them.
  return outer.fields === innerFields && innerFields < 2 ? 'single' : 'doubtful';
}
