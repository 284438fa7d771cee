import type { LocalOutputs } from './outputs.ts';
import { LOCAL_PASSWORD } from './users.ts';

/** The product's API as one of the local users sees it. */
export interface ApiClient {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

/**
 * Signs in at the front door, as any client would.
 *
 * @throws Error with the API's own words when it refuses
 */
export async function signIn(outputs: LocalOutputs, email: string): Promise<ApiClient> {
  const call = async <T>(path: string, init: RequestInit, token?: string): Promise<T> => {
    const response = await fetch(`${outputs.api_url}${path}`, {
      ...init,
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${init.method ?? 'GET'} ${path}: ${response.status} ${text.slice(0, 500)}`);
    }
    return JSON.parse(text) as T;
  };
  const credentials = JSON.stringify({ email, password: LOCAL_PASSWORD });
  const { access_token: token } = await call<{ access_token: string }>('/api/auth/login', {
    method: 'POST',
    body: credentials,
  });
  return {
    get: (path) => call(path, {}, token),
    post: (path, body) => call(path, { method: 'POST', body: JSON.stringify(body) }, token),
  };
}
