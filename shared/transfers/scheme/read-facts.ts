import type { TransferFacts } from '../scheme-adapter.ts';
import type { TransferPhase } from '../transfer.ts';
import type { Party, TransferRecord } from './adapter-answer.schema.ts';

/**
 * How far a transfer came, and what the quote said. Amounts are told only in the transfer's own
 * currency: a quote in another one is not what the payer was promised.
 */
export function factsOf(record: TransferRecord): TransferFacts {
  const quote = record.quoteResponse?.body;
  const currency = record.currency ?? quote?.transferAmount?.currency;
  const amountOf = (money: { amount: string; currency: string } | undefined) =>
    money !== undefined && money.currency === currency ? money.amount : null;
  return {
    phase: phaseOf(record),
    payeeReceives: amountOf(quote?.payeeReceiveAmount),
    payeeFee: amountOf(quote?.payeeFspFee),
    payeeName: nameOf(record.getPartiesResponse?.body?.party),
  };
}

/** The furthest phase that is through: what the scheme has in its ledger was agreed before. */
function phaseOf({
  fulfil,
  quoteResponse,
  getPartiesResponse,
}: TransferRecord): TransferPhase | null {
  const state = fulfil?.body?.transferState;
  if (state === 'COMMITTED') return 'transfer';
  if (state !== undefined || quoteResponse?.body?.transferAmount !== undefined) return 'agreement';
  return getPartiesResponse?.body?.party?.partyIdInfo?.fspId === undefined ? null : 'discovery';
}

/** The name by which the scheme knows a party: the one it shows, else first and last name. */
export function nameOf(party: Party): string | null {
  const { firstName = '', lastName = '' } = party?.personalInfo?.complexName ?? {};
  const name = (party?.name ?? '').trim() || `${firstName} ${lastName}`.trim();
  return name === '' ? null : name.slice(0, 200);
}
