/** What an event of the journal means to those who watch a run live. */
export interface EventMeaning {
  /** The run itself looks different after it, so a `run` message follows. */
  readonly changesState: boolean;
  /** Name of the Server-Sent Event. */
  readonly streamedAs: 'progress' | 'log' | 'done';
}

const line: EventMeaning = { changesState: false, streamedAs: 'log' };
const stateChange: EventMeaning = { changesState: true, streamedAs: 'log' };

const meanings: Readonly<Record<string, EventMeaning>> = {
  'RUN-CREATED': stateChange,
  'RUN-ARRIVED': stateChange,
  'RUN-STAGE-STARTED': stateChange,
  'RUN-STAGE-ENDED': stateChange,
  'RUN-PROGRESS': { changesState: false, streamedAs: 'progress' },
  'RUN-FINDINGS': line,
  'RUN-FAULT': line,
  'RUN-CANCEL-REQUESTED': line,
  'RUN-ENDED': { changesState: true, streamedAs: 'done' },
};

/** The meaning of a code; one that is not in the table is a line of the log. */
export function meaningOf(code: string): EventMeaning {
  return Object.hasOwn(meanings, code) ? (meanings[code] ?? line) : line;
}
