import {
  ownKeysRoute,
  putTransferErrorRoute,
  putTransferRoute,
  tellTransferRoute,
} from '../../shared/transfers/callbacks/callback-routes.ts';
import { presentOwnKey } from '../../shared/transfers/callbacks/key-ring.ts';
import { type Binding, bind } from '../runtime/http.ts';
import { answerPut, answerPutError, answerTold, type CallbackPorts } from './answer-callback.ts';

/** What the scheme tells us, and the keys by which others know that we wrote to them. */
export function bindCallbacks(ports: CallbackPorts): readonly Binding[] {
  return [
    bind(tellTransferRoute, (request) => answerTold(ports, request)),
    bind(putTransferRoute, (request) => answerPut(ports, request)),
    bind(putTransferErrorRoute, (request) => answerPutError(ports, request)),
    bind(ownKeysRoute, async () => {
      const keys = await presentOwnKey(await ports.keys.read());
      return { status: 200, json: { keys } };
    }),
  ];
}
