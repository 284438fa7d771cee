import { type Advice, type CodeClass, schemeCodes } from './fspiop-codes.ts';

export type { Advice, CodeClass };

/** What we note where the scheme gave no code (`TransferError.code`). */
export const ownErrorCodes = ['http-400', 'unclear', 'no-answer', 'aborted'] as const;
export type OwnErrorCode = (typeof ownErrorCodes)[number];

const ofOwn: Readonly<Record<OwnErrorCode, { class: CodeClass; advice: Advice }>> = {
  'http-400': { class: 'config', advice: 'call-support' },
  unclear: { class: 'unknown', advice: 'try-later' },
  'no-answer': { class: 'unknown', advice: 'try-later' },
  // ABORTED, and nobody said why: nothing was moved, so the same once more may succeed.
  aborted: { class: 'retryable', advice: 'try-later' },
};

const isOwn = (code: string): code is OwnErrorCode => Object.hasOwn(ofOwn, code);

/**
 * What a code says of the money.
 *
 * @param code four digits of FSPIOP, or one of `ownErrorCodes`
 * @returns of a code that is not listed (a scheme may have its own, xx40 and above): `config` for
 *   validation (31xx), else `unknown`, for nobody promised that nothing was moved
 */
export function classOfCode(code: string): CodeClass {
  if (isOwn(code)) return ofOwn[code].class;
  return schemeCodes.get(code)?.class ?? (/^31\d\d$/.test(code) ? 'config' : 'unknown');
}

/** Which of the four ways helps; of a code that is not listed that of its family. */
export function adviceOfCode(code: string): Advice {
  if (isOwn(code)) return ofOwn[code].advice;
  const known = schemeCodes.get(code) ?? schemeCodes.get(familyOf(code) ?? '');
  return known?.advice ?? 'call-support';
}

/**
 * The code under which what happened is worded (`scheme-messages.ts`).
 *
 * @param code that of a `TransferError`; one of ours (`TRF-C01`) is its own
 */
export function messageCodeOf(code: string): string {
  if (/^TRF-/.test(code)) return code;
  if (isOwn(code)) return `TRF-E${code.toUpperCase()}`;
  const worded = schemeCodes.has(code) ? code : familyOf(code);
  return worded === undefined ? 'TRF-EUNCLEAR' : `TRF-E${worded}`;
}

/** FSPIOP's general code for one that is not listed: `5243` is a `5200`, a limit of the payee. */
function familyOf(code: string): string | undefined {
  if (!/^\d{4}$/.test(code)) return undefined;
  return [`${code.slice(0, 2)}00`, `${code.slice(0, 1)}000`].find((each) => schemeCodes.has(each));
}

/** What is told of a transfer that was sent and of which nobody knows what became. */
export const unknownFateCode = 'TRF-L03';
