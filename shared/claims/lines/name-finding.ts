import type { Finding, FindingLevel } from '../../findings/finding.ts';
import { createFieldFinder } from '../../rows/match-columns.ts';
import { slotOfKind } from '../claim-slots.ts';
import { recapFields } from '../claims-fields.ts';

/** The engine's codes by the code of CLAIMS §9 that says the same to those who send claims. */
const codesOf: Readonly<Record<string, readonly string[]>> = {
  // No table, or one of a format that is not read
  'CLM-F02': ['RUN-F01', 'RUN-F13', 'RUN-F14', 'RUN-F23'],
  'CLM-F03': ['RUN-F02', 'RUN-F03', 'UPL-04'],
  // Damaged, protected, or so that no row can be told for sure
  'CLM-F04': [
    ...['RUN-F06', 'RUN-F07', 'RUN-F09', 'RUN-F10', 'RUN-F11', 'RUN-F15', 'RUN-F16', 'RUN-F18'],
    ...['RUN-F19', 'RUN-F21', 'RUN-F24', 'RUN-F27', 'RUN-F28', 'RUN-F31', 'RUN-F32', 'UPL-05'],
  ],
  'CLM-F05': ['RUN-F08', 'RUN-F20', 'RUN-F22', 'RUN-F29', 'UPL-03'],
  'CLM-F06': ['RUN-F04', 'RUN-F05', 'RUN-F17', 'RUN-F25'],
  'CLM-F07': ['RUN-F12', 'RUN-F26'],
  'CLM-F10': ['RUN-W03', 'RUN-W09'],
  'CLM-F11': ['RUN-W17'],
  'CLM-F12': ['RUN-W01', 'RUN-W02', 'RUN-W05', 'RUN-W11', 'RUN-W12'],
  'CLM-F16': ['RUN-W06'],
};

const codeOf: ReadonlyMap<string, string> = new Map(
  Object.entries(codesOf).flatMap(([code, reasons]) => reasons.map((reason) => [reason, code])),
);

const levelOf = (code: string): FindingLevel => {
  if (code === 'CLM-F10' || code === 'CLM-F12') return 'info';
  return code === 'CLM-F11' || code === 'CLM-F16' ? 'warning' : 'blocking';
};

/**
 * A finding of the engine under the code by which CLAIMS §9 knows it; what it has no code for (rows
 * that cannot be read, sheets and rows left out) keeps the engine's. The engine's code stays as
 * `data.reason`, and words the message.
 */
export function nameClaimsFinding(finding: Finding): Finding {
  const code = codeOf.get(finding.code);
  if (code === undefined) return finding;
  const reason = totalsByEmployer(finding) ? 'CLM-F06-EMPLOYER' : finding.code;
  return { ...finding, code, level: levelOf(code), data: { ...finding.data, reason } };
}

const findRecap = createFieldFinder(recapFields);

/** Whether the column that is missing is the claim's number, in a recap that adds up by employer. */
function totalsByEmployer({ slot, data }: Finding): boolean {
  const { field, found } = data;
  if (slot !== slotOfKind.recap || field !== 'claim_id' || !Array.isArray(found)) return false;
  const fields = new Set(found.map((header) => findRecap(String(header))));
  return ['employer', 'amount_claimed', 'amount_reimbursed'].every((name) => fields.has(name));
}

/** Codes that say the same of every row of a file: the first one is told (CLAIMS §7: one a file). */
const oncePerFile: ReadonlySet<string> = new Set(['CLM-F10', 'CLM-F16']);

/** Leaves out what was told of the same file. One for each pass over a file. */
export function createOncePerFile(): (findings: readonly Finding[]) => readonly Finding[] {
  const told = new Set<string>();
  const isNew = ({ code }: Finding): boolean => {
    if (!oncePerFile.has(code)) return true;
    if (told.has(code)) return false;
    told.add(code);
    return true;
  };
  return (findings) => (findings.every(isNewOrOften) ? findings : findings.filter(isNew));
}

const isNewOrOften = ({ code }: Finding): boolean => !oncePerFile.has(code);
