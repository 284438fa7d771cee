import { indexAliases } from '../rows/index-aliases.ts';
import { domains } from '../runs/run.ts';
import type { FieldSpec } from '../sources/source-item.ts';

/** Keys under which exporters put their list, beside other things (`count`, `next`). */
const usualListKeys: readonly string[] = [
  ...['data', 'items', 'results', 'records', 'rows', 'elements', 'entries', 'objects'],
  ...['list', 'value', 'result', 'response', 'payload', ...domains],
];

/** Keys under which interfaces wrap the object that holds the list. */
const usualWrapperKeys: readonly string[] = ['body', 'content', 'export', 'feed', 'root', 'page'];

/** What the keys of an object say of it as a row of the domain. */
export interface RowLikeness {
  /** Fields of the domain that it has. */
  readonly fields: number;
  /** Whether it has a required one: under a name of its own, or under one that others may have. */
  readonly required: 'surely' | 'perhaps' | 'no';
}

export interface ListKeys {
  isList(key: string): boolean;
  /** Whether a list of this name holds what the domain is about. */
  isOwnList(key: string): boolean;
  isWrapper(key: string): boolean;
  likeness(keys: readonly string[]): RowLikeness;
  /** Names to be told to whoever has to name a list. */
  readonly told: readonly string[];
}

/** @param own keys of the domain's own exports, lower case */
export function createListKeys(
  own: readonly string[],
  fields: readonly FieldSpec[] = [],
): ListKeys {
  const owned = new Set(own);
  const lists = new Set([...own, ...usualListKeys]);
  const wrappers = new Set([...lists, ...usualWrapperKeys]);
  return {
    isList: (key) => lists.has(key.toLowerCase()),
    isOwnList: (key) => owned.has(key.toLowerCase()),
    likeness: (names) => findLikeness(names, fields),
    isWrapper: (key) => wrappers.has(key.toLowerCase()),
    told: [...new Set([...own.slice(0, 1), 'data', 'items', 'results'])],
  };
}

function findLikeness(names: readonly string[], fields: readonly FieldSpec[]): RowLikeness {
  const { find } = indexAliases(fields);
  const required = new Set(fields.filter((field) => field.required).map(({ name }) => name));
  const hits = names.map(find).filter((hit) => hit !== undefined);
  const ranks = hits.filter(({ field }) => required.has(field)).map(({ rank }) => rank);
  return {
    fields: new Set(hits.map(({ field }) => field)).size,
    required: ranks.length === 0 ? 'no' : ranks.includes(0) ? 'surely' : 'perhaps',
  };
}
