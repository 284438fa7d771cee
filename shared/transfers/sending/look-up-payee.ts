import type { Trigger } from '../life/trigger.ts';
import { classOfCode } from '../scheme/scheme-codes.ts';
import type { Discovery } from '../scheme-adapter.ts';
import type { Transfer } from '../transfer.ts';
import { isSilent, mayBeAtWork } from './adapter-health.ts';
import type { BreakerCause } from './breaker.ts';
import type { SendingPorts } from './sending-ports.ts';

const lookUpsMax = 2;
const pauseMs = 1_000;

export type LookUp =
  | { readonly kind: 'told'; readonly trigger: Trigger }
  /** Unclear after two tries: the row is set aside. */
  | { readonly kind: 'unclear' }
  /** There is an outage: the row waits until it is over, at least for its payee. */
  | { readonly kind: 'later'; readonly mayBeAtWork: boolean };

/** Looks a payee up for `validate_only`; nothing is paid. */
export async function lookUpPayee(
  { scheme, timing }: Pick<SendingPorts, 'scheme' | 'timing'>,
  heard: (told: BreakerCause | null) => Promise<void>,
  { payee }: Transfer,
): Promise<LookUp> {
  for (let tries = 1; tries <= lookUpsMax; tries += 1) {
    if (tries > 1) await timing.sleep(pauseMs);
    const found = await scheme.discover({ type: payee.type, identifier: payee.identifier });
    await heard(isSilent(found) ? 'no-answer' : null);
    if (isSilent(found)) return { kind: 'later', mayBeAtWork: mayBeAtWork(found) };
    const trigger = judgeDiscovery(found);
    if (trigger !== null) return { kind: 'told', trigger };
  }
  return { kind: 'unclear' };
}

/** FSPIOP: Party not found. The adapter tells it without a code. */
const partyNotFound = '3204';

function judgeDiscovery(found: Discovery): Trigger | null {
  switch (found.kind) {
    case 'found':
      return { kind: 'discovered', phase: 'discovery', foundName: found.name };
    case 'not-found':
      return { kind: 'refused', error: { code: partyNotFound, message: found.message } };
    case 'bad-request':
      return { kind: 'refused', error: { code: 'http-400', message: found.message } };
    case 'code': {
      const { code, message } = found;
      const isSure = ['final', 'config'].includes(classOfCode(code));
      return isSure ? { kind: 'refused', error: { code, message } } : null;
    }
    case 'unclear':
    case 'no-answer':
      return null;
  }
}
