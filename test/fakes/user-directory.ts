import type { UserDirectory } from '../../shared/identity/user-directory.ts';

export interface FakeUser {
  readonly email: string;
  readonly password: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly isTemporary?: boolean;
}

/** Users in memory. A refresh token is `refresh-<sub>` until it is revoked. */
export function createFakeUserDirectory(users: readonly FakeUser[]): UserDirectory & {
  readonly asked: string[];
} {
  const ended = new Set<string>();
  const asked: string[] = [];
  const tokensOf = ({ claims }: FakeUser) => ({
    idToken: aToken(claims),
    refreshToken: `refresh-${claims['sub']}`,
  });
  return {
    asked,
    async authenticate(email, password) {
      asked.push(email);
      const user = users.find((known) => known.email === email && known.password === password);
      if (!user) return { kind: 'refused' };
      if (user.isTemporary) return { kind: 'must-change-password' };
      return { kind: 'signed-in', tokens: tokensOf(user) };
    },
    async refresh(refreshToken) {
      const user = users.find(({ claims }) => refreshToken === `refresh-${claims['sub']}`);
      if (!user || ended.has(refreshToken)) return { kind: 'refused' };
      return { kind: 'signed-in', tokens: tokensOf(user) };
    },
    async revoke(refreshToken) {
      ended.add(refreshToken);
    },
    async signOutEverywhere(sub) {
      ended.add(`refresh-${sub}`);
    },
  };
}

/** A JWT with these claims; nobody signed it. */
export function aToken(claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.signature`;
}
