import { exportJWK, importPKCS8, importSPKI } from 'jose';
import * as z from 'zod';

/** What FSPIOP signs with: RS256 as the specification says, ES256 as adapters may too. */
export const signingAlgorithms = ['RS256', 'ES256'] as const;
export type SigningAlgorithm = (typeof signingAlgorithms)[number];

export interface SigningKey {
  /** Who we are in the scheme: FSPIOP-Source of what we sign. */
  readonly fspId: string;
  /** Names the key towards those who look it up (`GET /api/transfers/keys`). */
  readonly keyId: string;
  readonly algorithm: SigningAlgorithm;
  readonly key: CryptoKey;
}

export interface VerifyingKey {
  readonly algorithm: SigningAlgorithm;
  readonly key: CryptoKey;
}

export interface KeyRing {
  /** null: nothing is signed, so nobody is called back. */
  readonly own: SigningKey | null;
  /**
   * Whose word about a transfer counts, by FSPIOP-Source. Several keys while one takes the place of
   * another: the newer is added, everybody signs with it, the older is taken away.
   */
  readonly trusted: ReadonlyMap<string, readonly VerifyingKey[]>;
}

/** The keys as they are kept; read again now and then, so that they can be replaced. */
export interface JwsKeys {
  read(): Promise<KeyRing>;
}

/** Keys that are kept in no form we can read: a fault of whoever put them there. */
export class KeyRingUnreadable extends Error {
  override name = 'KeyRingUnreadable';
}

const pem = z.string().min(1);
const secret = z.object({
  own: z
    .object({ fspId: z.string().min(1), keyId: z.string().min(1), privateKeyPem: pem })
    .nullable()
    .default(null),
  trusted: z.record(z.string().min(1), pem).default({}),
});

/**
 * The secret's JSON: `{own: {fspId, keyId, privateKeyPem} | null, trusted: {<fspId>: pem}}`. A
 * source with several keys has them one after the other in its text.
 */
export type KeyRingSecret = z.input<typeof secret>;

/**
 * Reads the keys from the text of the secret. Private keys are PKCS #8, public ones SPKI.
 *
 * @throws KeyRingUnreadable never with a part of a key in its text
 */
export async function readKeyRing(text: string): Promise<KeyRing> {
  const { own, trusted } = parseSecret(text);
  const entries = Object.entries(trusted).map(async ([fspId, pems]) => {
    const blocks = pems.match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g) ?? [pems];
    const keys = blocks.map((one) => importFirst(importSPKI, one, `trusted.${fspId}`));
    return [fspId, await Promise.all(keys)] as const;
  });
  return {
    own: own && {
      fspId: own.fspId,
      keyId: own.keyId,
      ...(await importFirst(importPKCS8, own.privateKeyPem, 'own.privateKeyPem')),
    },
    trusted: new Map(await Promise.all(entries)),
  };
}

/** The public half of our own key, as others need it to check what we sign (RFC 7517). */
export async function presentOwnKey({ own }: KeyRing): Promise<Record<string, unknown>[]> {
  if (own === null) return [];
  const { kty, n, e, crv, x, y } = await exportJWK(own.key);
  const parts = { kty, n, e, crv, x, y };
  const known = Object.entries(parts).filter(([, part]) => part !== undefined);
  return [{ ...Object.fromEntries(known), kid: own.keyId, alg: own.algorithm, use: 'sig' }];
}

function parseSecret(text: string) {
  try {
    return secret.parse(JSON.parse(text));
  } catch {
    // The parser's own words would quote what it read.
    throw new KeyRingUnreadable('The secret of the JWS keys has not the form {own, trusted}');
  }
}

/** A PEM does not say which of the two it is for; what fits is decided by the kind of key. */
async function importFirst(
  importPem: (text: string, algorithm: string, options: object) => Promise<CryptoKey>,
  text: string,
  place: string,
): Promise<VerifyingKey> {
  for (const algorithm of signingAlgorithms) {
    try {
      // Extractable, so that the public half can be shown.
      const key = await importPem(text.trim(), algorithm, { extractable: true });
      if (isLongEnough(key)) return { algorithm, key };
    } catch {
      // The next one may fit.
    }
  }
  throw new KeyRingUnreadable(`${place}: neither RSA (2048 bits) nor P-256, in PKCS #8 or SPKI`);
}

/** RFC 7518 asks for 2048 bits of RSA; a shorter key would be refused whenever it is used. */
function isLongEnough({ algorithm }: CryptoKey): boolean {
  return !('modulusLength' in algorithm) || Number(algorithm.modulusLength) >= 2048;
}
