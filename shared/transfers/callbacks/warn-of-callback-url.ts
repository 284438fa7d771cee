import type { NewEvent } from '../../runs/change-run.ts';
import type { StageName } from '../../runs/run.ts';
import { type CallbackPolicy, judgeCallbackUrl } from './judge-callback-url.ts';

/**
 * The journal's warning of a `callback_url` that will not be called, with the reason and never with
 * the address; none when it is good. The bulk goes on all the same.
 */
export function warnOfCallbackUrl(
  text: string | null | undefined,
  policy: CallbackPolicy,
  stage: StageName | null,
): readonly NewEvent[] {
  const target = judgeCallbackUrl(text, policy);
  if (target.kind !== 'forbidden') return [];
  const data = { reason: `TRF-K11-${target.fault.toUpperCase()}` };
  return [{ level: 'warning', stage, code: 'TRF-K11', data }];
}
