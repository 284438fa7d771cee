import type { Language } from '../runs/run.ts';

export const roles = [
  'admin_territorial',
  'chef_technique',
  'staff',
  'payment_maker',
  'payment_approver',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/** Who asks: taken from the verified token, never from the request. */
export interface Caller {
  readonly sub: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** English short name; null for admin and for users without one. */
  readonly country: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string | null;
  readonly lang: Language;
}
