import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type KeyRingSecret,
  readKeyRing,
  type SigningKey,
} from '../shared/transfers/callbacks/key-ring.ts';

/** Who we are to the scheme, and who the local simulator is. */
export const OWN_FSP_ID = 'quai';
export const LOCAL_SWITCH_ID = 'switch';

/**
 * The JWS keys of this machine, made when they are missing and never made anew:
 * `own.private.pem` signs what we send, `own.public.pem` is for those who check it;
 * `switch.private.pem` signs what the local simulator sends; `trusted/<FSPIOP-Source>.pem` holds
 * the public keys (one after the other) of those whose word we take.
 *
 * @param folder `secrets/` of the project, which git leaves out
 * @returns what the secret of a deployment holds; also written to `jws-keys.json` there
 */
export function makeJwsKeys(folder: string): KeyRingSecret {
  const trustedFolder = path.join(folder, 'trusted');
  mkdirSync(trustedFolder, { recursive: true, mode: 0o700 });
  makePair(folder, 'own', path.join(folder, 'own.public.pem'));
  makePair(folder, 'switch', path.join(trustedFolder, `${LOCAL_SWITCH_ID}.pem`));
  const secret: KeyRingSecret = {
    own: {
      fspId: OWN_FSP_ID,
      keyId: 'own-1',
      privateKeyPem: readFileSync(path.join(folder, 'own.private.pem'), 'utf8'),
    },
    trusted: readTrusted(trustedFolder),
  };
  write(path.join(folder, 'jws-keys.json'), `${JSON.stringify(secret, null, 2)}\n`);
  return secret;
}

/**
 * The key with which the local simulator signs what it tells by itself (`signMessage`).
 *
 * @throws when `makeJwsKeys` has not made it
 */
export async function readSwitchKey(folder: string): Promise<SigningKey> {
  const privateKeyPem = readFileSync(path.join(folder, 'switch.private.pem'), 'utf8');
  const asOwn: KeyRingSecret = {
    own: { fspId: LOCAL_SWITCH_ID, keyId: 'switch-1', privateKeyPem },
  };
  const { own } = await readKeyRing(JSON.stringify(asOwn));
  if (own === null) throw new Error(`${folder} has no key of the simulator`);
  return own;
}

function makePair(folder: string, name: string, publicFile: string): void {
  const privateFile = path.join(folder, `${name}.private.pem`);
  if (existsSync(privateFile)) return;
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  // The public half first: a private key without it would never get one.
  write(publicFile, publicKey);
  write(privateFile, privateKey);
}

function readTrusted(folder: string): Record<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.pem'));
  return Object.fromEntries(
    files
      .sort()
      .map((file) => [path.basename(file, '.pem'), readFileSync(path.join(folder, file), 'utf8')]),
  );
}

function write(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = path.resolve(import.meta.dirname, '../secrets');
  const { trusted = {} } = makeJwsKeys(folder);
  console.log(`${folder}: our own key, and those of ${Object.keys(trusted).join(', ')}`);
}
