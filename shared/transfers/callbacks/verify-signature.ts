import { base64url, decodeProtectedHeader, errors, flattenedVerify } from 'jose';
import * as z from 'zod';
import { type KeyRing, signingAlgorithms, type VerifyingKey } from './key-ring.ts';

/** A message as it came in. */
export interface SignedMessage {
  readonly method: string;
  /** Paths that it may have been signed for: an adapter knows nothing of what stands before `/transfers`. */
  readonly paths: readonly string[];
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export type SignatureFault =
  | 'missing'
  | 'malformed'
  | 'unknown-source'
  | 'wrong-signature'
  | 'other-message'
  | 'not-for-us';

export type Verification =
  | { readonly kind: 'verified'; readonly source: string }
  | { readonly kind: 'refused'; readonly fault: SignatureFault };

const signatureHeader = z.object({
  signature: z.string().min(1).max(2_000),
  protectedHeader: z.string().min(1).max(4_000),
});
type SignatureHeader = z.output<typeof signatureHeader>;

/**
 * Whether a message was written by who it says, for this address and method, and not changed on
 * its way. How old it is does not matter: what it says of a transfer stays true, and saying it
 * again changes nothing, while an adapter may try for hours to be heard. The `Date` header of the
 * request is not compared, for every proxy may write its own.
 *
 * @see Mojaloop "Signature" 1.1
 */
export async function verifySignature(
  message: SignedMessage,
  keys: KeyRing,
): Promise<Verification> {
  const { headers } = message;
  const source = headers['fspiop-source'];
  const given = headers['fspiop-signature'];
  if (!source || !given) return refuse('missing');
  const parts = readSignature(given);
  if (parts === undefined) return refuse('malformed');
  const candidates = keys.trusted.get(source) ?? [];
  if (candidates.length === 0) return refuse('unknown-source');
  const signed = await verifyWithAny(candidates, parts, message.body);
  if (signed === undefined) return refuse('wrong-signature');
  if (!isAbout(signed, message, source)) return refuse('other-message');
  const destination = signed['FSPIOP-Destination'];
  if (destination !== undefined && keys.own !== null && destination !== keys.own.fspId) {
    return refuse('not-for-us');
  }
  return { kind: 'verified', source };
}

function refuse(fault: SignatureFault): Verification {
  return { kind: 'refused', fault };
}

function readSignature(text: string): SignatureHeader | undefined {
  try {
    const parts = signatureHeader.parse(JSON.parse(text));
    const { alg } = decodeProtectedHeader({ protected: parts.protectedHeader });
    return signingAlgorithms.some((known) => known === alg) ? parts : undefined;
  } catch {
    return undefined;
  }
}

/** What is written in the protected header; undefined: none of the keys made this signature. */
async function verifyWithAny(
  candidates: readonly VerifyingKey[],
  { signature, protectedHeader }: SignatureHeader,
  body: Uint8Array,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  for (const { key, algorithm } of candidates) {
    try {
      const jws = { payload: base64url.encode(body), protected: protectedHeader, signature };
      const verified = await flattenedVerify(jws, key, { algorithms: [algorithm] });
      return verified.protectedHeader as Readonly<Record<string, unknown>>;
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
    }
  }
  return undefined;
}

/** A signature is good for one message only: the one whose method, path and ends it names. */
function isAbout(
  signed: Readonly<Record<string, unknown>>,
  { method, paths, headers }: SignedMessage,
  source: string,
): boolean {
  const uri = signed['FSPIOP-URI'];
  return (
    signed['FSPIOP-Source'] === source &&
    signed['FSPIOP-HTTP-Method'] === method &&
    paths.some((path) => path === uri) &&
    signed['FSPIOP-Destination'] === (headers['fspiop-destination'] || undefined)
  );
}
