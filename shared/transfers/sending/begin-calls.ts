import { jitter } from '../../runs/timing.ts';
import { decideTransfer } from '../life/decide-transfer.ts';
import { payeeKey } from '../payment.ts';
import type { Transfer } from '../transfer.ts';
import type { LedgerChange } from '../transfers-store.ts';
import type { WantedCall } from './row-source.ts';
import { leaseMs } from './sending-policy.ts';
import type { SendingPorts } from './sending-ports.ts';

/** A call that may be made until the lease is over. */
export interface ReadyCall extends WantedCall {
  readonly leaseUntil: string;
}

export interface BegunCalls {
  readonly ready: readonly ReadyCall[];
  /** Somebody else has a call in flight for their payees. */
  readonly held: readonly WantedCall[];
  /** Changed by somebody else meanwhile: looked at again in the next pass. */
  readonly moved: readonly WantedCall[];
  /** Their bulk was cancelled: those that were never sent are among `moved`, as they were. */
  readonly isCancelled: boolean;
}

/** Of 100 writes of one transaction: a transfer and the lock of its payee, and the look at the run. */
export const callsPerCommit = 49;
const triesMax = 8;

/**
 * Takes the payees' locks and, for those that are to be paid, writes down that a POST is about to
 * be made, all in one commit. Only afterwards may anybody call. Once a cancellation was answered
 * nothing is sent for the first time any more; what was sent already is asked for and sent again.
 *
 * @param calls at most 49, each payee once; those that were never sent all of one bulk
 * @see TRANSFERS "A transfer's life", PENDING → SENDING: committed before the POST; "Bulk", cancel
 */
export async function beginCalls(
  ports: Pick<SendingPorts, 'store' | 'timing' | 'policy' | 'faultPoint'>,
  holder: string,
  calls: readonly WantedCall[],
): Promise<BegunCalls> {
  const { store, timing, policy } = ports;
  const held: WantedCall[] = [];
  const moved: WantedCall[] = [];
  let isCancelled = false;
  let rest = calls;
  for (let attempt = 1; rest.length > 0 && attempt <= triesMax; attempt += 1) {
    const now = timing.now();
    const leaseUntil = new Date(now.getTime() + leaseMs(policy)).toISOString();
    const planned = rest.map((each) => ({ ...each, after: plan(ports, each, leaseUntil, now) }));
    moved.push(...planned.filter(({ after }) => after === undefined));
    const going = planned.filter(({ after }) => after !== undefined);
    if (going.length === 0) break;
    const locks = going.map(({ transfer }) => lockOf(transfer, holder, leaseUntil));
    const change = changeOf(going, { take: locks, at: now.toISOString() });
    const bulkId = going[0]?.transfer.bulkId ?? '';
    await ports.faultPoint('send-before-commit', bulkId);
    const committed = await store.commit(change);
    switch (committed.kind) {
      case 'saved':
        await ports.faultPoint('send-after-commit', bulkId);
        return {
          ready: going.map(({ call, transfer, after = transfer }) => ({
            call,
            transfer: after,
            leaseUntil,
          })),
          ...{ held, moved, isCancelled },
        };
      case 'cancelled':
        isCancelled = true;
        moved.push(...going.filter(isFirstPost));
        rest = going.filter((each) => !isFirstPost(each));
        break;
      case 'held': {
        const payees = new Set(committed.payees);
        const isHeld = ({ transfer }: WantedCall) => payees.has(payeeKey(transfer.payee));
        held.push(...going.filter(isHeld));
        rest = going.filter((each) => !isHeld(each));
        break;
      }
      case 'stale': {
        await timing.sleep(jitter(timing, attempt));
        const asNow = await readAgain(ports, going);
        const isSame = (each: WantedCall) =>
          asNow.get(keyOf(each.transfer))?.version === each.transfer.version;
        moved.push(...going.filter((each) => !isSame(each)));
        rest = going.filter(isSame);
      }
    }
  }
  moved.push(...rest.filter((each) => !moved.includes(each)));
  return { ready: [], held, moved, isCancelled };
}

function changeOf(
  going: readonly (WantedCall & { readonly after: Transfer | undefined })[],
  locks: LedgerChange['locks'] & {},
): LedgerChange {
  const transfers = going.flatMap(({ transfer: before, after }) =>
    after === undefined || after === before ? [] : [{ before, after }],
  );
  const first = going.find(isFirstPost);
  return {
    ...{ transfers, locks },
    ...(first === undefined ? {} : { unlessCancelled: first.transfer.bulkId }),
  };
}

function isFirstPost({ call, transfer }: WantedCall): boolean {
  return call === 'send' && transfer.state === 'PENDING';
}

/** The transfer with its POST written down; of a question it stays as it is. */
function plan(
  { policy }: Pick<SendingPorts, 'policy'>,
  { transfer, call, notFound = false }: WantedCall,
  leaseUntil: string,
  now: Date,
): Transfer | undefined {
  if (call !== 'send') return transfer;
  const move = decideTransfer(transfer, { kind: 'send', leaseUntil, notFound }, now, policy);
  return move.kind === 'moved' ? move.after : undefined;
}

export function lockOf({ payee }: Transfer, holder: string, until: string) {
  return { payee: payeeKey(payee), holder, until };
}

async function readAgain(
  { store }: Pick<SendingPorts, 'store'>,
  calls: readonly WantedCall[],
): Promise<ReadonlyMap<string, Transfer>> {
  const refs = calls.map(({ transfer: { bulkId, row } }) => ({ bulkId, row }));
  const found = await store.readMany(refs);
  return new Map(found.map((transfer) => [keyOf(transfer), transfer]));
}

function keyOf({ bulkId, row }: Transfer): string {
  return `${bulkId}#${row}`;
}
