import { describe, expect, test } from 'vitest';
import { indexBatch, indexChanges, reindexCourse } from '../../shared/courses/index-courses.ts';
import { createFakeCourseIndex } from '../fakes/course-index.ts';
import { createFakeCourseStore } from '../fakes/course-store.ts';
import { aStoredCourse } from './a-stored-course.ts';

const version = (number: number) => aStoredCourse({ id: 'crs_1', version: number });
const change = (before: number | null, after: number | null, id = 'crs_1') => ({
  id,
  before: before === null ? undefined : aStoredCourse({ id, version: before }),
  after: after === null ? undefined : aStoredCourse({ id, version: after }),
});

describe('changes of the table reach the index', () => {
  test('created, changed twice and removed within one batch', async () => {
    const { index } = createFakeCourseIndex();
    const changes = [change(null, 1), change(1, 2), change(2, 3), change(3, null)];
    expect(await indexChanges(index, changes)).toEqual({ written: 4, stale: 0, again: [] });
    expect(await index.find('crs_1')).toBeUndefined();
  });

  test('the batch delivered again changes nothing', async () => {
    const { index } = createFakeCourseIndex();
    const changes = [change(1, 2), change(2, 3)];
    await indexChanges(index, changes);
    expect(await indexChanges(index, changes)).toEqual({ written: 0, stale: 2, again: [] });
    expect((await index.find('crs_1'))?.version).toBe(3);
  });

  test('a late removal does not take away a newer course', async () => {
    const { index } = createFakeCourseIndex();
    await indexChanges(index, [change(4, 5)]);
    expect(await indexChanges(index, [change(3, null)])).toMatchObject({ stale: 1 });
    expect((await index.find('crs_1'))?.version).toBe(5);
  });

  test('one that the node refuses is tried again by its id, the others are not held up', async () => {
    const { index, failing } = createFakeCourseIndex();
    failing.add('crs_2');
    const changes = [change(null, 1), change(null, 1, 'crs_2'), change(1, 2, 'crs_2')];
    expect(await indexChanges(index, changes)).toEqual({
      written: 1,
      stale: 0,
      again: ['crs_2'],
    });
  });

  test('one that cannot be read is told and tried again, the others are not held up', async () => {
    const { index } = createFakeCourseIndex();
    const broken = new Error('no course');
    const told: unknown[] = [];
    const batch = [
      {
        id: 'crs_9',
        read: () => {
          throw broken;
        },
      },
      { id: 'crs_1', read: () => change(null, 1) },
    ];
    expect(await indexBatch(index, batch, (id, error) => told.push([id, error]))).toEqual({
      written: 1,
      stale: 0,
      again: ['crs_9'],
    });
    expect(told).toEqual([['crs_9', broken]]);
  });

  test('a course that came back soon after its removal is tried again, not lost', async () => {
    const { index } = createFakeCourseIndex();
    await indexChanges(index, [change(null, 1), change(1, 2), change(2, null)]);
    expect(await indexChanges(index, [change(null, 1)])).toEqual({
      written: 0,
      stale: 1,
      again: ['crs_1'],
    });
  });
});

describe('a course tried again', () => {
  test('is written as the table has it', async () => {
    const { index } = createFakeCourseIndex();
    const { store } = createFakeCourseStore(version(6));
    expect(await reindexCourse(index, store, 'crs_1')).toBe('written');
    expect(await reindexCourse(index, store, 'crs_1')).toBe('in-step');
    expect((await index.find('crs_1'))?.version).toBe(6);
  });

  test('is removed when the table has it no more', async () => {
    const { index } = createFakeCourseIndex();
    const { store } = createFakeCourseStore();
    await index.write([{ kind: 'put', course: version(1) }]);
    expect(await reindexCourse(index, store, 'crs_1')).toBe('removed');
    expect(await reindexCourse(index, store, 'crs_1')).toBe('in-step');
  });

  test('waits while the index still remembers a removal of a higher version', async () => {
    const { index, forget } = createFakeCourseIndex();
    const { store } = createFakeCourseStore(version(1));
    await index.write([{ kind: 'remove', id: 'crs_1', version: 3 }]);
    await expect(reindexCourse(index, store, 'crs_1')).rejects.toThrow('removed lately');
    forget('crs_1');
    expect(await reindexCourse(index, store, 'crs_1')).toBe('written');
  });

  test('waits while the node refuses it', async () => {
    const { index, failing } = createFakeCourseIndex();
    const { store } = createFakeCourseStore(version(1));
    failing.add('crs_1');
    await expect(reindexCourse(index, store, 'crs_1')).rejects.toThrow('rejected');
  });

  test('is not removed when it comes back at that very moment', async () => {
    const { index } = createFakeCourseIndex();
    await index.write([{ kind: 'put', course: version(1) }]);
    const store = {
      ...createFakeCourseStore().store,
      // Between reading the table and removing, the stream writes the next version.
      read: async () => {
        await index.write([{ kind: 'put', course: version(2) }]);
        return undefined;
      },
    };
    await expect(reindexCourse(index, store, 'crs_1')).rejects.toThrow('changed');
    expect((await index.find('crs_1'))?.version).toBe(2);
  });
});
