import type { Run } from './run.ts';
import { isRunId } from './run-id.ts';

/** The cursor that goes on behind a run: lists are sorted by it, newest first. */
export function listCursorOf({ createdAt, id }: Pick<Run, 'createdAt' | 'id'>): string {
  return `${createdAt}#${id}`;
}

/** Whether a text has the form of such a cursor; clients send anything. */
export function isListCursor(text: string): boolean {
  const [instant = '', id = '', ...more] = text.split('#');
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(instant);
  return isInstant && isRunId(id) && more.length === 0;
}
