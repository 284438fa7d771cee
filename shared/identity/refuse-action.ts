import type { Action } from '../access/policy.ts';
import type { Problem } from '../http/route.ts';

/**
 * Refuses what a role does not allow. Where nobody but one role may do it, an administrator neither,
 * the action has a text of its own (`AUTH-03-BULKS-DECIDE`) that names whom to ask.
 */
export function refuseAction(action: Action): Problem {
  const reason = `AUTH-03-${action.replaceAll('.', '-').toUpperCase()}`;
  return { problem: 'AUTH-03', data: { reason } };
}
