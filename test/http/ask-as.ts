import type { ApiHandler } from '../../functions/runtime/http.ts';
import type { Caller } from '../../shared/access/caller.ts';
import { call, type EventWish } from './an-event.ts';

/**
 * Asks an API as somebody: their claims as the gateway tells them, and a token that `readToken`
 * knows them by, for endpoints that look at it themselves.
 */
export function askAs(api: ApiHandler) {
  return (caller: Caller | null, wish: EventWish) => {
    const token = Buffer.from(JSON.stringify(caller)).toString('base64url');
    const authorization = caller === null ? {} : { authorization: `Bearer ${token}` };
    const headers = { ...authorization, ...wish.headers };
    return call(api, { ...wish, claims: caller && claimsOf(caller), headers });
  };
}

export async function readToken(token: string): Promise<Caller | undefined> {
  return JSON.parse(Buffer.from(token, 'base64url').toString()) as Caller | undefined;
}

/** A caller's verified token as the gateway tells it. */
function claimsOf(caller: Caller) {
  return {
    ...{ sub: caller.sub, email: caller.email, email_verified: 'true', name: caller.name },
    'cognito:groups': `[${caller.roles.join(' ')}]`,
    ...(caller.country === null ? {} : { 'custom:country': caller.country }),
    'custom:lang': caller.lang,
  };
}
