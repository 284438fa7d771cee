import type { FieldSpec } from '../sources/source-item.ts';
import { indexAliases } from './index-aliases.ts';
import { normaliseHeader } from './normalise-header.ts';

/** A kind of file that people send by mistake, and the columns by which it is known. */
export interface OtherKind {
  /** A word of the vocabulary (`other_kind`). */
  readonly name: string;
  /** Columns that no file of the domain itself has; each with all its names. One is enough. */
  readonly telling: readonly (readonly string[])[];
  /** Columns that the domain's files may have now and then; one alone says nothing. */
  readonly supporting: readonly (readonly string[])[];
}

/** Lists of people, where the name of each is taken for the title of something. */
export interface PeopleKind {
  readonly name: string;
  /** The domain's field, and those of its names that people have too. */
  readonly field: string;
  readonly names: readonly string[];
  /** Columns that describe a person. */
  readonly columns: readonly (readonly string[])[];
  /** Fields of the domain that no person has; more of them than of `columns` clear the file. */
  readonly unlike: readonly string[];
}

export interface OtherKinds {
  /** Fields that files of those kinds have as well, such as an id and a name. */
  readonly common: readonly string[];
  readonly kinds: readonly OtherKind[];
  readonly people?: PeopleKind;
}

export interface KindGuess {
  readonly kind: string;
  /** The columns that say so, as the sender wrote them. */
  readonly telling: readonly string[];
}

/**
 * Guesses whether a file is of another kind than its domain's: when more of its columns belong to
 * that kind than are the domain's own. `instructor_email` beside a description and a price is no
 * list of instructors.
 */
export function guessOtherKind(
  names: readonly string[],
  fields: readonly FieldSpec[],
  { common, kinds, people }: OtherKinds,
): KindGuess | undefined {
  const { find } = indexAliases(fields);
  const own = new Set(names.flatMap((name) => find(name)?.field ?? []));
  for (const field of common) own.delete(field);
  const spelt = new Map(names.map((name) => [normaliseHeader(name), name]));
  let best: KindGuess | undefined;
  for (const { name, telling, supporting } of kinds) {
    const sure = findNames(telling, spelt);
    const perhaps = findNames(supporting, spelt);
    const found = [...sure, ...perhaps];
    const isPlausible = sure.length > 0 || perhaps.length > 1;
    if (!isPlausible || found.length <= own.size) continue;
    if (found.length > (best?.telling.length ?? 0)) best = { kind: name, telling: found };
  }
  return best ?? (people && guessPeople(names, fields, people, spelt));
}

/** `Nom` beside an address is a person, whatever else the list has that a course may have too. */
function guessPeople(
  names: readonly string[],
  fields: readonly FieldSpec[],
  people: PeopleKind,
  spelt: ReadonlyMap<string, string>,
): KindGuess | undefined {
  const { find } = indexAliases(fields);
  const fieldsOf = names.map((name) => find(name)?.field);
  const titles = names.filter((_, i) => fieldsOf[i] === people.field);
  const personal = new Set(people.names.map(normaliseHeader));
  if (titles.length === 0 || !titles.every((name) => personal.has(normaliseHeader(name)))) {
    return undefined;
  }
  const telling = findNames(people.columns, spelt);
  const against = people.unlike.filter((field) => fieldsOf.includes(field));
  if (telling.length === 0 || against.length > telling.length) return undefined;
  return { kind: people.name, telling };
}

/** Of each column the name under which it is there. */
function findNames(
  columns: readonly (readonly string[])[],
  spelt: ReadonlyMap<string, string>,
): string[] {
  return columns.flatMap((spellings) => {
    const there = spellings.find((spelling) => spelt.has(normaliseHeader(spelling)));
    return there === undefined ? [] : [spelt.get(normaliseHeader(there)) ?? there];
  });
}
