import { describe, expect, test } from 'vitest';
import { coursesMessages } from '../../shared/courses/courses-messages.ts';
import { placeholdersOf } from '../../shared/messages/fill-wording.ts';
import type { MessageEntry } from '../../shared/messages/message.ts';
import { rowsMessages } from '../../shared/rows/rows-messages.ts';

const entries: [string, MessageEntry][] = Object.entries({ ...coursesMessages, ...rowsMessages });

describe('codes of rows and courses', () => {
  test.each(entries)('%s says the same in both languages, and what to do', (_, { fr, en }) => {
    expect(fr.fix).toBeTruthy();
    expect(en.fix).toBeTruthy();
    expect(placeholdersOf(fr.message).sort()).toEqual(placeholdersOf(en.message).sort());
    expect(placeholdersOf(fr.fix ?? '').sort()).toEqual(placeholdersOf(en.fix ?? '').sort());
    expect(fr.cause === undefined).toBe(en.cause === undefined);
  });
});
