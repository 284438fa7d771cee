import type { Finding, FindingLevel } from '../../findings/finding.ts';
import type { RecordLine } from '../../runs/chunk-store.ts';
import type { Run } from '../../runs/run.ts';
import { messageCodeOf } from '../scheme/scheme-codes.ts';
import type { Transfer } from '../transfer.ts';
import type { MovedTransfer } from './decide-batch.ts';

/** A transfer of which nobody knows the fate when its run ends. */
export const unresolvedCode = 'TRF-L02';

/**
 * The lines by which a run tells what became of its transfers, in order of rows: `created` is paid,
 * `rejected` failed, `set-aside` cancelled. They name the sender's id of the transfer, its row and
 * a code; nothing of the payee and no amount.
 */
export function writeOutcomeLines(run: Run, moved: readonly MovedTransfer[]): RecordLine[] {
  return moved
    .flatMap((each) => {
      const line = lineOf(run, each);
      return line === undefined ? [] : [line];
    })
    .sort((a, b) => a.row - b.row);
}

/** The line of a transfer that is left unresolved: set aside. */
export function unresolvedLine(run: Run, transfer: Transfer): RecordLine {
  // Of a payee who was only looked up nothing was sent: other words say so.
  const data = run.dryRun ? { reason: `${unresolvedCode}-LOOK-UP` } : {};
  return toLine(run, transfer, 'set-aside', { ...aFinding(unresolvedCode, 'warning'), data });
}

function lineOf(run: Run, { before, after, became }: MovedTransfer): RecordLine | undefined {
  switch (became) {
    case 'completed':
      return toLine(run, before, 'created', null);
    case 'failed':
      return toLine(run, before, 'rejected', aFinding(codeOf(after), 'rejected'));
    case 'cancelled':
      return toLine(run, before, 'set-aside', aFinding(codeOf(after), 'info'));
    // It was told as failed; the account's ledger tells the correction.
    case 'corrected':
    case null:
      return undefined;
  }
}

type Told = Pick<Finding, 'code' | 'level'> & Partial<Pick<Finding, 'data'>>;

const aFinding = (code: string, level: FindingLevel): Told => ({ code, level });
const codeOf = ({ error }: Transfer) => messageCodeOf(error?.code ?? 'unclear');

function toLine(
  { files: [file] }: Run,
  { transferId, row, version }: Transfer,
  outcome: RecordLine['outcome'],
  told: Told | null,
): RecordLine {
  const nowhere = { sheet: null, column: null, value: null, expected: null, data: {} };
  return {
    id: transferId,
    row,
    outcome,
    basedOn: version,
    code: told?.code ?? null,
    group: 0,
    fields: [],
    finding: told && { ...nowhere, ...told, slot: file?.slot ?? 'file', row },
  };
}
