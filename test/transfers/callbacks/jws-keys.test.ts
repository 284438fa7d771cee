import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createJwsKeys } from '../../../functions/transfers/jws-keys.secrets.ts';
import { makeJwsKeys, readSwitchKey } from '../../../local/make-jws-keys.ts';
import { readKeyRing } from '../../../shared/transfers/callbacks/key-ring.ts';
import { signMessage } from '../../../shared/transfers/callbacks/sign-message.ts';
import { verifySignature } from '../../../shared/transfers/callbacks/verify-signature.ts';
import { secret } from './some-keys.ts';

describe('keys in a secret', () => {
  function aClient(texts: readonly (string | Error)[]) {
    const asked: unknown[] = [];
    const send = async (command: { input: unknown }) => {
      const text = texts[asked.length];
      asked.push(command.input);
      if (text instanceof Error) throw text;
      return { SecretString: text };
    };
    return { client: { send } as never, asked };
  }

  test('are asked for once in five minutes, then anew', async () => {
    let now = 0;
    const { client, asked } = aClient([JSON.stringify(secret), '{}']);
    const keys = createJwsKeys(client, 'quai-jws', () => now);
    expect((await keys.read()).own?.fspId).toBe('quai');
    now = 299_999;
    expect((await keys.read()).trusted.get('switch')).toHaveLength(2);
    expect(asked).toEqual([{ SecretId: 'quai-jws' }]);
    now = 300_000;
    expect((await keys.read()).own).toBeNull();
  });

  test('that could not be had are asked for again at once', async () => {
    const { client } = aClient([new Error('throttled'), JSON.stringify(secret)]);
    const keys = createJwsKeys(client, 'quai-jws', () => 0);
    await expect(keys.read()).rejects.toThrow('throttled');
    expect((await keys.read()).own?.keyId).toBe('own-1');
  });
});

describe('keys of this machine', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'quai-keys-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('let the simulator sign and us check, and are for their owner only', async () => {
    const ring = await readKeyRing(JSON.stringify(makeJwsKeys(folder)));
    const key = await readSwitchKey(folder);
    const body = new TextEncoder().encode('{}');
    const message = { method: 'POST', path: '/transfers', date: new Date(0), body } as const;
    const headers = await signMessage(key, message);
    expect(
      await verifySignature({ method: 'POST', paths: ['/transfers'], headers, body }, ring),
    ).toEqual({ kind: 'verified', source: 'switch' });
    expect(readdirSync(folder).sort()).toEqual([
      'jws-keys.json',
      'own.private.pem',
      'own.public.pem',
      'switch.private.pem',
      'trusted',
    ]);
    const modes = ['jws-keys.json', 'own.private.pem', 'switch.private.pem'].map(
      (name) => statSync(path.join(folder, name)).mode & 0o777,
    );
    expect(modes).toEqual([0o600, 0o600, 0o600]);
  });

  test('are made once', () => {
    expect(makeJwsKeys(folder)).toEqual(makeJwsKeys(folder));
  });
});
