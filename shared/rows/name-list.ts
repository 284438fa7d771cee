/** Characters of a column's or sheet's name that are kept; nobody reads on. */
const nameCharsMax = 200;
/** Names of a list that are kept. */
export const namesMax = 50;

/**
 * A name that a sender chose, short enough for a finding, a run and its journal: those are items
 * of at most 400 KB.
 */
export function cutName(name: string): string {
  const characters = [...name.slice(0, 2 * nameCharsMax + 2)];
  if (characters.length <= nameCharsMax) return name;
  return `${characters.slice(0, nameCharsMax - 1).join('')}…`;
}

/** The first names of a list, each cut; an ellipsis stands for the others. */
export function listNames(names: readonly string[]): readonly string[] {
  const listed = names.slice(0, namesMax).map(cutName);
  return names.length > namesMax ? [...listed, '…'] : listed;
}
