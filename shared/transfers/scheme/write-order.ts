import type { TransferOrder } from '../scheme-adapter.ts';

const textCharsMax = 128;

/**
 * The body of `POST /transfers`. SEND: the payer is debited exactly this amount. Texts are made to
 * suit the adapter's patterns, for a transfer must not fail over an accent in the payer's name.
 */
export function writeOrder(order: TransferOrder): Readonly<Record<string, unknown>> {
  const displayName = writeName(order.payer.displayName);
  const note = cutChars(order.note ?? '').trim();
  return {
    homeTransactionId: order.homeTransactionId,
    transferId: order.uuid,
    from: {
      ...(displayName === '' ? {} : { displayName }),
      idType: order.payer.type,
      idValue: order.payer.identifier,
    },
    to: { idType: order.payee.type, idValue: order.payee.identifier },
    amountType: 'SEND',
    currency: order.currency,
    amount: order.amount,
    transactionType: 'TRANSFER',
    ...(note === '' ? {} : { note }),
  };
}

/** FSPIOP's Name: letters without accents, figures and a few marks. */
function writeName(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replace(/[^\w .,'-]+/g, ' ')
    .replace(/ +/g, ' ');
  return cutChars(plain).trim();
}

function cutChars(text: string): string {
  return [...text].slice(0, textCharsMax).join('');
}
