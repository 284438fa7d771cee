import type { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import type { ApiAnswer } from '../http/route.ts';
import type { publicUser } from './identity-routes.ts';
import type { Session, SigningIn } from './sign-in.ts';

/** A user as clients see one. */
export function presentUser(caller: Caller): z.output<typeof publicUser> {
  const { email, name, roles, country, countryCode, lang } = caller;
  return { email, name, roles: [...roles], country, country_code: countryCode, lang };
}

function presentSession({ tokens, user, expiresInSeconds }: Session) {
  return {
    access_token: tokens.idToken,
    refresh_token: tokens.refreshToken,
    token_type: 'Bearer',
    expires_in: expiresInSeconds,
    user: presentUser(user),
  };
}

/** @param refusedAs code of a refusal: `AUTH-01` for a password, `AUTH-02` for a session */
export function answerSigningIn(signing: SigningIn, refusedAs: 'AUTH-01' | 'AUTH-02'): ApiAnswer {
  switch (signing.kind) {
    case 'signed-in':
      return { status: 200, json: presentSession(signing.session) };
    case 'refused':
      return { problem: refusedAs };
    case 'must-change-password':
      return { problem: 'AUTH-05' };
    case 'unconfirmed':
      return { problem: 'AUTH-07' };
    case 'busy':
      return { problem: 'RUN-RATE', data: { seconds: 60 }, headers: { 'retry-after': '60' } };
    case 'too-many-failures':
      return {
        problem: 'AUTH-04',
        data: { minutes: Math.ceil(signing.waitSeconds / 60) },
        headers: { 'retry-after': String(signing.waitSeconds) },
      };
  }
}
