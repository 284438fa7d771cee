import { type Worded, word } from '../messages/catalogue.ts';
import type { CodedMessage, Language } from './run.ts';
import { runIdPrefix } from './run-id.ts';

/**
 * Words of the engine that would read oddly in some domain have a wording of their own there: a
 * bulk of transfers is no import, and what is done to it is no saving.
 *
 * @returns what the data of a code needs so that the run's own wording is chosen, where there is one
 */
export function tellingOf(runId: string, code: string): { readonly reason?: string } {
  return runId.startsWith(runIdPrefix('transfers')) ? { reason: `${code}-BULK` } : {};
}

/** A coded message about a run, in the words of the run's domain. */
export function wordOfRun(runId: string, { code, data }: CodedMessage, lang: Language): Worded {
  const bulkStage = data['stage'] === undefined ? {} : { bulk_stage: data['stage'] };
  return word(code, { ...tellingOf(runId, code), ...bulkStage, ...data }, lang);
}
