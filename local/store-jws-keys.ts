import path from 'node:path';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { localAws } from './aws.ts';
import { makeJwsKeys } from './make-jws-keys.ts';
import type { LocalOutputs } from './outputs.ts';

/** Gives the deployment the JWS keys of this machine, which lie in `secrets/` of the project. */
export async function storeJwsKeys(root: string, outputs: LocalOutputs): Promise<void> {
  const keys = makeJwsKeys(path.join(root, 'secrets'));
  const client = new SecretsManagerClient(localAws(outputs.s3_endpoint));
  await client
    .send(
      new PutSecretValueCommand({
        SecretId: outputs.jws_keys_secret,
        SecretString: JSON.stringify(keys),
      }),
    )
    .finally(() => client.destroy());
}
