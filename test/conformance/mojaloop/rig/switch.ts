import { randomBytes } from 'node:crypto';
import type { Scenario } from '../../../../local/simulator/scenarios.ts';
import type { HubLedger, HubTransfer } from './hub-ledger.ts';
import type { PayeeBank } from './payee-bank.ts';
import { anError, type Message, type Tell } from './tell.ts';

export interface SwitchPorts {
  readonly ledger: HubLedger;
  readonly bank: PayeeBank;
  readonly tell: Tell;
  /** After so many time-outs of the adapter. */
  later(phases: number, work: () => void): void;
}

/** How a request to pay is taken: taken, its answer lost on the way, or not available. */
export type Acknowledge = (how: 'accepted' | 'lost' | 'not-available') => void;

/** The switch: holds the payer's funds, has the payee credited, and tells how it ended. */
export interface Switch {
  /** `POST /transfers`. */
  prepare(payload: string, acknowledge: Acknowledge): void;
  /** `GET /transfers/{id}`. */
  report(id: string): void;
  /** Everything that hangs is carried out; the payer is not told. */
  carryOutAll(): void;
}

export function createSwitch(ports: SwitchPorts): Switch {
  const { ledger, bank, tell } = ports;
  return {
    prepare(payload, acknowledge) {
      const id = (JSON.parse(payload) as { transferId: string }).transferId;
      const scenario = bank.scenarioOf(id);
      // Taken, and it never gets anywhere; or not even that.
      if (scenario === '608' || scenario === '605') {
        acknowledge(scenario === '608' ? 'accepted' : 'not-available');
        return;
      }
      const presented = ledger.present(id, bank.payeeOf(id), payload);
      acknowledge(scenario === '604' && presented.kind === 'new' ? 'lost' : 'accepted');
      if (presented.kind === 'new') {
        carryOut(ports, presented.transfer, scenario);
      } else if (presented.kind === 'modified') {
        const words = 'Modified request: Individual transfer prepare duplicate';
        tell(told(errorOf(id, '3106', words)));
      } else if (presented.transfer.final !== null) {
        tell(told(presented.transfer.final));
      }
    },
    report(id) {
      tell(told(stateOf(ports, id)));
    },
    carryOutAll() {
      for (const id of ledger.transfers.keys()) commit(ports, id, 0);
    },
  };
}

function stateOf({ ledger, bank }: SwitchPorts, id: string): Told {
  const transfer = ledger.transfers.get(id);
  if (transfer === undefined) {
    return errorOf(id, '3208', 'Provided Transfer ID was not found on the server.');
  }
  const { state } = transfer;
  const ended = state === 'RESERVED' ? {} : { completedTimestamp: new Date().toISOString() };
  const proof = state === 'COMMITTED' ? { fulfilment: bank.fulfilmentOf(id) } : {};
  return { path: `/transfers/${id}`, body: { ...ended, ...proof, transferState: state } };
}

type Told = Pick<Message, 'path' | 'body'>;

function told(message: Told): Message {
  return { resource: 'transfers', from: 'switch', ...message };
}

function errorOf(id: string, code: string, words: string): Told {
  return { path: `/transfers/${id}/error`, body: anError(code, words) };
}

type Ending = (ports: SwitchPorts, id: string) => void;

const abortedWith =
  (code: string, words: string): Ending =>
  (ports, id) =>
    abort(ports, id, errorOf(id, code, words));
const committedAfter =
  (phases: number, timesTold: number): Ending =>
  (ports, id) =>
    ports.later(phases, () => commit(ports, id, timesTold));

/** What the payee's institution makes of a transfer whose funds are held; else it is paid. */
const endings: Readonly<Partial<Record<Scenario, Ending>>> = {
  401: abortedWith('4001', 'Payer FSP insufficient liquidity'),
  303: (ports, id) =>
    ports.later(0.3, () => abort(ports, id, errorOf(id, '3303', 'Transfer expired'))),
  515: abortedWith('5105', 'Payee FSP rejected transaction'),
  520: abortedWith('5200', 'Payee limit error'),
  500: (ports, id) => abort(ports, id, null),
  602: (ports, id) => abort(ports, id, fulfilOf(ports, id, { transferState: 'ABORTED' })),
  603: (ports, id) => ports.tell(told(fulfilOf(ports, id, { transferState: 'RESERVED' }))),
  297: ({ ledger }, id) => ledger.credit(id),
  296(ports, id) {
    ports.ledger.credit(id);
    ports.later(1.5, () => commit(ports, id, 1));
  },
  601: (ports, id) => commit(ports, id, 0),
  604: committedAfter(0.15, 1),
  606: committedAfter(1.4, 0),
  607: (ports, id) => commit(ports, id, 2),
  777: (ports, id) => commit(ports, id, 1, { fulfilment: randomBytes(32).toString('base64url') }),
};

function carryOut(ports: SwitchPorts, { id }: HubTransfer, scenario: Scenario): void {
  const end = endings[scenario] ?? ((_, paid) => commit(ports, paid, 1));
  end(ports, id);
}

/** @param message how the payer is told; null: not at all */
function abort({ ledger, tell }: SwitchPorts, id: string, message: Told | null): void {
  const transfer = ledger.end(id, 'ABORTED');
  if (transfer === undefined || message === null) return;
  transfer.final = message;
  tell(told(message));
}

/** @param times that the payer is told */
function commit(ports: SwitchPorts, id: string, times: number, odd: object = {}): void {
  const { ledger, tell } = ports;
  const transfer = ledger.end(id, 'COMMITTED');
  if (transfer === undefined) return;
  // Those whose answer is late have credited the payee before.
  if (transfer.credits === 0) ledger.credit(id);
  transfer.final = fulfilOf(ports, id, { transferState: 'COMMITTED', ...odd });
  for (let i = 0; i < times; i += 1) tell({ ...told(transfer.final), from: 'payeefsp' });
}

function fulfilOf({ bank }: SwitchPorts, id: string, fields: { transferState: string }): Told {
  const { transferState } = fields;
  const proof = transferState === 'ABORTED' ? {} : { fulfilment: bank.fulfilmentOf(id) };
  const completedTimestamp = new Date().toISOString();
  return { path: `/transfers/${id}`, body: { completedTimestamp, ...proof, ...fields } };
}
