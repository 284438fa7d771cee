import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Caller } from '../../shared/access/caller.ts';
import { callerOfClaims } from '../../shared/access/caller-of-claims.ts';

/** What the gateway's authorizer adds to an event; absent on public routes. */
interface AuthorizedContext {
  readonly authorizer?: { readonly jwt?: { readonly claims?: Readonly<Record<string, unknown>> } };
}

/**
 * Who calls, by the token that the gateway has verified; null when there was none. A Cognito access
 * token also passes the gateway, but has neither e-mail nor country: it is nobody here.
 */
export function callerOf(event: APIGatewayProxyEventV2): Caller | null {
  const { authorizer } = event.requestContext as AuthorizedContext;
  return callerOfClaims(authorizer?.jwt?.claims ?? {}) ?? null;
}

/**
 * The address a request came from. X-Forwarded-For grows at its end: the gateway writes its peer,
 * the front door before that writes its visitor, and whatever stands further left was written by
 * the visitor. So only a call that is known to have come by the front door is looked up there.
 *
 * @param isByFrontDoor the call has proved it; else it came from the gateway's own peer
 */
export function sourceAddressOf(event: APIGatewayProxyEventV2, isByFrontDoor: boolean): string {
  const peer = event.requestContext.http.sourceIp;
  if (!isByFrontDoor) return peer;
  const hops = (event.headers['x-forwarded-for'] ?? '').split(',').map((hop) => hop.trim());
  return hops.at(-2) || peer;
}
