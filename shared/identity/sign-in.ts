import type { Caller } from '../access/caller.ts';
import { callerOfClaims } from '../access/caller-of-claims.ts';
import { decodeToken } from './decode-token.ts';
import type { FailureStore, Failures } from './failure-store.ts';
import type { Authentication, SessionTokens, UserDirectory } from './user-directory.ts';

/** API.md: five failures, then fifteen minutes of waiting. */
export const emailFailuresMax = 5;
/** Many people share an office's address; only somebody trying through a list gets this far. */
export const addressFailuresMax = 100;
const waitMs = 15 * 60 * 1000;

export interface SignInPorts {
  readonly directory: UserDirectory;
  readonly failures: FailureStore;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly sourceAddress: string | undefined;
}

export interface Session {
  readonly tokens: SessionTokens;
  readonly user: Caller;
  /** Seconds for which the bearer token is good. */
  readonly expiresInSeconds: number;
}

export type SigningIn =
  | { readonly kind: 'signed-in'; readonly session: Session }
  | { readonly kind: 'too-many-failures'; readonly waitSeconds: number }
  /** Right password, but nobody has confirmed that the e-mail address is theirs. */
  | { readonly kind: 'unconfirmed' }
  | Exclude<Authentication, { kind: 'signed-in' }>;

/**
 * Signs a user in. Unknown users are counted and refused exactly like known ones with a wrong
 * password, so nobody learns who has an account.
 *
 * @param now decision time, UTC
 */
export async function signIn(
  { directory, failures }: SignInPorts,
  { email, password, sourceAddress }: Credentials,
  now: Date,
): Promise<SigningIn> {
  const emailKey = `email:${normaliseEmail(email)}`;
  const addressKey = `address:${sourceAddress ?? 'unknown'}`;
  const [ofEmail, ofAddress] = await Promise.all([
    failures.read(emailKey, now),
    failures.read(addressKey, now),
  ]);
  if (ofEmail && ofEmail.count >= emailFailuresMax) return refuseUntil(ofEmail, now);
  if (ofAddress && ofAddress.count >= addressFailuresMax) return refuseUntil(ofAddress, now);

  const answer = await directory.authenticate(normaliseEmail(email), password);
  if (answer.kind === 'refused') {
    const until = new Date(now.getTime() + waitMs);
    await Promise.all([failures.add(emailKey, until, now), failures.add(addressKey, until, now)]);
    return answer;
  }
  if (answer.kind !== 'signed-in') return answer;
  // Guesses sent all at once pass the check above together; this one lets none of them in once
  // five have failed.
  const kept = await failures.clear(emailKey, emailFailuresMax, now);
  return kept ? refuseUntil(kept, now) : openSession(answer.tokens);
}

/** Goes on with a session; the directory decides whether its refresh token is still good. */
export async function refreshSession(
  directory: UserDirectory,
  refreshToken: string,
): Promise<SigningIn> {
  const answer = await directory.refresh(refreshToken);
  return answer.kind === 'signed-in' ? openSession(answer.tokens) : answer;
}

/** One person, however the address is typed. */
export function normaliseEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

function refuseUntil({ until }: Failures, now: Date): SigningIn {
  const waitSeconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return { kind: 'too-many-failures', waitSeconds };
}

function openSession(tokens: SessionTokens): SigningIn {
  const claims = decodeToken(tokens.idToken);
  const user = callerOfClaims(claims);
  if (user === undefined) return { kind: 'unconfirmed' };
  const expiresInSeconds = Number(claims['exp']) - Number(claims['iat']);
  return { kind: 'signed-in', session: { tokens, user, expiresInSeconds } };
}
