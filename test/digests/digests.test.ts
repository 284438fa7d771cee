import { expect, test } from 'vitest';
import { canonicalJson } from '../../shared/digests/canonical-json.ts';
import { hashText, hashToBase32 } from '../../shared/digests/hash-text.ts';

test('equal values have equal texts, whatever the order of their keys', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'é' })).toBe(
    '{"a":"é","b":[{"c":null,"d":1}]}',
  );
});

// Figures of `printf abc | sha256sum`; ba7816bf… is also FIPS 180-4's own example.
test('hashes are SHA-256', () => {
  expect(hashText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('ids are 26 characters of its first 130 bits', () => {
  // ba7816bf8f… in binary: 10111 01001 11100 00001 01101 01111 11100 01111 → 23 9 28 1 13 15 28 15
  expect(hashToBase32('abc')).toMatch(/^Q9W1DFWF[0-9A-HJKMNP-TV-Z]{18}$/);
});

// Figures of Python's hashlib.
test('long texts and short ones take turns', () => {
  for (let times = 0; times < 2; times += 1) {
    expect(hashToBase32('abc')).toBe('Q9W1DFWF077YMGA183F5VBH24E');
    expect(hashToBase32('é'.repeat(300))).toBe('E98BCSGGZ2VXQNQNWN16T8A3QJ');
    expect(hashToBase32('a'.repeat(1_000))).toBe('87PYSS1DCFMDKFTHBADTD4SE3G');
  }
});
