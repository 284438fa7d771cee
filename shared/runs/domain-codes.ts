import type { CodedMessage, Domain } from './run.ts';

/** What the engine finds and a domain's own contract has a code for. */
interface DomainCodes {
  /** A file of several that only together are an import did not come. */
  readonly missingFile: string;
  /** Who starts a run belongs to no country. */
  readonly noCountry: string;
  /** Every file of a run was imported before: a remark. Null: nothing is said. */
  readonly importedBefore: string | null;
}

const usual: DomainCodes = {
  missingFile: 'RUN-NEVER-CAME',
  noCountry: 'RUN-COUNTRY-MISSING',
  importedBefore: null,
};

const own: Partial<Record<Domain, DomainCodes>> = {
  claims: { missingFile: 'CLM-F01', noCountry: 'CLM-F13', importedBefore: 'CLM-F09' },
};

/** The codes that a domain's readers know (CLAIMS §9); the engine's where it has none. */
export function codesOf(domain: Domain): DomainCodes {
  return own[domain] ?? usual;
}

/**
 * Of files that only together are an import some did not come.
 *
 * @param came    names of those that did; none is told as such
 * @param missing slots that are empty, where one knows
 */
export function missingFile(
  domain: Domain,
  came: readonly string[],
  missing: readonly string[] = [],
): CodedMessage {
  const slots = missing.length > 0 ? { missing } : {};
  return {
    code: codesOf(domain).missingFile,
    data: { names: came.length > 0 ? came : null, ...slots },
  };
}
