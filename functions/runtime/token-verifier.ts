import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwtBaseError, WaitPeriodNotYetEndedJwkError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { Caller } from '../../shared/access/caller.ts';
import { callerOfClaims } from '../../shared/access/caller-of-claims.ts';

const fetchTimeoutMs = 3_000;

/**
 * Verifies ID tokens of the user pool where no authorizer stands before the function: signature,
 * issuer, audience, use and time. Keys are fetched once and kept.
 *
 * @param env.JWKS_URI where the keys are; empty: Cognito's own address. The local cloud signs for
 *   the same issuer as AWS would, but serves its keys under its own address and without TLS
 * @returns the caller; undefined for a token that is not valid
 * @throws FetchError when the keys cannot be had: a fault, not the token's
 */
export function createTokenVerifier(env: {
  readonly USER_POOL_ID: string;
  readonly USER_POOL_CLIENT_ID: string;
  readonly JWKS_URI: string;
}): (token: string) => Promise<Caller | undefined> {
  const fetcher = { fetch: (uri: string) => fetchKeys(env.JWKS_URI || uri) };
  const verifier = CognitoJwtVerifier.create(
    { userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID, tokenUse: 'id' },
    { jwksCache: new SimpleJwksCache({ fetcher }) },
  );
  return async (token) => {
    try {
      return callerOfClaims(await verifier.verify(token));
    } catch (error) {
      const isKeyFault =
        error instanceof FetchError || error instanceof WaitPeriodNotYetEndedJwkError;
      if (error instanceof JwtBaseError && !isKeyFault) return undefined;
      throw error;
    }
  };
}

async function fetchKeys(uri: string): Promise<ArrayBuffer> {
  const answer = await fetch(uri, { signal: AbortSignal.timeout(fetchTimeoutMs) });
  if (!answer.ok) throw new FetchError(uri, `status ${answer.status}`);
  return answer.arrayBuffer();
}
