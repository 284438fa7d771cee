import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { createUserDirectory } from '../../functions/identity/user-directory.cognito.ts';

/** A directory whose Cognito answers every call like this. */
function aDirectory(answer: object) {
  const client = { send: async () => answer } as unknown as CognitoIdentityProviderClient;
  return createUserDirectory(client, 'pool', 'client');
}

describe('what Cognito asks for instead of a session', () => {
  test('a new password: the one given was temporary', async () => {
    const directory = aDirectory({ ChallengeName: 'NEW_PASSWORD_REQUIRED' });
    expect(await directory.authenticate('awa@example.org', 'first')).toEqual({
      kind: 'must-change-password',
    });
  });

  test.each(['SOFTWARE_TOKEN_MFA', 'MFA_SETUP', undefined])(
    '%s: a fault, since nothing here could answer it',
    async (ChallengeName) => {
      const directory = aDirectory({ ChallengeName });
      await expect(directory.authenticate('awa@example.org', 'right')).rejects.toThrow(
        'Cognito asks for what sign-in cannot answer',
      );
    },
  );
});
