import { randomUUID } from 'node:crypto';
import { currencyExponent } from '../../shared/money/currency.ts';

export interface OrderParty {
  readonly idType: string;
  readonly idValue: string;
}

/** What `POST /transfers` asks for. */
export interface Order {
  readonly transferId: string;
  readonly homeTransactionId: string;
  readonly from: OrderParty;
  readonly to: OrderParty;
  readonly amountType: string;
  readonly currency: string;
  readonly amount: string;
  readonly skipPartyLookup: boolean;
  /** As it came: the adapter gives it back. */
  readonly asGiven: Readonly<Record<string, unknown>>;
}

export type OrderRead =
  | { readonly kind: 'order'; readonly order: Order }
  /** What the adapter says with HTTP 400. */
  | { readonly kind: 'invalid'; readonly message: string };

const required = [
  ...['homeTransactionId', 'from', 'to', 'amountType', 'currency', 'amount', 'transactionType'],
] as const;
const uuid = '^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';
const amountPattern = '^([0]|([1-9][0-9]{0,17}))([.][0-9]{0,3}[1-9])?$';
const namePattern = "^(?!\\s*$)[\\w .,'-]{1,128}$";
const notAllowed = 'must be equal to one of the allowed values';
const idTypes = [
  ...['MSISDN', 'EMAIL', 'PERSONAL_ID', 'BUSINESS', 'DEVICE', 'ACCOUNT_ID', 'IBAN', 'ALIAS'],
  ...['CONSENT', 'THIRD_PARTY_LINK'],
];

export function isUuid(text: string): boolean {
  return new RegExp(uuid).test(text);
}

/** What the adapter says of an id in a path that is no UUID. */
export const notAUuid = `must match pattern "${uuid}"`;

/**
 * Takes and refuses what the real adapter does (measured): trailing zeros are refused, but `"0"`,
 * decimals of a currency without any and JSON numbers pass. An id that is no UUID passes too, and
 * fails much later.
 */
export function readOrder(body: Readonly<Record<string, unknown>>): OrderRead {
  const missing = required.find((name) => body[name] === undefined);
  if (missing !== undefined) return { kind: 'invalid', message: tellMissing(missing, '') };
  const from = body['from'] as Readonly<Record<string, unknown>>;
  const to = body['to'] as Readonly<Record<string, unknown>>;
  const amount = String(body['amount']);
  const wrong =
    findWrongParty(from, 'from') ?? findWrongParty(to, 'to') ?? findWrongTerm(body, amount);
  if (wrong !== undefined) return { kind: 'invalid', message: wrong };
  return {
    kind: 'order',
    order: {
      transferId: String(body['transferId'] ?? randomUUID()),
      homeTransactionId: String(body['homeTransactionId']),
      from: { idType: String(from['idType']), idValue: String(from['idValue']) },
      to: { idType: String(to['idType']), idValue: String(to['idValue']) },
      amountType: String(body['amountType']),
      currency: String(body['currency']),
      amount,
      skipPartyLookup: body['skipPartyLookup'] === true,
      asGiven: body,
    },
  };
}

function findWrongParty(party: Readonly<Record<string, unknown>>, of: string): string | undefined {
  const missing = ['idType', 'idValue'].find((name) => typeof party?.[name] !== 'string');
  if (missing !== undefined) return tellMissing(missing, `/${of}`);
  if (!idTypes.includes(String(party['idType']))) return notAllowed;
  const name = party['displayName'];
  const isNamed = name === undefined || new RegExp(namePattern).test(String(name));
  return isNamed ? undefined : `must match pattern "${namePattern}"`;
}

function findWrongTerm(
  body: Readonly<Record<string, unknown>>,
  amount: string,
): string | undefined {
  if (!new RegExp(amountPattern).test(amount)) return `must match pattern "${amountPattern}"`;
  const isKnown =
    currencyExponent(String(body['currency'])) !== undefined &&
    ['SEND', 'RECEIVE'].includes(String(body['amountType'])) &&
    body['transactionType'] === 'TRANSFER';
  if (!isKnown) return notAllowed;
  const note = body['note'];
  const length = typeof note === 'string' ? [...note].length : 1;
  if (length === 0) return 'must NOT have fewer than 1 characters';
  return length > 128 ? 'must NOT have more than 128 characters' : undefined;
}

function tellMissing(name: string, where: string): string {
  return `Request failed validation [
  {
    instancePath: '/body${where}',
    schemaPath: '#/properties/body/required',
    keyword: 'required',
    params: { missingProperty: '${name}' },
    message: "must have required property '${name}'"
  }
]`;
}
