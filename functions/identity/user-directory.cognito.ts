import {
  AdminUserGlobalSignOutCommand,
  type AuthenticationResultType,
  type CognitoIdentityProviderClient,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Authentication, UserDirectory } from '../../shared/identity/user-directory.ts';

/** What Cognito answers when it is not going to let somebody in, whatever the reason. */
const refusals = new Set([
  'NotAuthorizedException',
  'UserNotFoundException',
  'UserNotConfirmedException',
  'PasswordResetRequiredException',
  'InvalidParameterException',
]);
const slowDowns = new Set(['TooManyRequestsException', 'LimitExceededException']);

/** The users of a Cognito pool, through a client of that pool that has no secret. */
export function createUserDirectory(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  clientId: string,
): UserDirectory {
  return {
    authenticate: (email, password) =>
      authenticate(() =>
        client.send(
          new InitiateAuthCommand({
            ClientId: clientId,
            AuthFlow: 'USER_PASSWORD_AUTH',
            AuthParameters: { USERNAME: email, PASSWORD: password },
          }),
        ),
      ),
    refresh: (refreshToken) =>
      authenticate(
        () =>
          client.send(
            new InitiateAuthCommand({
              ClientId: clientId,
              AuthFlow: 'REFRESH_TOKEN_AUTH',
              AuthParameters: { REFRESH_TOKEN: refreshToken },
            }),
          ),
        refreshToken,
      ),
    async revoke(refreshToken) {
      try {
        await client.send(new RevokeTokenCommand({ ClientId: clientId, Token: refreshToken }));
      } catch (error) {
        if (!isOneOf(error, revokingRefusals)) throw error;
      }
    },
    async signOutEverywhere(sub) {
      await client.send(
        new AdminUserGlobalSignOutCommand({ UserPoolId: userPoolId, Username: sub }),
      );
    },
  };
}

/** A token that is not one, or not of this client: then there is no session to end. */
const revokingRefusals = new Set([
  'UnsupportedTokenTypeException',
  'InvalidParameterException',
  'UnauthorizedException',
  'NotAuthorizedException',
]);

async function authenticate(
  ask: () => Promise<InitiateAuthCommandOutput>,
  refreshToken?: string,
): Promise<Authentication> {
  try {
    const answer = await ask();
    if (answer.AuthenticationResult) return toSignedIn(answer.AuthenticationResult, refreshToken);
    if (answer.ChallengeName === 'NEW_PASSWORD_REQUIRED') return { kind: 'must-change-password' };
    // The pool of ours asks for nothing else: a second factor is off.
    throw new Error(`Cognito asks for what sign-in cannot answer: ${answer.ChallengeName}`);
  } catch (error) {
    if (isOneOf(error, refusals)) return { kind: 'refused' };
    if (isOneOf(error, slowDowns)) return { kind: 'busy' };
    throw error;
  }
}

/** A refreshed session keeps its refresh token: Cognito sends a new one only when they rotate. */
function toSignedIn(
  { IdToken, RefreshToken = '' }: AuthenticationResultType,
  refreshToken?: string,
): Authentication {
  if (!IdToken) throw new Error('Cognito signed a user in without an ID token');
  return {
    kind: 'signed-in',
    tokens: { idToken: IdToken, refreshToken: RefreshToken || (refreshToken ?? '') },
  };
}

function isOneOf(error: unknown, names: ReadonlySet<string>): boolean {
  return error instanceof Error && names.has(error.name);
}
