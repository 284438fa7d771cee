import type * as z from 'zod';
import type { BreakerState } from '../../shared/transfers/sending/breaker.ts';
import type { LanesState } from '../../shared/transfers/sending/lanes.ts';
import type { SendingPorts } from '../../shared/transfers/sending/sending-ports.ts';
import type { sendTransfersEnvironment } from '../../shared/transfers/transfers-environment.ts';
import { dynamo } from '../runtime/clients.ts';
import { createBookingPorts } from './booking-ports.ts';
import { createSchemeAdapter } from './scheme-adapter.http.ts';
import { createSharedState } from './shared-state.dynamodb.ts';

/** What sending and asking stand on. */
export function createSendingPorts(env: z.output<typeof sendTransfersEnvironment>): SendingPorts {
  const { SCHEME_ADAPTER_URL: url, SCHEME_ADAPTER_TOKEN: token, LEDGER_TABLE: table } = env;
  const booking = createBookingPorts(env);
  return {
    ...booking,
    scheme: createSchemeAdapter({ url, token, policy: booking.policy }),
    lanes: createSharedState<LanesState>(dynamo(), table, 'lanes'),
    breaker: createSharedState<BreakerState>(dynamo(), table, 'breaker'),
  };
}
