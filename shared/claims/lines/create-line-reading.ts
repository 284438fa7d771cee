import type { Finding } from '../../findings/finding.ts';
import { newFinding } from '../../findings/new-finding.ts';
import { createRowNotes } from '../../findings/row-notes.ts';
import type { RowCells } from '../../runs/reading-rules.ts';
import { claimKeyOf } from '../claim-keys.ts';
import type { ClaimLine, ClaimRow } from '../claim-row.ts';
import type { ClaimSlot, LineKind } from '../claim-slots.ts';
import { recapFields, statFields } from '../claims-fields.ts';
import { isExampleClaim } from '../example-claims.ts';
import { createColumnProofs } from './column-proofs.ts';
import { createControlTotals } from './control-totals.ts';
import { emptyLine } from './empty-line.ts';
import { createContradictions } from './find-contradictions.ts';
import type { LineContext, LineReading } from './line-reading.ts';
import { readRecapLine, recapAmounts } from './read-recap-line.ts';
import { readStatLine, statAmounts } from './read-stat-line.ts';
import { type AmountField, createAmountsReading } from './row-amounts.ts';
import { createDayReading, createRowReading, type FileReading } from './row-cells.ts';

const kinds = {
  stat: { fields: statFields, amounts: statAmounts, readLine: readStatLine },
  recap: { fields: recapFields, amounts: recapAmounts, readLine: readRecapLine },
} as const;

/** Columns that the comparison and the mapping tell of by name. */
const toldLater: ReadonlySet<string> = new Set([
  ...['claim_id', 'claim_status', 'settlement_date', 'policy_number', 'main_insured'],
  ...['beneficiary', 'partner', 'invoice_number', 'amount_claimed', 'amount_reimbursed'],
]);

/**
 * Reads the lines of a statement or a recap by the rules of CLAIMS §3. Memory stays flat but for
 * fingerprints of insured persons and policies.
 * Whether more is reimbursed than claimed (CLM-R09) only a whole claim tells: the comparison does.
 */
export function createLineReading(kind: LineKind, context: LineContext): LineReading {
  const { fields, amounts: needs, readLine } = kinds[kind];
  const proofs = createColumnProofs(context);
  const readDay = createDayReading(context, 1900);
  const file: FileReading = { context, proofs, repaired: 0, readDay };
  const readAmounts = createAmountsReading(file, needs);
  const totals = createControlTotals(context, Object.keys(needs) as AmountField[]);
  const contradictions = createContradictions();
  const headersOf = createHeaderPicking();
  let lastHeaders: RowCells['headers'] = {};
  let sheet: string | null = null;
  let nameOnly = 0;

  return {
    fields,
    countDaysFrom(epoch) {
      file.readDay = createDayReading(context, epoch);
    },
    readRow(at, lost) {
      lastHeaders = at.headers;
      sheet = at.sheet;
      const row = createRowReading(at, file);
      const amounts = readAmounts(row);
      const line: ClaimLine = readLine(row, amounts, file);
      totals.addRow(amounts);
      if (line.kind === 'stat' && lost === undefined && !isExample(line)) {
        contradictions.meet(row, line);
        if (line.memberId === null && line.mainInsured !== null) nameOnly += 1;
      }
      const { findings } = row.notes;
      if (lost === undefined && isExample(line)) {
        return { ...readExample(kind, context.slot, at, line), exampleDay: line.settlementDate };
      }
      return {
        row: {
          slot: context.slot,
          row: at.row,
          sheet: at.sheet,
          claimKey: line.claimId === null ? null : claimKeyOf(line.claimId),
          line,
          rejectedBy: lost === undefined ? codesOf(findings) : [lost],
          headers: headersOf(at.headers),
        },
        // What made the row unreadable is told; what follows from it would only distract.
        findings: lost === undefined ? findings : [],
      };
    },
    meetLostRow: totals.meetLostRow,
    takeTotal(total) {
      totals.take(total);
      return [];
    },
    proved: proofs.proved,
    remarks: () => [
      ...proofs.tell(lastHeaders, sheet),
      ...tellRepaired(file, sheet),
      ...tellNameOnly(context, nameOnly, lastHeaders, sheet),
      ...totals.tell(),
    ],
  };
}

const isExample = ({ claimId }: ClaimLine): boolean =>
  claimId !== null && isExampleClaim(claimKeyOf(claimId));

/** An example of the template is nobody's claim: rejected by itself, whatever stands in it. */
function readExample(kind: LineKind, slot: ClaimSlot, at: RowCells, { currency }: ClaimLine) {
  const { sheet, row } = at;
  const notes = createRowNotes(at);
  notes.reject('CLM-R25', 'claim_id');
  const line = emptyLine(kind, currency);
  const rejectedBy = codesOf(notes.findings);
  return {
    row: { slot, row, sheet, claimKey: null, line, rejectedBy },
    findings: notes.findings,
  };
}

const none: readonly string[] = [];

function codesOf(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return none;
  const rejecting = findings.filter(({ level }) => level === 'rejected');
  return [...new Set(rejecting.map(({ code }) => code))];
}

/** One object for all rows of a table. */
function createHeaderPicking(): (headers: RowCells['headers']) => NonNullable<ClaimRow['headers']> {
  const known = new WeakMap<RowCells['headers'], NonNullable<ClaimRow['headers']>>();
  return (headers) => {
    const before = known.get(headers);
    if (before !== undefined) return before;
    const told = Object.entries(headers).filter(([field]) => toldLater.has(field));
    const picked = Object.fromEntries(told);
    known.set(headers, picked);
    return picked;
  };
}

function tellRepaired({ context, repaired }: FileReading, sheet: string | null): Finding[] {
  if (repaired === 0) return [];
  const data = { reason: 'CLM-F10-CELLS', count: repaired };
  return [newFinding({ code: 'CLM-F10', level: 'info', slot: context.slot, sheet, data })];
}

/** Once for the file: where nobody has a number, every row would say the same. */
function tellNameOnly(
  { slot }: LineContext,
  count: number,
  headers: RowCells['headers'],
  sheet: string | null,
): Finding[] {
  if (count === 0) return [];
  const data = { reason: 'CLM-R14-NAME-ONLY', count };
  const column = headers['member_id'] ?? null;
  return [newFinding({ code: 'CLM-R14', level: 'warning', slot, sheet, column, data })];
}
