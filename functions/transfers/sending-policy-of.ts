import type { SendingPolicy } from '../../shared/transfers/sending/sending-policy.ts';

/** How patient we are with the scheme adapter, as the settings say; the rest is a rule (TRANSFERS). */
export function sendingPolicyOf(env: {
  readonly SCHEME_ADAPTER_PHASE_SECONDS: number;
  readonly SCHEME_ADAPTER_MARGIN_SECONDS: number;
  readonly SCHEME_ADAPTER_CONCURRENCY: number;
}): SendingPolicy {
  return {
    phaseTimeoutMs: env.SCHEME_ADAPTER_PHASE_SECONDS * 1_000,
    marginMs: env.SCHEME_ADAPTER_MARGIN_SECONDS * 1_000,
    concurrency: env.SCHEME_ADAPTER_CONCURRENCY,
    resendsMax: 3,
    attentionAfterMs: 24 * 3_600_000,
  };
}
