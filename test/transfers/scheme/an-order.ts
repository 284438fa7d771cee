import type { TransferOrder } from '../../../shared/transfers/scheme-adapter.ts';

export function anOrder(changes: Partial<TransferOrder> = {}): TransferOrder {
  return {
    uuid: '0c0d9a3e-30b0-5d3c-9f2a-6a3f3b1d2c11',
    homeTransactionId: 'tx-001',
    payer: { type: 'MSISDN', identifier: '221770000001', displayName: 'Coopérative Exemple' },
    payee: { type: 'MSISDN', identifier: '22891000111' },
    amount: '10000',
    currency: 'XOF',
    note: 'salaire',
    ...changes,
  };
}
