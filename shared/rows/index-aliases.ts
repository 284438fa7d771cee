import type { FieldSpec } from '../sources/source-item.ts';
import { normaliseHeader } from './normalise-header.ts';

/** What a header means, and how surely. */
export interface AliasHit {
  readonly field: string;
  /** 0: a name of its own; 1, 2 …: names that other columns may have too, the surer first. */
  readonly rank: number;
  /** Normalised headers beside which the name means something else. */
  readonly unlessBeside: readonly string[];
}

export interface AliasIndex {
  find(header: string): AliasHit | undefined;
  /** Normalised names by field, to compare with. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
}

/** Characters of a name; what is longer is text, and nobody's alias. */
const nameCharsMax = 300;
/** Names whose meaning is remembered; objects bring the same keys again and again. */
const rememberedMax = 2_000;

const indexes = new WeakMap<readonly FieldSpec[], AliasIndex>();

/** Every name of every field, normalised. Made once for the fields of a domain. */
export function indexAliases(fields: readonly FieldSpec[]): AliasIndex {
  const known = indexes.get(fields);
  if (known !== undefined) return known;
  const hits = new Map<string, AliasHit>();
  const spellings = new Map<string, readonly string[]>();
  for (const field of fields) {
    const ranked = rankNames(field);
    spellings.set(
      field.name,
      ranked.map(([spelling]) => spelling),
    );
    for (const [spelling, hit] of ranked) {
      const other = hits.get(spelling);
      if (other === undefined || hit.rank < other.rank) hits.set(spelling, hit);
    }
  }
  const index = {
    find: rememberNames((name) => hits.get(normaliseHeader(name)) ?? hits.get(asOneWord(name))),
    spellings,
  };
  indexes.set(fields, index);
  return index;
}

function rankNames(field: FieldSpec): readonly (readonly [string, AliasHit])[] {
  const { name, aliases, weakAliases = [], unlessBeside = {}, chosen, given = [] } = field;
  const beside = new Map(
    Object.entries(unlessBeside).map(([alias, others]) => [
      normaliseHeader(alias),
      others.map(normaliseHeader),
    ]),
  );
  const rank = (alias: string, at: number): readonly [string, AliasHit] => {
    const spelling = normaliseHeader(alias);
    return [spelling, { field: name, rank: at, unlessBeside: beside.get(spelling) ?? [] }];
  };
  if (chosen !== undefined) return [rank(chosen, 0)];
  const elsewhere = new Set(given.map(normaliseHeader));
  return [
    ...[name, ...aliases].map((alias) => rank(alias, 0)),
    ...weakAliases.map((alias, i) => rank(alias, i + 1)),
  ].filter(([spelling]) => !elsewhere.has(spelling));
}

/** `ChfID` is `chfid` to those who do not part words at capitals. */
const asOneWord = (name: string): string => normaliseHeader(name.toLowerCase());

function rememberNames(find: (name: string) => AliasHit | undefined): AliasIndex['find'] {
  const remembered = new Map<string, AliasHit | undefined>();
  return (name) => {
    if (name.length > nameCharsMax) return undefined;
    const hit = remembered.get(name);
    if (hit !== undefined || remembered.has(name)) return hit;
    const found = find(name);
    if (remembered.size < rememberedMax) remembered.set(name, found);
    return found;
  };
}
