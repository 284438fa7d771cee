import { inject } from 'vitest';
import { localAws } from '../../local/aws.ts';
import type { LocalOutputs } from '../../local/outputs.ts';
import type { Role } from '../../shared/access/caller.ts';
import './global-setup.ts';

/** Where the tests' own deployment is. */
export const outputs: LocalOutputs = inject('outputs');

/** Configuration of any SDK client of the tests' cloud. */
export const aws = { ...localAws(outputs.s3_endpoint), forcePathStyle: true };

/** Calls the API at the front door as one of the local users; gives the answer as it is. */
export type CallApi = (path: string, init?: RequestInit) => Promise<Response>;

/**
 * Signs a local user in.
 *
 * @param country English short name; null: the user of that role without country
 */
export async function signInAs(role: Role, country: string | null = 'Senegal'): Promise<CallApi> {
  const user = outputs.users.find((one) => one.roles.includes(role) && one.country === country);
  if (user === undefined) throw new Error(`No local user is ${role} in ${country}.`);
  const response = await fetch(`${outputs.api_url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: user.email, password: user.password }),
  });
  if (!response.ok) throw new Error(`Sign-in: ${response.status} ${await response.text()}`);
  const { access_token: token } = (await response.json()) as { access_token: string };
  return (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(`${outputs.api_url}${path}`, { ...init, headers });
  };
}
