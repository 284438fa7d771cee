import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isTerminal, type JournalEvent, type Run } from '../../shared/runs/run.ts';
import type { ArrivalNote, ChunkMarker, PairKey } from '../../shared/runs/run-store.ts';

/** A table with the client that reaches it. */
export interface TableReader {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

/** Keys of the runs table; nobody else builds them. */
export const runKey = (runId: string) => ({ pk: runId, sk: 'META' });
export const eventKey = (runId: string, seq: number) => ({
  pk: runId,
  sk: `EVENT#${String(seq).padStart(9, '0')}`,
});
export const chunkKey = (runId: string, chunk: number) => ({
  pk: runId,
  sk: `CHUNK#${String(chunk).padStart(5, '0')}`,
});
export const fileKey = (domain: string, countryCode: string, sha256: string) => ({
  pk: `FILE#${domain}#${countryCode}#${sha256}`,
  sk: 'IMPORTED',
});

export const pairKey = ({ domain, countryCode, name }: PairKey) => ({
  pk: `PAIR#${domain}#${countryCode}#${name}`,
  sk: 'HOLDER',
});
export const arrivalKey = (arrivalId: string) => ({ pk: arrivalId, sk: 'ARRIVAL' });

/** Runs that wait are many and live long: apart, so that they never hide those under way. */
export const openStates = ['open', 'files', 'mapping', 'approval'] as const;
const openStateOf = (run: Run): (typeof openStates)[number] => run.waitingFor ?? 'open';

/** A run as its item: the sort key of the indexes beside it, and a mark while it is open. */
export function runItem(run: Run) {
  return {
    ...runKey(run.id),
    ...run,
    createdKey: `${run.createdAt}#${run.id}`,
    ...(isTerminal(run.status) ? {} : { openState: openStateOf(run) }),
  };
}

export const eventItem = (event: JournalEvent) => ({
  ...eventKey(event.runId, event.seq),
  ...event,
});
export const markerItem = (marker: ChunkMarker) => ({
  ...chunkKey(marker.runId, marker.chunk),
  ...marker,
});

export const arrivalItem = (note: ArrivalNote) => ({ ...arrivalKey(note.arrivalId), ...note });

/** Only what we wrote ourselves lies there; the check is for a table that is not ours. */
export function toRun({ pk, sk, createdKey, openState, ...run }: Record<string, unknown>): Run {
  if (sk !== 'META' || typeof run['lastSeq'] !== 'number') throw new TypeError(`not a run: ${pk}`);
  return run as unknown as Run;
}
