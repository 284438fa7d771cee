import { presentCounts } from './present-counts.ts';
import type { PublicEvent } from './public-run.schema.ts';
import type { Counts, JournalEvent, Language } from './run.ts';
import { wordOfRun } from './word-of-run.ts';

/** A line of the journal as clients read it, worded in the reader's language. */
export function presentEvent(event: JournalEvent, lang: Language): PublicEvent {
  const { runId, seq, at, level, stage, code, data } = event;
  const told = isCountedStage(event) ? 'RUN-STAGE-COUNTED' : code;
  return {
    seq,
    at,
    level,
    stage,
    code,
    message: wordOfRun(runId, { code: told, data }, lang).message,
    data: presentData(data),
  };
}

/** Counts are stored as the engine names them; the field names of the API are snake_case. */
function presentData(data: JournalEvent['data']): Record<string, unknown> {
  const { counts } = data;
  return isCounts(counts) ? { ...data, counts: presentCounts(counts) } : { ...data };
}

/** The end of a stage of which it is known what went in and came out. */
function isCountedStage({ code, data }: JournalEvent): boolean {
  return code === 'RUN-STAGE-ENDED' && typeof data['in'] === 'number';
}

function isCounts(value: unknown): value is Counts {
  return typeof value === 'object' && value !== null && 'setAside' in value;
}
