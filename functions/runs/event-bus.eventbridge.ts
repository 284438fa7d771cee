import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { PublishingPorts } from './publish-run-concluded.ts';

/** The bus answered, but did not take the event. */
export class EventNotTaken extends Error {
  override name = 'EventNotTaken';
}

/** Puts events on a bus; a refused entry is a fault, though the call itself succeeds. */
export function createEventBus(
  client: EventBridgeClient,
  busName: string,
): PublishingPorts['putEvent'] {
  return async ({ source, detailType, detail }) => {
    const entry = { EventBusName: busName, Source: source, DetailType: detailType, Detail: detail };
    const { Entries } = await client.send(new PutEventsCommand({ Entries: [entry] }));
    const refusal = Entries?.find(({ ErrorCode }) => ErrorCode !== undefined);
    if (refusal) throw new EventNotTaken(refusal.ErrorCode);
  };
}
