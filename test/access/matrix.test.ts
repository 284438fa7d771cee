import { describe, expect, test } from 'vitest';
import type { Role } from '../../shared/access/caller.ts';
import {
  type Action,
  actionOn,
  may,
  mayOnRun,
  mayReadInClear,
  type Permission,
  visibleDomains,
} from '../../shared/access/policy.ts';
import { aCaller } from './a-caller.ts';

const A = 'allowed';
const F = 'forbidden';
const H = 'hidden';

/**
 * API.md's table of rights, written out by hand: for each action and role, what is said of a thing
 * of the caller's own country, of another country's, and of what belongs to none.
 */
const expected: readonly [Action, Role, Permission, Permission, Permission][] = [
  // import, read, correct, undo claims; personal data in clear: own country, the two claims roles
  ['claims.handle', 'admin_territorial', A, H, A],
  ['claims.handle', 'chef_technique', A, H, A],
  ['claims.handle', 'staff', F, F, F],
  ['claims.handle', 'payment_maker', F, F, F],
  ['claims.handle', 'payment_approver', F, F, F],
  ['claims.handle', 'admin', F, F, F],
  // … admin reads masked, all countries
  ['claims.read-masked', 'admin_territorial', A, H, A],
  ['claims.read-masked', 'chef_technique', A, H, A],
  ['claims.read-masked', 'staff', F, F, F],
  ['claims.read-masked', 'payment_maker', F, F, F],
  ['claims.read-masked', 'payment_approver', F, F, F],
  ['claims.read-masked', 'admin', A, A, A],
  // search and read courses: everybody (courses are common: no country)
  ['courses.read', 'admin_territorial', A, H, A],
  ['courses.read', 'chef_technique', A, H, A],
  ['courses.read', 'staff', A, H, A],
  ['courses.read', 'payment_maker', A, H, A],
  ['courses.read', 'payment_approver', A, H, A],
  ['courses.read', 'admin', A, A, A],
  // import and administer courses, catalogue, reports, pipeline, monitoring, mappings
  ['courses.administer', 'admin_territorial', F, F, F],
  ['courses.administer', 'chef_technique', F, F, F],
  ['courses.administer', 'staff', A, H, A],
  ['courses.administer', 'payment_maker', F, F, F],
  ['courses.administer', 'payment_approver', F, F, F],
  ['courses.administer', 'admin', A, A, A],
  // create bulks (own country); approver and admin only read
  ['bulks.create', 'admin_territorial', F, F, F],
  ['bulks.create', 'chef_technique', F, F, F],
  ['bulks.create', 'staff', F, F, F],
  ['bulks.create', 'payment_maker', A, H, A],
  ['bulks.create', 'payment_approver', F, F, F],
  ['bulks.create', 'admin', F, F, F],
  // read accounts
  ['accounts.read', 'admin_territorial', F, F, F],
  ['accounts.read', 'chef_technique', F, F, F],
  ['accounts.read', 'staff', F, F, F],
  ['accounts.read', 'payment_maker', A, H, A],
  ['accounts.read', 'payment_approver', A, H, A],
  ['accounts.read', 'admin', A, A, A],
  // approve, reject, resolve: the approver, own country
  ['bulks.decide', 'admin_territorial', F, F, F],
  ['bulks.decide', 'chef_technique', F, F, F],
  ['bulks.decide', 'staff', F, F, F],
  ['bulks.decide', 'payment_maker', F, F, F],
  ['bulks.decide', 'payment_approver', A, H, A],
  ['bulks.decide', 'admin', F, F, F],
  // payees of bulks in clear: who handles them, own country; admin reads masked
  ['bulks.read-clear', 'admin_territorial', F, F, F],
  ['bulks.read-clear', 'chef_technique', F, F, F],
  ['bulks.read-clear', 'staff', F, F, F],
  ['bulks.read-clear', 'payment_maker', A, H, A],
  ['bulks.read-clear', 'payment_approver', A, H, A],
  ['bulks.read-clear', 'admin', F, F, F],
  // accounts, users, settings, audit
  ['system.administer', 'admin_territorial', F, F, F],
  ['system.administer', 'chef_technique', F, F, F],
  ['system.administer', 'staff', F, F, F],
  ['system.administer', 'payment_maker', F, F, F],
  ['system.administer', 'payment_approver', F, F, F],
  ['system.administer', 'admin', A, A, A],
];

