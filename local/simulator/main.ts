import { parseArgs } from 'node:util';
import { signMessage } from '../../shared/transfers/callbacks/sign-message.ts';
import { readSwitchKey } from '../make-jws-keys.ts';
import { type CallbackOptions, sendCallback } from './send-callback.ts';
import { startSimulator } from './start-simulator.ts';

/**
 * The simulator as a program of its own:
 * `node local/simulator/main.ts --port=4001 --phase-timeout-ms=1000 --latency-ms=50 [--wedges]
 * [--callbacks=http://localhost:8000/api --keys=FOLDER]`, the folder being that of
 * `make-jws-keys.ts`, whose switch key signs the callbacks. Says its address on one line when it is
 * ready, and ends on SIGTERM or SIGINT.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4001' },
    'phase-timeout-ms': { type: 'string', default: '1000' },
    'latency-ms': { type: 'string', default: '0' },
    wedges: { type: 'boolean', default: false },
    callbacks: { type: 'string' },
    keys: { type: 'string' },
  },
});

const callbacks = await readCallbacks(values.callbacks, values.keys);
const simulator = await startSimulator({
  port: Number(values.port),
  phaseTimeoutMs: Number(values['phase-timeout-ms']),
  latencyMs: Number(values['latency-ms']),
  wedges: values.wedges,
  onFinal: (transfer) => {
    if (callbacks !== undefined) void sendCallback(transfer, callbacks);
  },
});
console.log(JSON.stringify({ url: simulator.url }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void simulator.stop().then(() => process.exit(0)));
}

async function readCallbacks(
  url: string | undefined,
  keysFolder: string | undefined,
): Promise<CallbackOptions | undefined> {
  if (url === undefined) return undefined;
  if (keysFolder === undefined) return { url };
  const key = await readSwitchKey(keysFolder);
  return { url, sign: (message) => signMessage(key, message) };
}
