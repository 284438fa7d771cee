import { createSchemeAdapter } from '../../../../functions/transfers/scheme-adapter.http.ts';
import type { SchemeAdapter, TransferOrder } from '../../../../shared/transfers/scheme-adapter.ts';
import type { SendingPolicy } from '../../../../shared/transfers/sending/sending-policy.ts';
import { type Hub, startHub } from './hub.ts';
import { findFreePorts } from './listen-on.ts';
import { startSmallRedis } from './small-redis.ts';
import { startAdapter } from './start-adapter.ts';
import type { Stoppable } from './stoppable.ts';

/**
 * Short, for most of the time is spent on answers that never come, and long enough for a machine
 * that has other things to do.
 */
export const policy: SendingPolicy = {
  phaseTimeoutMs: 3_000,
  marginMs: 1_000,
  concurrency: 8,
  resendsMax: 3,
  attentionAfterMs: 24 * 3_600_000,
};

export interface Rig extends Stoppable {
  /** Where the adapter takes orders. */
  readonly url: string;
  /** Our own client of it. */
  readonly scheme: SchemeAdapter;
  readonly hub: Hub;
  /** Ends the adapter in the midst of whatever it does. */
  killAdapter(): Promise<void>;
  /** As somebody does who hears the alarm of an adapter that gives no answer. */
  restartAdapter(): Promise<void>;
}

/** The real scheme adapter between our client and a small hub, on free ports of this machine. */
export async function startRig(): Promise<Rig> {
  const [inbound = 0, outbound = 0, metrics = 0] = await findFreePorts(3);
  const { phaseTimeoutMs } = policy;
  const url = `http://127.0.0.1:${outbound}`;
  const redis = await startSmallRedis();
  const hub = await startHub({ phaseTimeoutMs, payerUrl: `http://127.0.0.1:${inbound}` });
  const scheme = createSchemeAdapter({ url, policy });
  const start = async () => {
    const ports = [inbound, outbound, metrics] as const;
    const started = await startAdapter({
      ...{ phaseTimeoutMs, ports },
      ...{ cacheUrl: redis.url, peer: hub.host },
    });
    await warmUp(scheme);
    return started;
  };
  let adapter = await start().catch(async (fault) => {
    await Promise.all([hub.stop(), redis.stop()]);
    throw fault;
  });
  // What was paid to warm it up is not looked at.
  hub.ledger.clear();
  return {
    ...{ url, scheme, hub },
    killAdapter: () => adapter.kill(),
    async restartAdapter() {
      await adapter.stop();
      adapter = await start();
    },
    async stop() {
      await adapter.stop();
      await Promise.all([hub.stop(), redis.stop()]);
    },
  };
}

const soonMs = 500;
let warmUps = 0;

/** Its first calls take seconds: they must not be taken for time-outs. */
async function warmUp({ send }: SchemeAdapter): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    warmUps += 1;
    const startedAt = Date.now();
    const answers = await Promise.all(
      Array.from({ length: policy.concurrency }, (_, i) => send(anOrderTo(`99${warmUps}0${i}111`))),
    );
    const isWell = answers.every(({ kind }) => kind === 'state');
    if (isWell && Date.now() - startedAt < soonMs) return;
  }
  throw new Error('The scheme adapter answers, but it does not pay, or too slowly.');
}

function anOrderTo(identifier: string): TransferOrder {
  return {
    uuid: crypto.randomUUID(),
    homeTransactionId: `warm-up-${identifier}`,
    payer: { type: 'MSISDN', identifier: '221770000001', displayName: 'Coopérative Exemple' },
    payee: { type: 'MSISDN', identifier },
    ...{ amount: '1', currency: 'XOF', note: null },
  };
}
