import { describe, expect, test } from 'vitest';
import { decodeToken } from '../../shared/identity/decode-token.ts';

describe('the claims of a token', () => {
  test('are read with their accents', () => {
    // {"alg":"none"} . {"name":"Aïssatou Diop ☀","ok":true} . –
    const token = 'eyJhbGciOiJub25lIn0.eyJuYW1lIjoiQcOvc3NhdG91IERpb3Ag4piAIiwib2siOnRydWV9.x';
    expect(decodeToken(token)).toEqual({ name: 'Aïssatou Diop ☀', ok: true });
  });

  test.each(['', 'abc', 'a.b.c', 'a.bnVsbA.c'])('%j is no token', (token) => {
    expect(() => decodeToken(token)).toThrow();
  });
});
