import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createHubLedger, type HubLedger } from './hub-ledger.ts';
import { listenOn } from './listen-on.ts';
import { createPayeeBank } from './payee-bank.ts';
import type { Stoppable } from './stoppable.ts';
import { type Acknowledge, createSwitch } from './switch.ts';
import { createTelling } from './tell.ts';

export interface HubWish {
  /** The adapter's time-out per phase: late answers of the scenarios are parts of it. */
  readonly phaseTimeoutMs: number;
  /** Where the payer's adapter listens for the scheme. */
  readonly payerUrl: string;
}

export interface Hub extends Stoppable {
  /** `127.0.0.1:port`, as the adapter wants to be told. */
  readonly host: string;
  readonly ledger: HubLedger;
  /** Messages that the adapter did not accept: this hub would not be one. */
  readonly refused: readonly string[];
  /** Everything that hangs is carried out, and from now on all goes well; nobody is told. */
  heal(): void;
}

/**
 * A small Mojaloop hub that plays the switch and the payee's institution: it looks payees up,
 * quotes and fulfils, and keeps a ledger. What goes wrong is chosen by the last three digits of the
 * payee's identifier, by the very table of the simulator (local/simulator/scenarios.ts).
 */
export async function startHub({ phaseTimeoutMs, payerUrl }: HubWish): Promise<Hub> {
  const ledger = createHubLedger();
  const timers = new Set<NodeJS.Timeout>();
  const later = (phases: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, phases * phaseTimeoutMs);
    timers.add(timer);
  };
  let isHealed = false;
  const refused: string[] = [];
  const tell = createTelling(payerUrl, (why) => refused.push(why));
  const bank = createPayeeBank(tell, () => isHealed);
  const inSwitch = createSwitch({ ledger, bank, tell, later });
  const server = createServer(async (request, response) => {
    const body = await readAll(request);
    const [, resource, id = '', partyId = ''] = (request.url ?? '').split('/');
    const call = `${request.method} ${resource}`;
    // A request is acknowledged first and answered by a call of its own, as in FSPIOP.
    if (call === 'POST transfers') inSwitch.prepare(body, acknowledgement(response));
    else response.writeHead(202).end();
    if (call === 'GET parties') bank.lookUp(id, partyId);
    if (call === 'POST quotes') bank.quote(JSON.parse(body));
    if (call === 'GET transfers') inSwitch.report(id);
  });
  const port = await listenOn(server);
  return {
    host: `127.0.0.1:${port}`,
    ledger,
    refused,
    heal() {
      isHealed = true;
      inSwitch.carryOutAll();
    },
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function acknowledgement(response: ServerResponse): Acknowledge {
  return (how) => {
    if (how === 'lost') response.destroy();
    else if (how === 'accepted') response.writeHead(202).end();
    else response.writeHead(503).end('{}');
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
