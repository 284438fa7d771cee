import type { AdapterReply } from './adapter-replies.ts';
import type { CallCounts } from './answer-calls.ts';
import { type ArmedFault, armedFault } from './faults.ts';
import { scenarios } from './scenarios.ts';
import type { LedgerReport, LedgerTransfer } from './scheme-ledger.ts';

/** What tests and curious people may look at and change. */
export interface Controls {
  ledger(): LedgerReport & { readonly calls: Readonly<CallCounts> };
  transfer(transferId: string): Readonly<LedgerTransfer> | undefined;
  arm(fault: ArmedFault): void;
  clearFaults(): void;
  /** As if it was started anew: no transfers, no faults, not wedged. */
  reset(): void;
}

/**
 * Answers the addresses that begin with `_`, which the real adapter does not have.
 *
 * @param text body of the request: of `POST /_faults` one fault or a list of them
 * @returns undefined: it is a call for the adapter
 */
export function answerControl(
  controls: Controls,
  method: string,
  url: string,
  text: string,
): AdapterReply | undefined {
  const [, room = '', id = ''] = url.split('/');
  if (!room.startsWith('_')) return undefined;
  switch (`${method} ${room}`) {
    case 'GET _ledger':
      return { status: 200, body: controls.ledger() };
    case 'GET _transfer':
      return { status: 200, body: controls.transfer(id) ?? {} };
    case 'GET _scenarios':
      return { status: 200, body: scenarios };
    case 'POST _faults':
      return armFaults(controls, text);
    case 'DELETE _faults':
      controls.clearFaults();
      return { status: 200, body: {} };
    case 'POST _reset':
      controls.reset();
      return { status: 200, body: {} };
    default:
      return { status: 404, body: 'Not Found' };
  }
}

function armFaults(controls: Controls, text: string): AdapterReply {
  const parsed = armedFault.or(armedFault.array()).safeParse(parseJson(text));
  if (!parsed.success) return { status: 422, body: { message: parsed.error.message } };
  const faults = [parsed.data].flat();
  for (const fault of faults) controls.arm(fault);
  return { status: 200, body: { armed: faults.length } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
