import { createHash, createHmac } from 'node:crypto';
import { type Scenario, scenarioOf } from '../../../../local/simulator/scenarios.ts';
import { anError, type Tell } from './tell.ts';

/** What is read of a request for a quote. */
export interface QuoteRequest {
  readonly quoteId: string;
  /** The adapter's id of the transfer. */
  readonly transactionId: string;
  readonly payee: { readonly partyIdInfo: { readonly partyIdentifier: string } };
  readonly amount: { readonly amount: string; readonly currency: string };
}

/** The payee's institution: knows its customers, agrees to amounts, and proves that it was paid. */
export interface PayeeBank {
  lookUp(type: string, identifier: string): void;
  quote(request: QuoteRequest): void;
  /** Whom a transfer goes to, as its quote said. */
  payeeOf(transferId: string): string;
  scenarioOf(transferId: string): Scenario;
  /** The proof that its condition asks for. */
  fulfilmentOf(transferId: string): string;
}

const from = 'payeefsp' as const;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const quoteLastsMs = 60_000;

export function createPayeeBank(tell: Tell, isHealed: () => boolean): PayeeBank {
  const payees = new Map<string, string>();
  const fulfilments = new Map<string, string>();
  const happensTo = (identifier: string): Scenario => (isHealed() ? 'ok' : scenarioOf(identifier));
  const payeeOf = (transferId: string) => payees.get(transferId) ?? '';
  return {
    payeeOf,
    scenarioOf: (transferId) => happensTo(payeeOf(transferId)),
    fulfilmentOf: (transferId) => fulfilments.get(transferId) ?? '',
    lookUp(type, identifier) {
      const path = `/parties/${type}/${identifier}`;
      const about = { resource: 'parties', from } as const;
      const scenario = happensTo(identifier);
      if (scenario === '299') return;
      if (scenario === '404') {
        tell({ ...about, path: `${path}/error`, body: anError('3204', 'Party not found') });
        return;
      }
      const partyIdInfo = { partyIdType: type, partyIdentifier: identifier, fspId: from };
      const personalInfo = { complexName: { firstName: 'Ama', lastName: 'Test' } };
      const party = { partyIdInfo, personalInfo, name: 'Ama Test' };
      tell({ ...about, path, body: { party } });
    },
    quote({ quoteId, transactionId, payee, amount }) {
      // As at the payee's own adapter: what is against the specification gets no answer.
      if (!uuid.test(transactionId)) return;
      payees.set(transactionId, payee.partyIdInfo.partyIdentifier);
      const path = `/quotes/${quoteId}`;
      const about = { resource: 'quotes', from } as const;
      const scenario = happensTo(payeeOf(transactionId));
      if (scenario === '298') return;
      if (scenario === '513') {
        const body = anError('5103', 'Payee FSP rejected quote');
        tell({ ...about, path: `${path}/error`, body });
        return;
      }
      const proof = createHmac('sha256', 'made up').update(`${quoteId}${transactionId}`).digest();
      fulfilments.set(transactionId, proof.toString('base64url'));
      const packet = JSON.stringify({ quoteId, transactionId, amount });
      const body = {
        transferAmount: amount,
        payeeReceiveAmount: amount,
        expiration: new Date(Date.now() + quoteLastsMs).toISOString(),
        ilpPacket: Buffer.from(packet).toString('base64url'),
        condition: createHash('sha256').update(proof).digest('base64url'),
      };
      tell({ ...about, path, body });
    },
  };
}
