import { expect, test } from 'vitest';
import type { RunDisplay } from '../../local/run-display.ts';
import { createFollower } from '../../local/show-run.ts';
import type { ServerMessage } from '../../shared/live/socket-messages.schema.ts';

function aDisplay(): RunDisplay & { readonly shown: string[] } {
  const shown: string[] = [];
  return {
    shown,
    note: (line) => void shown.push(line),
    progress: (percent, settled) => void shown.push(`${percent} % ${settled}`),
    close: () => {},
  };
}

function anEvent(fields: Partial<Extract<ServerMessage, { type: 'event' }>>): ServerMessage {
  return {
    type: 'event',
    run_id: 'run_1',
    seq: 1,
    at: '2025-01-02T03:04:05.000Z',
    level: 'info',
    stage: 'read',
    code: 'RUN-STAGE',
    message: 'Reading the file',
    data: {},
    ...fields,
  };
}

test('shows each stage once, progress, warnings, and ends with the run', () => {
  const display = aDisplay();
  const show = createFollower(display);
  const counts = { read: 60, created: 30, updated: 0, unchanged: 1, rejected: 2, set_aside: 0 };
  expect(show(anEvent({}))).toBe(null);
  show(anEvent({ message: 'still reading' }));
  show(anEvent({ stage: 'settle', message: 'Settling', data: { progress_percent: 55, counts } }));
  show(anEvent({ stage: 'settle', level: 'warning', message: 'A date looks odd' }));
  expect(show({ type: 'done', run_id: 'run_1', status: 'DONE' })).toEqual({
    runId: 'run_1',
    status: 'DONE',
  });
  expect(display.shown).toEqual([
    'read      Reading the file',
    '55 % 33',
    'settle    Settling',
    'warning   A date looks odd',
  ]);
});

test('another run that goes on at the same time is not shown', () => {
  const display = aDisplay();
  const show = createFollower(display);
  show(anEvent({ run_id: 'run_1' }));
  show(anEvent({ run_id: 'run_2', stage: 'settle' }));
  expect(show({ type: 'done', run_id: 'run_2', status: 'ERROR' })).toBe(null);
  expect(display.shown).toEqual(['read      Reading the file']);
});
