import { describe, expect, test } from 'vitest';
import { writeFingerprint } from '../../shared/digests/fingerprint.ts';

function fingerprintOf(text: string, before = ''): readonly number[] {
  const bytes = new TextEncoder().encode(before + text);
  const out = new Uint32Array(2);
  writeFingerprint(new DataView(bytes.buffer), before.length, bytes.length, out);
  return [...out];
}

describe('a fingerprint', () => {
  // Known answers of MurmurHash3 for 32 bits with the seed 0x9747b28c, as its ports publish them.
  test.each([
    ['a', 0x7fa09ea6],
    ['aa', 0x5d211726],
    ['aaa', 0x283e0130],
    ['aaaa', 0x5a97808a],
    ['abcd', 0xf0478627],
    ['Hello, world!', 0x24884cba],
    ['The quick brown fox jumps over the lazy dog', 0x2fa826cd],
  ])('of %j begins with what MurmurHash3 gives', (text, expected) => {
    expect(fingerprintOf(text)[0]).toBe(expected);
  });

  test('does not depend on where the text lies', () => {
    expect(fingerprintOf('LECT-1', 'xyz')).toEqual(fingerprintOf('LECT-1'));
  });

  test.each([
    ['', '\0', 'a zero more'],
    ['ab', 'ba', 'the order'],
    ['\u8000\u8000', '\u0000\u0000', 'the highest bits of two words'],
    [`${'x'.repeat(2_000)}1`, `${'x'.repeat(2_000)}2`, 'the last of many characters'],
  ])('depends on all of the text (%#)', (a, b, _why) => {
    expect(fingerprintOf(a)).not.toEqual(fingerprintOf(b));
  });

  test('both halves tell texts apart: of 200,000 no two have both alike', () => {
    const all = Array.from({ length: 200_000 }, (_, n) => fingerprintOf(`LECT-${n}`));
    const halves = [0, 1].map((half) => new Set(all.map((print) => print[half])).size);
    // By chance about five of each half meet.
    expect(Math.min(...halves)).toBeGreaterThan(199_950);
    expect(new Set(all.map((print) => print.join())).size).toBe(200_000);
  });
});
