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
 * The address a request came from. Behind a front door the gateway's own peer is the front door,
 * and the visitor stands before it in X-Forwarded-For. A caller may write that header too: use it
 * for soft limits only.
 */
export function sourceAddressOf(event: APIGatewayProxyEventV2): string {
  const header = event.headers['x-forwarded-for'] ?? '';
  const hops = header.split(',').flatMap((hop) => hop.trim() || []);
  return hops.at(-2) ?? hops[0] ?? event.requestContext.http.sourceIp;
}
