import { describe, expect, test } from 'vitest';
import type { CourseIndex } from '../../shared/courses/search-index.ts';
import { aStoredCourse } from './a-stored-course.ts';

/** What every index of courses must do; each test has a course of its own. */
export function testCourseIndex(title: string, index: CourseIndex): void {
  const put = async (id: string, version: number) => {
    const [outcome] = await index.write([{ kind: 'put', course: aStoredCourse({ id, version }) }]);
    return outcome?.result;
  };
  const remove = async (id: string, version: number) => {
    const [outcome] = await index.write([{ kind: 'remove', id, version }]);
    return outcome?.result;
  };
  const versionOf = async (id: string) => (await index.find(id))?.version;

  describe(`${title} keeps the contract of a course index`, () => {
    test('a course that was never written is not there', async () => {
      expect(await versionOf('crs_none')).toBeUndefined();
    });

    test('an older or repeated version is stale and changes nothing', async () => {
      expect(await put('crs_late', 5)).toBe('written');
      expect(await put('crs_late', 4)).toBe('stale');
      expect(await put('crs_late', 5)).toBe('stale');
      expect(await versionOf('crs_late')).toBe(5);
      expect(await put('crs_late', 6)).toBe('written');
      expect(await versionOf('crs_late')).toBe(6);
    });

    test('a removal takes the version it removes, and no newer one', async () => {
      await put('crs_gone', 3);
      expect(await remove('crs_gone', 2)).toBe('stale');
      expect(await versionOf('crs_gone')).toBe(3);
      expect(await remove('crs_gone', 3)).toBe('written');
      expect(await versionOf('crs_gone')).toBeUndefined();
    });

    test('a repeated removal is no failure', async () => {
      await put('crs_twice', 1);
      await remove('crs_twice', 1);
      expect(await remove('crs_twice', 1)).toBe('written');
    });

    test('a late event does not bring a removed course back, its next version does', async () => {
      await put('crs_back', 2);
      await remove('crs_back', 2);
      expect(await put('crs_back', 2)).toBe('stale');
      expect(await versionOf('crs_back')).toBeUndefined();
      expect(await put('crs_back', 3)).toBe('written');
    });

    test('several operations are answered one by one, in order', async () => {
      const outcomes = await index.write([
        { kind: 'put', course: aStoredCourse({ id: 'crs_many', version: 1 }) },
        { kind: 'put', course: aStoredCourse({ id: 'crs_many', version: 2 }) },
        { kind: 'remove', id: 'crs_many', version: 1 },
        { kind: 'put', course: aStoredCourse({ id: 'crs_other', version: 1 }) },
      ]);
      expect(outcomes).toEqual([
        { id: 'crs_many', result: 'written', reason: null },
        { id: 'crs_many', result: 'written', reason: null },
        { id: 'crs_many', result: 'stale', reason: null },
        { id: 'crs_other', result: 'written', reason: null },
      ]);
    });

    test('what was found is removed only as it was found', async () => {
      await put('crs_found', 1);
      const found = await index.find('crs_found');
      if (!found) throw new Error('not found');
      await put('crs_found', 2);
      expect(await index.removeFound(found)).toBe('changed-since');
      const again = await index.find('crs_found');
      if (!again) throw new Error('not found');
      expect(await index.removeFound(again)).toBe('removed');
      expect(await versionOf('crs_found')).toBeUndefined();
    });
  });
}
