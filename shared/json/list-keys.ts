import { domains } from '../runs/run.ts';

/** Keys under which exporters put their list, beside other things (`count`, `next`). */
const usualListKeys: readonly string[] = [
  ...['data', 'items', 'results', 'records', 'rows', 'elements', 'entries', 'objects'],
  ...['list', 'value', 'result', 'response', 'payload', ...domains],
];

/** Keys under which interfaces wrap the object that holds the list. */
const usualWrapperKeys: readonly string[] = ['body', 'content', 'export', 'feed', 'root', 'page'];

export interface ListKeys {
  isList(key: string): boolean;
  isWrapper(key: string): boolean;
  /** Names to be told to whoever has to name a list. */
  readonly told: readonly string[];
}

/** @param own keys of the domain's own exports, lower case */
export function createListKeys(own: readonly string[]): ListKeys {
  const lists = new Set([...own, ...usualListKeys]);
  const wrappers = new Set([...lists, ...usualWrapperKeys]);
  return {
    isList: (key) => lists.has(key.toLowerCase()),
    isWrapper: (key) => wrappers.has(key.toLowerCase()),
    told: [...new Set([...own.slice(0, 1), 'data', 'items', 'results'])],
  };
}
