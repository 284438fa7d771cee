import * as z from 'zod';
import { isScenario, type Scenario } from './scenarios.ts';

const where = {
  /** Only of these calls; left out: of all three. */
  call: z.enum(['send', 'ask', 'discover']).optional(),
  /** Only of this payee's identifier. */
  payee: z.string().optional(),
  /** So many times, then it is over; left out: until it is taken away. */
  times: z.int().positive().optional(),
};

/** What can be made to go wrong, beside the payees' endings. */
export const armedFault = z.discriminatedUnion('kind', [
  /** Everything takes longer. */
  z.object({ ...where, kind: z.literal('latency'), ms: z.number().nonnegative() }),
  /** Never answered, and nothing is done: the adapter is wedged, while `GET /` stays 200. */
  z.object({ ...where, kind: z.literal('hang') }),
  /** Done, and never answered. */
  z.object({ ...where, kind: z.literal('silence') }),
  /** The connection ends before anything is done. */
  z.object({ ...where, kind: z.literal('reset') }),
  /** Done, then the connection ends without an answer. */
  z.object({ ...where, kind: z.literal('lose-answer') }),
  /** What stands before the adapter answers in its place, not in JSON: nothing is done. */
  z.object({ ...where, kind: z.literal('status'), status: z.int().min(400).max(599) }),
  /** The payment goes as that ending would. */
  z.object({
    ...where,
    kind: z.literal('scenario'),
    scenario: z.custom<Scenario>((text) => typeof text === 'string' && isScenario(text)),
  }),
  /** Nobody listens for so long. */
  z.object({ kind: z.literal('refuse'), ms: z.number().positive().max(600_000) }),
]);
export type ArmedFault = z.output<typeof armedFault>;
export type CallFault = Exclude<ArmedFault, { readonly kind: 'refuse' }>;

export interface Faults {
  arm(fault: CallFault): void;
  clear(): void;
  /** Faults that strike this call, the first armed first; each counts as one of its times. */
  strike(call: 'send' | 'ask' | 'discover', payee: string | undefined): readonly CallFault[];
}

export function createFaults(): Faults {
  let armed: { readonly fault: CallFault; left: number }[] = [];
  return {
    arm: (fault) => armed.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    clear: () => {
      armed = [];
    },
    strike: (call, payee) => {
      const striking = armed.filter(
        ({ fault }) =>
          (fault.call === undefined || fault.call === call) &&
          (fault.payee === undefined || fault.payee === payee),
      );
      for (const each of striking) each.left -= 1;
      armed = armed.filter(({ left }) => left > 0);
      return striking.map(({ fault }) => fault);
    },
  };
}
