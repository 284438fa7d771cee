import { type Domain, domains } from '../runs/run.ts';
import type { Caller, Role } from './caller.ts';

/** Lines of API.md's table of rights; the table itself is `grants`. */
export type Action =
  | 'claims.handle'
  | 'claims.read-masked'
  | 'courses.read'
  | 'courses.administer'
  | 'bulks.create'
  | 'accounts.read'
  | 'bulks.decide'
  | 'bulks.read-clear'
  | 'system.administer';

/** `own`: only what belongs to the caller's country. `every`: whatever country it belongs to. */
type Reach = 'own' | 'every';

/** The table of rights (API.md, "Sign-in and rights"). Nothing else decides who may do what. */
const grants: Readonly<Record<Action, Partial<Readonly<Record<Role, Reach>>>>> = {
  'claims.handle': { admin_territorial: 'own', chef_technique: 'own' },
  'claims.read-masked': { admin_territorial: 'own', chef_technique: 'own', admin: 'every' },
  'courses.read': {
    admin_territorial: 'own',
    chef_technique: 'own',
    staff: 'own',
    payment_maker: 'own',
    payment_approver: 'own',
    admin: 'every',
  },
  'courses.administer': { staff: 'own', admin: 'every' },
  'bulks.create': { payment_maker: 'own' },
  'accounts.read': { payment_maker: 'own', payment_approver: 'own', admin: 'every' },
  'bulks.decide': { payment_approver: 'own' },
  'bulks.read-clear': { payment_maker: 'own', payment_approver: 'own' },
  'system.administer': { admin: 'every' },
};

/** `hidden`: the role may, but the thing belongs to another country, so for the caller it is not there. */
export type Permission = 'allowed' | 'forbidden' | 'hidden';

/**
 * Whether a caller may do something, and (with a country) do it to that country's thing.
 *
 * @param countryCode ISO alpha-2 of the country that the thing belongs to; leave it out for what is
 *   common to all (courses, catalogue records) and before anything is known
 */
export function may(caller: Caller, action: Action, countryCode?: string): Permission {
  const reaches = caller.roles
    .map((role) => grants[action][role])
    .filter((reach) => reach !== undefined);
  if (reaches.length === 0) return 'forbidden';
  if (countryCode === undefined || reaches.includes('every')) return 'allowed';
  return caller.countryCode === countryCode ? 'allowed' : 'hidden';
}

/** What may be done to the runs of a domain: `start` is also cancel, confirm and replay. */
export type RunVerb = 'read' | 'start';

const runActions: Readonly<Record<Domain, Readonly<Record<RunVerb, Action>>>> = {
  claims: { read: 'claims.read-masked', start: 'claims.handle' },
  courses: { read: 'courses.administer', start: 'courses.administer' },
  transfers: { read: 'accounts.read', start: 'bulks.create' },
  catalogue: { read: 'courses.administer', start: 'courses.administer' },
  reports: { read: 'courses.administer', start: 'courses.administer' },
};

/** The line of the table that decides about the runs of a domain. */
export function actionOn(domain: Domain, verb: RunVerb): Action {
  return runActions[domain][verb];
}

/**
 * Whether a caller may do something to one run. Another country's run is not there for anybody,
 * whatever the role: nobody learns from a refusal that it exists, unless they may read it.
 */
export function mayOnRun(
  caller: Caller,
  verb: RunVerb,
  run: { readonly domain: Domain; readonly countryCode: string },
): Permission {
  const permission = may(caller, actionOn(run.domain, verb), run.countryCode);
  if (permission !== 'forbidden' || caller.countryCode === run.countryCode) return permission;
  return may(caller, actionOn(run.domain, 'read'), run.countryCode) === 'allowed'
    ? 'forbidden'
    : 'hidden';
}

/** The domains whose runs the caller may read: what lists and feeds are narrowed to. */
export function visibleDomains(caller: Caller): Domain[] {
  return domains.filter((domain) => may(caller, actionOn(domain, 'read')) === 'allowed');
}

/** What it takes to see what stands in the cells of a domain's runs; others have nothing to hide. */
const clearActions: Readonly<Partial<Record<Domain, Action>>> = {
  claims: 'claims.handle',
  transfers: 'bulks.read-clear',
};

/**
 * Whether a caller who may read a run sees it in clear. Whoever does not is shown it masked, and is
 * given none of its files but the log.
 */
export function mayReadInClear(
  caller: Caller,
  { domain, countryCode }: { readonly domain: Domain; readonly countryCode: string },
): boolean {
  const action = clearActions[domain];
  return action === undefined || may(caller, action, countryCode) === 'allowed';
}

/** Whether what stands in the cells of a domain's runs is about persons. */
export function holdsPersonalData(domain: Domain): boolean {
  return clearActions[domain] !== undefined;
}

/** Whether what a caller sees of a run in clear is about persons: that is noted. */
export function seesPersonalData(
  caller: Caller,
  run: { readonly domain: Domain; readonly countryCode: string },
): boolean {
  return holdsPersonalData(run.domain) && mayReadInClear(caller, run);
}

/** Whether a run is shown masked to a caller who may read it; nobody in particular sees nothing. */
export function readsMasked(
  caller: Caller | null,
  run: { readonly domain: Domain; readonly countryCode: string },
): boolean {
  return caller === null || !mayReadInClear(caller, run);
}
