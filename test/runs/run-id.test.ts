import { expect, test } from 'vitest';
import { runIdOfArrival } from '../../shared/runs/run-id.ts';

const arrival = { bucket: 'in', key: 'drop/courses/parcels.csv', versionId: 'v1' };
const storedAt = new Date('2026-03-02T08:59:58.000Z');

test('a ULID of the time of storing and of what arrived, by another program', () => {
  expect(runIdOfArrival('courses', arrival, storedAt)).toBe('run_01KJPWD4NGJC9PH0G6VX9KP82X');
  expect(runIdOfArrival('transfers', arrival, storedAt)).toBe('bulk-01KJPWD4NGJC9PH0G6VX9KP82X');
});

test.each([
  { other: { ...arrival, versionId: 'v2' }, why: 'dropped again' },
  { other: { ...arrival, key: 'drop/courses/parcel.csv' }, why: 'another name' },
  { other: { ...arrival, bucket: 'in2' }, why: 'another bucket' },
  {
    other: { bucket: 'in', key: 'drop/courses/parcels.csv","v', versionId: '1' },
    why: 'the same letters, cut elsewhere',
  },
])('another run: $why', ({ other }) => {
  expect(runIdOfArrival('courses', other, storedAt)).not.toBe('run_01KJPWD4NGJC9PH0G6VX9KP82X');
});
