import { FlattenedSign } from 'jose';
import type { SigningKey } from './key-ring.ts';

/** A message as FSPIOP signs it. */
export interface SignableMessage {
  readonly method: 'POST' | 'PUT';
  /** Path of the address, with its query if it has one: `/transfers/<id>`. */
  readonly path: string;
  /** FSPIOP-Source; left out: who the key belongs to. */
  readonly source?: string;
  readonly destination?: string | null;
  readonly date: Date;
  /** The very bytes that are sent. */
  readonly body: Uint8Array;
}

/**
 * The headers that a message is sent with so that its receiver can prove who wrote it, and that
 * body, method and path are as they were written.
 *
 * @returns `fspiop-*` and `date`, lower-case names
 * @see Mojaloop "Signature" 1.1: detached JWS, its protected header beside its signature
 */
export async function signMessage(
  key: SigningKey,
  message: SignableMessage,
): Promise<Readonly<Record<string, string>>> {
  const { method, path, source = key.fspId, destination, date, body } = message;
  const sentAt = date.toUTCString();
  const signed = await new FlattenedSign(body)
    .setProtectedHeader({
      alg: key.algorithm,
      'FSPIOP-URI': path,
      'FSPIOP-HTTP-Method': method,
      'FSPIOP-Source': source,
      ...(destination ? { 'FSPIOP-Destination': destination } : {}),
      Date: sentAt,
    })
    .sign(key.key);
  return {
    'fspiop-uri': path,
    'fspiop-http-method': method,
    'fspiop-source': source,
    ...(destination ? { 'fspiop-destination': destination } : {}),
    date: sentAt,
    'fspiop-signature': JSON.stringify({
      signature: signed.signature,
      protectedHeader: signed.protected,
    }),
  };
}
