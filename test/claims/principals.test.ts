import { describe, expect, test } from 'vitest';
import { createPrincipals } from '../../shared/claims/reading/principals.ts';

const id = (letter: string) => `ins_${letter.repeat(26)}`;

describe('insured persons A with a line of their own', () => {
  test('are known by id, and the only one of a name is found by it', () => {
    const principals = createPrincipals();
    principals.add(id('A'), 'FATOU BA');
    principals.add(id('B'), 'FATOU BA');
    principals.add(id('A'), 'F BA');

    expect([principals.has(id('A')), principals.has(id('B')), principals.has(id('C'))]).toEqual([
      ...[true, true, false],
    ]);
    expect(principals.find('FATOU BA')).toBeUndefined();
    expect(principals.find('F BA')).toBe(id('A'));
    expect(principals.find('AWA BA')).toBeUndefined();
  });

  test('are the same when read back, in 34 bytes for each name of each', () => {
    const principals = createPrincipals();
    principals.add(id('A'), 'FATOU BA');
    principals.add(id('A'), 'FATOU BA');
    principals.add(id('B'), 'FATOU BA');

    const written = principals.write();
    const read = createPrincipals(written);

    expect(written).toHaveLength(68);
    expect([read.has(id('A')), read.has(id('B')), read.find('FATOU BA')]).toEqual([
      ...[true, true, undefined],
    ]);
    expect(read.write()).toEqual(written);
  });

  test('go on from those of another session', () => {
    const first = createPrincipals();
    first.add(id('A'), 'FATOU BA');

    const second = createPrincipals(first.write());
    second.add(id('C'), 'MODOU FALL');

    expect(second.find('FATOU BA')).toBe(id('A'));
    second.add(id('B'), 'FATOU BA');
    expect(second.find('FATOU BA')).toBeUndefined();
    expect(createPrincipals(second.write()).has(id('C'))).toBe(true);
  });

  test('nobody is nothing', () => {
    expect(createPrincipals().write()).toHaveLength(0);
    expect(createPrincipals(new Uint8Array()).has(id('A'))).toBe(false);
  });
});
