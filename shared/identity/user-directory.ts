/** What the directory gives to who has signed in. */
export interface SessionTokens {
  /** JWT that carries e-mail, groups and country: the bearer token of the API. */
  readonly idToken: string;
  readonly refreshToken: string;
}

export type Authentication =
  | { readonly kind: 'signed-in'; readonly tokens: SessionTokens }
  /** Wrong password, unknown or disabled user, used-up token: never told apart. */
  | { readonly kind: 'refused' }
  /** Right password, but only a temporary one. */
  | { readonly kind: 'must-change-password' }
  /** The directory itself asks to slow down. */
  | { readonly kind: 'busy' };

/** Where users, their passwords and sessions are kept. */
export interface UserDirectory {
  authenticate(email: string, password: string): Promise<Authentication>;
  refresh(refreshToken: string): Promise<Authentication>;
  /** Ends the session of this token; one that is unknown or ended already is no fault. */
  revoke(refreshToken: string): Promise<void>;
  /** Ends all sessions of a user. */
  signOutEverywhere(sub: string): Promise<void>;
}
