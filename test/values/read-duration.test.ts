import { describe, expect, test } from 'vitest';
import { readDuration } from '../../shared/values/read-duration.ts';
import { outcomeOf } from './outcome.ts';

describe('readDuration, in hours', () => {
  test.each([
    { cell: '10', expected: 10 },
    { cell: 20, expected: 20 },
    { cell: '2,5', expected: 2.5 },
    { cell: '1,5 h', expected: 1.5 },
    { cell: '10h', expected: 10 },
    { cell: '10 H', expected: 10 },
    { cell: '10 heures', expected: 10 },
    { cell: '1h30', expected: 1.5 },
    { cell: '1h5', expected: 1.08 },
    { cell: '１ｈ３０', expected: 1.5 },
    { cell: '1 h 05 min', expected: 1.08 },
    { cell: '1 heure et 30 minutes', expected: 1.5 },
    { cell: '90 min', expected: 1.5 },
    { cell: "45'", expected: 0.75 },
    { cell: '45′', expected: 0.75 },
    { cell: '1:30', expected: 1.5 },
    { cell: '36:15:00', expected: 36.25 },
    { cell: '0:59:30', expected: 0.99 },
    { cell: 'PT1H30M', expected: 1.5 },
    { cell: 'PT45M', expected: 0.75 },
    { cell: 'PT1H30M36S', expected: 1.51 },
    { cell: '', expected: 'empty' },
    { cell: '0', expected: 0 },
    { cell: '-1', expected: 'out-of-range' },
    { cell: '10001', expected: 'out-of-range' },
    { cell: '1,234', expected: 'ambiguous' },
    // A day of lessons has six hours here and eight there.
    { cell: '2 jours', expected: 'not-a-duration' },
    { cell: '2 j', expected: 'not-a-duration' },
    { cell: '3 semaines', expected: 'not-a-duration' },
    { cell: 'P2D', expected: 'not-a-duration' },
    { cell: '1h75', expected: 'not-a-duration' },
    { cell: '1:75', expected: 'not-a-duration' },
    { cell: '1h75min2', expected: 'not-a-duration' },
    { cell: '1h-2h', expected: 'not-a-duration' },
    { cell: '5k', expected: 'not-a-duration' },
    { cell: '(5)', expected: 'not-a-duration' },
    { cell: '1½ h', expected: 'not-a-duration' },
    { cell: 'pt', expected: 'not-a-duration' },
    { cell: [], expected: 'not-a-duration' },
    { cell: true, expected: 'not-a-duration' },
  ])('$cell is $expected', ({ cell, expected }) => {
    expect(outcomeOf(readDuration(cell))).toBe(expected);
  });

  test('a bare number takes the unit of its column', () => {
    expect(readDuration('90', 'minutes')).toEqual({ kind: 'value', value: 1.5 });
    expect(readDuration('2h', 'minutes')).toEqual({ kind: 'value', value: 2 });
  });

  test('a cell of a million characters is answered', () => {
    expect(outcomeOf(readDuration(`1${' '.repeat(1_000_000)}x`))).toBe('not-a-duration');
    expect(outcomeOf(readDuration(`pt${'1'.repeat(1_000_000)}`))).toBe('not-a-duration');
  });
});
