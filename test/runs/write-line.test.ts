import { describe, expect, test } from 'vitest';
import { createLineWriting } from '../../shared/runs/write-line.ts';

const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

describe('a line', () => {
  test('is the record as JSON, with its id and row', () => {
    const write = createLineWriting();
    expect(textOf(write('crs_1', 12, { title: 'Élevage "A"\n价', price: null }).bytes)).toBe(
      '{"id":"crs_1","row":12,"record":{"title":"Élevage \\"A\\"\\n价","price":null}}',
    );
    expect(textOf(write('a"é', 1_000_000, [1]).bytes)).toBe(
      '{"id":"a\\"é","row":1000000,"record":[1]}',
    );
  });

  test('may be longer than any before, and then a short one again', () => {
    const write = createLineWriting();
    const long = '价'.repeat(100_000);
    expect(JSON.parse(textOf(write('a', 2, { long }).bytes))).toEqual({
      id: 'a',
      row: 2,
      record: { long },
    });
    expect(textOf(write('b', 3, {}).bytes)).toBe('{"id":"b","row":3,"record":{}}');
  });

  test('has half of a surrogate pair as JSON writes it', () => {
    expect(textOf(createLineWriting()('a', 2, '\udc00').bytes)).toBe(
      '{"id":"a","row":2,"record":"\\udc00"}',
    );
  });

  const write = createLineWriting();
  const prints = (id: string, row: number, record: unknown) => {
    const { ofId, ofRecord } = write(id, row, record);
    return { id: [...ofId], record: [...ofRecord] };
  };
  const first = prints('é1', 2, { a: 1 });

  test('has the same fingerprints for the same id and record, in whatever row', () => {
    expect(prints('é1', 1_234_567, { a: 1 })).toEqual(first);
  });

  test('has another for another id, and for another record', () => {
    expect(prints('é2', 2, { a: 1 })).toEqual({
      ...first,
      id: expect.not.arrayContaining(first.id),
    });
    expect(prints('é1', 2, { a: 2 }).id).toEqual(first.id);
    expect(prints('é1', 2, { a: 2 }).record).not.toEqual(first.record);
  });
});
