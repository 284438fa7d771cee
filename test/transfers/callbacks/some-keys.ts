import { generateKeyPairSync } from 'node:crypto';
import {
  type KeyRing,
  type KeyRingSecret,
  readKeyRing,
  type SigningKey,
} from '../../../shared/transfers/callbacks/key-ring.ts';

export interface PemPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

const publicKeyEncoding = { type: 'spki', format: 'pem' } as const;
const privateKeyEncoding = { type: 'pkcs8', format: 'pem' } as const;

export function anRsaPair(modulusLength = 2048): PemPair {
  return generateKeyPairSync('rsa', { modulusLength, publicKeyEncoding, privateKeyEncoding });
}

export function anEcPair(namedCurve = 'P-256'): PemPair {
  return generateKeyPairSync('ec', { namedCurve, publicKeyEncoding, privateKeyEncoding });
}

/** Two keys of the switch, one after the other; ours; and one of a stranger. */
export const pairs = {
  own: anRsaPair(),
  switch: anRsaPair(),
  newerSwitch: anEcPair(),
  stranger: anRsaPair(),
};

export const secret: KeyRingSecret = {
  own: { fspId: 'quai', keyId: 'own-1', privateKeyPem: pairs.own.privateKey },
  trusted: { switch: pairs.switch.publicKey + pairs.newerSwitch.publicKey },
};

export const aKeyRing = (): Promise<KeyRing> => readKeyRing(JSON.stringify(secret));

/** The key of somebody who signs as `fspId`. */
export async function aSigningKey(pair: PemPair, fspId = 'switch'): Promise<SigningKey> {
  const own = { fspId, keyId: 'key-1', privateKeyPem: pair.privateKey };
  const ring = await readKeyRing(JSON.stringify({ own }));
  if (ring.own === null) throw new Error('the key was not read');
  return ring.own;
}
