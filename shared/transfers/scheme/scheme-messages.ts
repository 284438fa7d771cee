import type { MessageEntry, MessageTable } from '../../messages/message.ts';
import { networkWordings } from './network-wordings.ts';
import { payeeWordings } from './payee-wordings.ts';
import { payerWordings } from './payer-wordings.ts';
import { requestWordings } from './request-wordings.ts';

/** Codes that mean the same to a payments officer, space-separated, and what she is told. */
export type Wordings = readonly (readonly [codes: string, entry: MessageEntry])[];

/**
 * What is said of a transfer by the code of its error (`TRF-E3204`): each fix ends in one of the
 * four ways, the one that `adviceOfCode` names.
 */
export const schemeMessages: MessageTable = Object.fromEntries(
  [...payeeWordings, ...payerWordings, ...networkWordings, ...requestWordings].flatMap(
    ([codes, entry]) => codes.split(' ').map((code) => [`TRF-E${code}`, entry] as const),
  ),
);
