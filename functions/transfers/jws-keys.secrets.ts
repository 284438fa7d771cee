import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type JwsKeys, readKeyRing } from '../../shared/transfers/callbacks/key-ring.ts';
import { keepFor } from '../runtime/keep-for.ts';

/** So long a key that was taken away may still count, and a new one may not yet. */
const keptMs = 5 * 60_000;

/**
 * The JWS keys as a secret holds them, read again every five minutes.
 *
 * @param secretId name or ARN
 * @param now      milliseconds of any steady clock
 */
export function createJwsKeys(
  client: Pick<SecretsManagerClient, 'send'>,
  secretId: string,
  now: () => number = Date.now,
): JwsKeys {
  const read = keepFor(
    keptMs,
    async () => {
      const command = new GetSecretValueCommand({ SecretId: secretId });
      const { SecretString } = await client.send(command);
      return readKeyRing(SecretString ?? '');
    },
    now,
  );
  return { read };
}