describe('the table of rights', () => {
  test('covers nine actions for six roles', () => {
    expect(new Set(expected.map(([action, role]) => `${action} ${role}`)).size).toBe(54);
  });

  test.each(expected)('%s by %s', (action, role, own, other, common) => {
    const caller = aCaller(role);
    expect({
      own: may(caller, action, 'SN'),
      other: may(caller, action, 'TG'),
      common: may(caller, action),
    }).toEqual({ own, other, common });
  });

  test('a user without country sees the things of no country', () => {
    const caller = aCaller('admin_territorial', { country: null, countryCode: null });
    expect(may(caller, 'claims.handle')).toBe('allowed');
    expect(may(caller, 'claims.handle', 'SN')).toBe('hidden');
  });

  test('two roles add up', () => {
    const caller = aCaller('staff', { roles: ['staff', 'payment_approver'] });
    expect(may(caller, 'courses.administer', 'SN')).toBe('allowed');
    expect(may(caller, 'bulks.decide', 'SN')).toBe('allowed');
    expect(may(caller, 'bulks.decide', 'TG')).toBe('hidden');
  });

  test('nobody may anything without a role', () => {
    expect(may(aCaller('staff', { roles: [] }), 'courses.read')).toBe('forbidden');
  });
});

describe('the runs of a domain', () => {
  test.each([
    ['admin_territorial', ['claims']],
    ['chef_technique', ['claims']],
    ['staff', ['courses', 'catalogue', 'reports']],
    ['payment_maker', ['transfers']],
    ['payment_approver', ['transfers']],
    ['admin', ['claims', 'courses', 'transfers', 'catalogue', 'reports']],
  ] as const)('%s sees those of %s', (role, domains) => {
    expect(visibleDomains(aCaller(role))).toEqual(domains);
  });

  test('admin reads runs of transfers but starts none', () => {
    expect(may(aCaller('admin'), actionOn('transfers', 'read'), 'SN')).toBe('allowed');
    expect(may(aCaller('admin'), actionOn('transfers', 'start'), 'SN')).toBe('forbidden');
    expect(may(aCaller('admin'), actionOn('claims', 'start'), 'SN')).toBe('forbidden');
    expect(may(aCaller('admin'), actionOn('courses', 'start'), 'SN')).toBe('allowed');
  });
});

describe('one run of Senegal', () => {
  const ofSenegal = { countryCode: 'SN' } as const;

  test.each([
    { role: 'staff', country: 'SN', domain: 'courses', verb: 'start', permission: A },
    { role: 'staff', country: 'TG', domain: 'courses', verb: 'read', permission: H },
    { role: 'payment_maker', country: 'SN', domain: 'courses', verb: 'read', permission: F },
    { role: 'payment_maker', country: 'TG', domain: 'courses', verb: 'read', permission: H },
    { role: 'admin_territorial', country: null, domain: 'claims', verb: 'read', permission: H },
    { role: 'admin', country: null, domain: 'claims', verb: 'read', permission: A },
    // Whoever may read it knows that it exists.
    { role: 'admin', country: null, domain: 'claims', verb: 'start', permission: F },
  ] as const)('$role of $country, $verb of $domain: $permission', (each) => {
    const caller = aCaller(each.role, { countryCode: each.country });

    expect(mayOnRun(caller, each.verb, { ...ofSenegal, domain: each.domain })).toBe(
      each.permission,
    );
  });
});

describe('what stands in the cells of a run of Senegal is in clear', () => {
  test.each([
    ['admin_territorial', 'SN', 'claims', true],
    ['chef_technique', 'SN', 'claims', true],
    ['chef_technique', 'TG', 'claims', false],
    ['admin_territorial', null, 'claims', false],
    // Reads claims of every country, and none in clear.
    ['admin', null, 'claims', false],
    ['staff', 'SN', 'claims', false],
    ['admin', null, 'courses', true],
    ['staff', 'SN', 'courses', true],
  ] as const)('for %s of %s in %s: %s', (role, countryCode, domain, isClear) => {
    const caller = aCaller(role, { countryCode });
    expect(mayReadInClear(caller, { domain, countryCode: 'SN' })).toBe(isClear);
  });
});
