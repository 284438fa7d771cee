import { payeeKey } from '../../../../shared/transfers/payment.ts';
import type { SchemeAdapter, TransferOrder } from '../../../../shared/transfers/scheme-adapter.ts';

export interface WatchedCalls {
  readonly scheme: SchemeAdapter;
  /** Payees and transfers for which a call began while another was in flight: must stay empty. */
  readonly collisions: readonly string[];
  /** Most calls that were in flight at once. */
  inFlightMax(): number;
  /** Orders that were sent, the same one as often as it was sent. */
  readonly orders: readonly TransferOrder[];
}

/** The same client, watched: two calls at once for one payee can leave the adapter hanging. */
export function watchCalls(scheme: SchemeAdapter): WatchedCalls {
  const inFlight: string[][] = [];
  const collisions: string[] = [];
  const orders: TransferOrder[] = [];
  const payeeOf = new Map<string, string>();
  let most = 0;
  const watch = async <T>(keys: string[], call: () => Promise<T>): Promise<T> => {
    collisions.push(...keys.filter((key) => inFlight.some((others) => others.includes(key))));
    inFlight.push(keys);
    most = Math.max(most, inFlight.length);
    try {
      return await call();
    } finally {
      inFlight.splice(inFlight.indexOf(keys), 1);
    }
  };
  return {
    collisions,
    orders,
    inFlightMax: () => most,
    scheme: {
      discover: (payee) => watch([payeeKey(payee)], () => scheme.discover(payee)),
      send(order) {
        const payee = payeeKey(order.payee);
        payeeOf.set(order.uuid, payee);
        orders.push(order);
        return watch([payee, order.uuid], () => scheme.send(order));
      },
      ask(uuid) {
        const payee = payeeOf.get(uuid);
        return watch(payee === undefined ? [uuid] : [uuid, payee], () => scheme.ask(uuid));
      },
    },
  };
}
