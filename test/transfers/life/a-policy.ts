import type { SendingPolicy } from '../../../shared/transfers/sending/sending-policy.ts';

/** Phases of 10 s and a margin of 5 s: 35 s for a POST, and 40 s before one is sent again. */
export const aPolicy: SendingPolicy = {
  phaseTimeoutMs: 10_000,
  marginMs: 5_000,
  concurrency: 8,
  resendsMax: 3,
  attentionAfterMs: 24 * 3_600_000,
};
