import * as z from 'zod';
import { roles } from '../access/caller.ts';
import type { Route } from '../http/route.ts';
import { languages } from '../runs/run.ts';

/** Contracts of sign-in; API.md "Sign-in and rights" is their source. */
export const publicUser = z.object({
  email: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  country: z.string().nullable().describe('English short name; null for admin'),
  country_code: z.string().nullable().describe('ISO 3166-1 alpha-2'),
  lang: z.enum(languages),
});

const session = z.object({
  access_token: z.string().describe('Goes into the Authorization header, after "Bearer "'),
  refresh_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int().describe('seconds'),
  user: publicUser,
});

export const loginRoute = {
  method: 'POST',
  path: '/api/auth/login',
  summary: 'Signs in with e-mail address and password',
  access: 'public',
  // Neither has a form of its own here: what is not an address is simply nobody's.
  body: z.object({ email: z.string().min(1).max(320), password: z.string().min(1).max(256) }),
  answers: {
    200: { description: 'A session', schema: session },
    401: { description: 'AUTH-01: e-mail address or password is wrong' },
    403: {
      description:
        'AUTH-05: the password is a temporary one · AUTH-07: the e-mail address is not confirmed',
    },
    429: { description: 'AUTH-04: five failures, wait fifteen minutes' },
  },
} as const satisfies Route;

/** The address that older clients know. */
export const loginAliasRoute = {
  ...loginRoute,
  path: '/login',
  summary: 'Signs in: the same as /api/auth/login',
} as const satisfies Route;

export const refreshRoute = {
  method: 'POST',
  path: '/api/auth/refresh',
  summary: 'Gives a new access token for a refresh token',
  access: 'public',
  body: z.object({ refresh_token: z.string().min(1).max(8192) }),
  answers: {
    200: { description: 'The session goes on', schema: session },
    401: { description: 'AUTH-02: the session has ended' },
  },
} as const satisfies Route;

export const logoutRoute = {
  method: 'POST',
  path: '/api/auth/logout',
  summary: 'Ends the session of a refresh token; without one, all sessions of the caller',
  access: 'signed-in',
  body: z.object({ refresh_token: z.string().min(1).max(8192).optional() }).default({}),
  answers: {
    204: { description: 'Signed out; the access token itself lasts until it expires' },
  },
} as const satisfies Route;

export const meRoute = {
  method: 'GET',
  path: '/api/auth/me',
  summary: 'Who the caller is',
  access: 'signed-in',
  answers: { 200: { description: 'The caller', schema: publicUser } },
} as const satisfies Route;
