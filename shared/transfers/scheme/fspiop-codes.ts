/**
 * What a code says of the money. `final`: refused, failed as soon as a GET says that nothing was
 * moved. `retryable`: the same once more later, under a new id, may succeed. `unknown`: says
 * nothing, the transfer is asked for. `config`: our request or set-up is wrong.
 */
export type CodeClass = 'final' | 'retryable' | 'unknown' | 'config';

/** The one way that helps: the last sentence of what an officer is told. */
export type Advice = 'correct-file' | 'try-later' | 'ask-bank' | 'call-support';

interface SchemeCode {
  /** As FSPIOP names it. */
  readonly name: string;
  readonly class: CodeClass;
  readonly advice: Advice;
}

type Line = readonly [name: string, codeClass: CodeClass, advice: Advice];

/**
 * Every code of the Mojaloop FSPIOP API, and how Quai takes it. Codes of its third-party API (7xxx)
 * never concern a transfer of ours: they decide nothing.
 *
 * @see TRANSFERS "A transfer's life"
 */
const lines: Readonly<Record<string, Line>> = {
  '1000': ['COMMUNICATION_ERROR', 'unknown', 'try-later'],
  '1001': ['DESTINATION_COMMUNICATION_ERROR', 'unknown', 'try-later'],
  '2000': ['SERVER_ERROR', 'unknown', 'try-later'],
  '2001': ['INTERNAL_SERVER_ERROR', 'unknown', 'try-later'],
  '2002': ['NOT_IMPLEMENTED', 'config', 'call-support'],
  '2003': ['SERVICE_CURRENTLY_UNAVAILABLE', 'unknown', 'try-later'],
  '2004': ['SERVER_TIMED_OUT', 'unknown', 'try-later'],
  '2005': ['SERVER_BUSY', 'unknown', 'try-later'],
  '3000': ['CLIENT_ERROR', 'config', 'call-support'],
  '3001': ['UNACCEPTABLE_VERSION', 'config', 'call-support'],
  '3002': ['UNKNOWN_URI', 'config', 'call-support'],
  '3003': ['ADD_PARTY_INFO_ERROR', 'final', 'ask-bank'],
  '3040': ['DELETE_PARTY_INFO_ERROR', 'final', 'ask-bank'],
  '3100': ['VALIDATION_ERROR', 'config', 'call-support'],
  '3101': ['MALFORMED_SYNTAX', 'config', 'call-support'],
  '3102': ['MISSING_ELEMENT', 'config', 'call-support'],
  '3103': ['TOO_MANY_ELEMENTS', 'config', 'call-support'],
  '3104': ['TOO_LARGE_PAYLOAD', 'config', 'call-support'],
  '3105': ['INVALID_SIGNATURE', 'config', 'call-support'],
  // The id was prepared before: what became of it, only a GET tells. Never a failure by itself.
  '3106': ['MODIFIED_REQUEST', 'unknown', 'try-later'],
  '3107': ['MISSING_MANDATORY_EXTENSION', 'config', 'call-support'],
  '3200': ['ID_NOT_FOUND', 'final', 'correct-file'],
  '3201': ['DESTINATION_FSP_ERROR', 'retryable', 'try-later'],
  '3202': ['PAYER_FSP_ID_NOT_FOUND', 'final', 'call-support'],
  '3203': ['PAYEE_FSP_ID_NOT_FOUND', 'final', 'correct-file'],
  '3204': ['PARTY_NOT_FOUND', 'final', 'correct-file'],
  '3205': ['QUOTE_ID_NOT_FOUND', 'final', 'try-later'],
  '3206': ['TXN_REQUEST_ID_NOT_FOUND', 'final', 'try-later'],
  '3207': ['TXN_ID_NOT_FOUND', 'final', 'try-later'],
  // Only on a GET: not in the ledger, which is not final while a POST may still be on its way.
  '3208': ['TRANSFER_ID_NOT_FOUND', 'unknown', 'try-later'],
  '3209': ['BULK_QUOTE_ID_NOT_FOUND', 'final', 'try-later'],
  '3210': ['BULK_TRANSFER_ID_NOT_FOUND', 'final', 'try-later'],
  '3300': ['EXPIRED_ERROR', 'retryable', 'try-later'],
  '3301': ['TXN_REQUEST_EXPIRED', 'final', 'try-later'],
  '3302': ['QUOTE_EXPIRED', 'retryable', 'try-later'],
  '3303': ['TRANSFER_EXPIRED', 'retryable', 'try-later'],
  '4000': ['PAYER_ERROR', 'final', 'ask-bank'],
  '4001': ['PAYER_FSP_INSUFFICIENT_LIQUIDITY', 'retryable', 'ask-bank'],
  '4100': ['PAYER_REJECTION', 'final', 'ask-bank'],
  '4101': ['PAYER_REJECTED_TXN_REQUEST', 'final', 'ask-bank'],
  '4102': ['PAYER_FSP_UNSUPPORTED_TXN_TYPE', 'final', 'ask-bank'],
  '4103': ['PAYER_UNSUPPORTED_CURRENCY', 'final', 'ask-bank'],
  '4200': ['PAYER_LIMIT_ERROR', 'final', 'ask-bank'],
  '4300': ['PAYER_PERMISSION_ERROR', 'final', 'ask-bank'],
  '4400': ['PAYER_BLOCKED_ERROR', 'final', 'ask-bank'],
  '5000': ['PAYEE_ERROR', 'final', 'ask-bank'],
  '5001': ['PAYEE_FSP_INSUFFICIENT_LIQUIDITY', 'retryable', 'try-later'],
  '5100': ['PAYEE_REJECTION', 'final', 'ask-bank'],
  '5101': ['PAYEE_REJECTED_QUOTE', 'final', 'ask-bank'],
  '5102': ['PAYEE_FSP_UNSUPPORTED_TXN_TYPE', 'final', 'ask-bank'],
  '5103': ['PAYEE_FSP_REJECTED_QUOTE', 'final', 'ask-bank'],
  '5104': ['PAYEE_REJECTED_TXN', 'final', 'ask-bank'],
  '5105': ['PAYEE_FSP_REJECTED_TXN', 'final', 'ask-bank'],
  '5106': ['PAYEE_UNSUPPORTED_CURRENCY', 'final', 'correct-file'],
  '5200': ['PAYEE_LIMIT_ERROR', 'final', 'correct-file'],
  '5300': ['PAYEE_PERMISSION_ERROR', 'final', 'correct-file'],
  '5400': ['GENERIC_PAYEE_BLOCKED_ERROR', 'final', 'correct-file'],
  '7000': ['TP_ERROR', 'unknown', 'call-support'],
  '7100': ['TP_TRANSACTION_ERROR', 'unknown', 'call-support'],
  '7101': ['TP_FSP_TRANSACTION_REQUEST_NOT_VALID', 'unknown', 'call-support'],
  '7102': ['TP_FSP_TRANSACTION_UPDATE_FAILED', 'unknown', 'call-support'],
  '7103': ['TP_FSP_TRANSACTION_REQUEST_QUOTE_FAILED', 'unknown', 'call-support'],
  '7104': ['TP_FSP_TRANSACTION_REQUEST_AUTHORIZATION_FAILED', 'unknown', 'call-support'],
  '7105': ['TP_FSP_TRANSACTION_AUTHORIZATION_NOT_VALID', 'unknown', 'call-support'],
  '7106': ['TP_FSP_TRANSACTION_AUTHORIZATION_REJECTED_BY_USER', 'unknown', 'call-support'],
  '7107': ['TP_FSP_TRANSACTION_AUTHORIZATION_UNEXPECTED', 'unknown', 'call-support'],
  '7108': ['TP_FSP_TRANSACTION_TRANSFER_FAILED', 'unknown', 'call-support'],
  '7109': ['TP_FSP_TRANSACTION_NOTIFICATION_FAILED', 'unknown', 'call-support'],
  '7200': ['TP_ACCOUNT_LINKING_ERROR', 'unknown', 'call-support'],
  '7201': ['TP_NO_SERVICE_PROVIDERS_FOUND', 'unknown', 'call-support'],
  '7202': ['TP_NO_ACCOUNTS_FOUND', 'unknown', 'call-support'],
  '7203': ['TP_NO_SUPPORTED_AUTH_CHANNELS', 'unknown', 'call-support'],
  '7204': ['TP_NO_SUPPORTED_SCOPE_ACTIONS', 'unknown', 'call-support'],
  '7205': ['TP_OTP_VALIDATION_ERROR', 'unknown', 'call-support'],
  '7206': ['TP_FSP_OTP_VALIDATION_ERROR', 'unknown', 'call-support'],
  '7207': ['TP_FSP_CONSENT_SCOPES_ERROR', 'unknown', 'call-support'],
  '7208': ['TP_CONSENT_REQ_VALIDATION_ERROR', 'unknown', 'call-support'],
  '7209': ['TP_FSP_CONSENT_REQ_NO_SCOPES', 'unknown', 'call-support'],
  '7210': ['TP_NO_TRUSTED_CALLBACK_URI', 'unknown', 'call-support'],
  '7211': ['TP_CONSENT_REQ_USER_NOT_ALLOWED', 'unknown', 'call-support'],
  '7212': ['TP_SIGNED_CHALLENGE_MISMATCH', 'unknown', 'call-support'],
  '7213': ['TP_CONSENT_INVALID', 'unknown', 'call-support'],
  '7214': ['TP_FAILED_REG_ACCOUNT_LINKS', 'unknown', 'call-support'],
  '7300': ['TP_AUTH_SERVICE_ERROR', 'unknown', 'call-support'],
};

export const schemeCodes: ReadonlyMap<string, SchemeCode> = new Map(
  Object.entries(lines).map(([code, [name, codeClass, advice]]) => [
    code,
    { name, class: codeClass, advice },
  ]),
);
