import type { Finding } from '../../findings/finding.ts';
import { hidden, hideCells } from '../../findings/hide-cells.ts';
import { newFinding } from '../../findings/new-finding.ts';
import { wordMessage } from '../../messages/catalogue.ts';
import { fillWording } from '../../messages/fill-wording.ts';
import { presentFinding } from '../../runs/present-report.ts';
import type { Language } from '../../runs/run.ts';
import { claimsCorrectionsWords } from './claims-corrections-words.ts';
import type { AffectedClaim, AffectedRow } from './gather-affected.ts';

/** Fields whose cells are coloured on every row of a claim, by what is wrong with it as a whole. */
const fieldsOfCode: Readonly<Record<string, readonly string[]>> = {
  'CLM-X01': ['claim_id'],
  'CLM-X02': ['claim_id'],
  'CLM-X03': ['amount_claimed'],
  'CLM-X04': ['amount_claimed'],
  'CLM-X05': ['amount_reimbursed'],
  'CLM-X06': ['amount_reimbursed'],
  'CLM-X07': ['amount_claimed', 'amount_reimbursed'],
  'CLM-M01': ['main_insured'],
  'CLM-M06': ['policy_number'],
};

/** What a claim is rejected for, in words. */
export interface ClaimInWords {
  readonly code: string | null;
  readonly message: string | null;
  readonly fix: string | null;
  /** Why, as far as the comparison can tell. */
  readonly observation: string | null;
}

export function tellClaim({ line, code, finding }: AffectedClaim, lang: Language): ClaimInWords {
  const { observation } = line;
  const why = observation && wordMessage(observation.code, observation.data, lang);
  const said = code ?? finding?.code;
  if (said === undefined) return { code, message: null, fix: null, observation: why };
  const outline = outlineOf(finding ?? newFinding({ code: said, level: 'rejected', slot: '' }));
  const { message, fix } = presentFinding(outline, lang);
  return { code: said, message, fix, observation: why };
}

/** A finding that says what its code means, without what is different in each case. */
export function outlineOf(finding: Finding): Finding {
  const { value, expected, data } = finding;
  return {
    ...finding,
    value: value === null ? null : hidden,
    expected: expected === null ? null : hidden,
    // The observation stands beside it, in a column or line of its own.
    data: { ...hideCells(data), parts: hidden },
  };
}

/** What is to be said of a row: by colouring cells, and in words. */
export interface RowInWords {
  readonly findings: readonly Finding[];
  readonly remarks: readonly string[];
}

/**
 * What is said of one row: what it was rejected for, what its claim was, and remarks.
 *
 * @param headers of the sender, by canonical field
 */
export function tellAffectedRow(
  { claim, isSetAside, findings }: AffectedRow,
  headers: Readonly<Record<string, string>>,
  place: { readonly slot: string; readonly row: number },
  lang: Language,
): RowInWords {
  const words = claimsCorrectionsWords[lang];
  const own = findings.filter(({ level }) => level === 'rejected');
  const others = findings.filter(({ level }) => level !== 'rejected');
  const ofClaim = claim === null || isSetAside ? [] : colourClaim(claim, headers, place);
  const said = others.map((finding) => presentFinding(finding, lang).message);
  const claimSaid = claim === null ? [] : tellOfClaim(claim, ofClaim.length > 0, lang);
  const remarks = [...said, ...claimSaid];
  const isFine = own.length + ofClaim.length === 0;
  const fine = isSetAside && said.length === 0 ? words.setAside : words.fine;
  return {
    findings: [...own, ...ofClaim],
    remarks: isFine ? [fine, ...remarks] : remarks,
  };
}

function colourClaim(
  { code, finding }: AffectedClaim,
  headers: Readonly<Record<string, string>>,
  place: { readonly slot: string; readonly row: number },
): readonly Finding[] {
  if (code === null) return [];
  const fields = fieldsOfCode[code] ?? [];
  return fields.flatMap((field) => {
    const column = headers[field];
    if (column === undefined) return [];
    const known = finding ?? newFinding({ code, level: 'rejected', ...place });
    return [{ ...outlineOf(known), ...place, column }];
  });
}

function tellOfClaim(claim: AffectedClaim, isColoured: boolean, lang: Language): readonly string[] {
  const { message, observation } = tellClaim(claim, lang);
  // What only one of its rows was rejected for is said there.
  const isSaid = isColoured || claim.code === null;
  return [isSaid ? null : message, observation]
    .filter((text) => text !== null)
    .map((text) =>
      fillWording(claimsCorrectionsWords[lang].claim, { claim: claim.line.claimId, text }, lang),
    );
}
