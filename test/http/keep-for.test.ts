import { describe, expect, test } from 'vitest';
import { keepFor } from '../../functions/runtime/keep-for.ts';

function aRig(fail = false) {
  const clock = { ms: 1_000 };
  const rig = { clock, asked: 0, fail };
  const ask = async () => {
    rig.asked += 1;
    if (rig.fail) throw new Error('away');
    return `answer ${rig.asked}`;
  };
  return Object.assign(rig, { read: keepFor(5_000, ask, () => clock.ms) });
}

describe('an answer that is kept', () => {
  test.each([
    { afterMs: 4_999, expected: 'answer 1', why: 'it is still good' },
    { afterMs: 5_000, expected: 'answer 2', why: 'its time is over' },
  ])('after $afterMs ms is $expected: $why', async ({ afterMs, expected }) => {
    const rig = aRig();
    await rig.read();
    rig.clock.ms += afterMs;
    expect(await rig.read()).toBe(expected);
  });

  test('is made once for all who ask at the same time', async () => {
    const rig = aRig();
    expect(await Promise.all([rig.read(), rig.read()])).toEqual(['answer 1', 'answer 1']);
    expect(rig.asked).toBe(1);
  });

  test('is never a fault: the next one asks again', async () => {
    const rig = aRig(true);
    await expect(rig.read()).rejects.toThrow('away');
    rig.fail = false;
    expect(await rig.read()).toBe('answer 2');
  });
});
