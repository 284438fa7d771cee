import { expect, test } from 'vitest';
import { measureLines } from '../../shared/claims/mapping/measure-item.ts';
import { aClaimItem } from './a-claim-item.ts';

test('what is listed of many lines counts too: it lies beside the item', () => {
  const texts = Array.from({ length: 100 }, (_, i) => `${i}-`.padEnd(300, 'x'));
  const { lines } = aClaimItem({ lines: texts.map((partner) => ({ partner })) });
  // A hundred partners of 300 characters are in the item once, and in its index once more.
  expect(measureLines(lines)).toBeGreaterThan(JSON.stringify(lines).length + 30_000);
});

test('few lines are measured as they are, in UTF-8', () => {
  const { lines } = aClaimItem({ lines: [{ partner: 'Éé' }] });
  // Two letters with an accent here, two in “généraliste”.
  expect(measureLines(lines)).toBe(JSON.stringify(lines).length + 4);
  expect(measureLines([])).toBe(0);
});
