import { hidden } from '../../findings/hide-cells.ts';
import { word, wordMessage } from '../../messages/catalogue.ts';
import type { Language } from '../../runs/run.ts';
import { showTransferId } from '../personal-data/show-transfer-id.ts';
import type { PublicTransfer } from '../public-transfers.schema.ts';
import { messageCodeOf, unknownFateCode } from '../scheme/scheme-codes.ts';
import {
  type Incident,
  isFinal,
  isOfUnknownFate,
  type Transfer,
  type TransferError,
  type TransferState,
} from '../transfer.ts';

/** Who is shown bulks and transfers. */
export interface BulkReader {
  /** Errors are worded in this language. */
  readonly lang: Language;
  /** Sees neither identifiers nor names of payees. */
  readonly isMasked: boolean;
}

/** What is under way is pending to the outside, however far it is (API.md "Bulk transfers", states). */
const statusOf: Readonly<Record<TransferState, PublicTransfer['status']>> = {
  PENDING: 'PENDING',
  SENDING: 'PENDING',
  UNKNOWN: 'PENDING',
  COMPLETED: 'COMPLETED',
  FAILED: 'FAILED',
};

/**
 * A transfer as clients see it.
 *
 * @param attention of its bulk (`publicStateOf`): its run has ended while nobody knows the fate of
 *   so many transfers; this is one of them when it is not final
 * @see API.md "Bulk transfers", `GET …/{id}/status`; "Sign-in and rights" for what admin sees
 */
export function presentTransfer(
  transfer: Transfer,
  reader: BulkReader,
  attention: number,
): PublicTransfer {
  const { state, payee, error } = transfer;
  return {
    transferId: showTransferId(transfer.transferId, reader.isMasked),
    row: transfer.row,
    status: statusOf[state],
    amount: Number(transfer.amountMinor),
    currency: transfer.currency,
    partyIdType: payee.type,
    partyIdentifier: reader.isMasked ? hidden : payee.identifier,
    partyName: mask(payee.name, reader),
    foundName: mask(transfer.foundName, reader),
    phase: transfer.phase,
    payeeReceives: toNumber(transfer.payeeReceivesMinor),
    payeeFee: toNumber(transfer.payeeFeeMinor),
    completedAt: transfer.completedAt,
    error: state === 'FAILED' && error !== null ? presentError(error, reader) : null,
    attention: attention > 0 && !isFinal(state),
    overdue: transfer.needsAttention,
    unknownSince: transfer.unknownSince,
    lastHeard: isOfUnknownFate(transfer) ? presentLastHeard(error, reader) : null,
    incident: transfer.incident && presentIncident(transfer.incident, reader),
    retriedBy: transfer.retriedBy,
    resolvedBy: presentResolution(transfer.resolvedBy, reader),
  };
}

function presentError({ code }: TransferError, { lang }: BulkReader) {
  const told = messageCodeOf(code);
  const { message, cause, fix } = word(told, { code }, lang);
  return { code: told, message, cause, advice: fix };
}

/**
 * What was heard of one that is under way is no reason why it failed, and what helps then does not
 * help here: it may have been paid.
 */
function presentLastHeard(error: TransferError | null, reader: BulkReader) {
  const untold = presentError({ code: unknownFateCode, message: null }, reader);
  return error === null ? untold : { ...presentError(error, reader), advice: untold.advice };
}

function presentIncident({ code, learnt, at }: Incident, { lang }: BulkReader) {
  const message = wordMessage(code, { reason: `${code}-${learnt}` }, lang);
  return { code, learnt, at, message };
}

/** Evidence is written freely: it may name the payee. */
function presentResolution(resolved: Transfer['resolvedBy'], reader: BulkReader) {
  return resolved && { ...resolved, evidence: mask(resolved.evidence, reader) ?? hidden };
}

function mask(name: string | null, { isMasked }: BulkReader): string | null {
  return name !== null && isMasked ? hidden : name;
}

/** Amounts are at most 2^53 − 1 minor units (TRANSFERS "Files"). */
function toNumber(minor: bigint | null): number | null {
  return minor === null ? null : Number(minor);
}
