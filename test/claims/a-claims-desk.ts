import { S3Client } from '@aws-sdk/client-s3';
import { bindClaims, type ClaimsPorts } from '../../functions/claims/bind-claims.ts';
import { onlyClaims } from '../../functions/claims/claims-runs.ts';
import { createApi } from '../../functions/runtime/http.ts';
import type { ClaimsItem } from '../../shared/claims/claim-items.ts';
import type { Run } from '../../shared/runs/run.ts';
import { createFakeAnswerStore } from '../fakes/answer-store.ts';
import { createFakeChunkStore } from '../fakes/chunk-store.ts';
import { createFakeClaimsStore } from '../fakes/claims-store.ts';
import { createFakeErasableObjects } from '../fakes/erasable-objects.ts';
import { createFakePartitionStore } from '../fakes/partition-store.ts';
import { createFakeClock } from '../fakes/reading-clock.ts';
import { createFakeRecordStore } from '../fakes/record-store.ts';
import { createFakeResultStore } from '../fakes/result-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTicketStore } from '../fakes/ticket-store.ts';
import { createFakeTiming } from '../fakes/timing.ts';
import { askAs, readToken } from '../http/ask-as.ts';
import { anEvent } from '../runs/a-run.ts';
import { aGap, aStoredClaim, aStoredPerson } from './an-import-session.ts';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** The whole API of claims over in-memory stores. */
export async function aClaimsDesk(...runsThere: readonly Run[]) {
  const allRuns = createFakeRunStore();
  for (const run of runsThere) await allRuns.create(run, [anEvent({ runId: run.id })]);
  const partitions = createFakePartitionStore();
  for (const { id } of runsThere) await partitions.writeComparison(id, 0, [aGap]);
  const objects = createFakeErasableObjects();
  const records = createFakeRecordStore<ClaimsItem>();
  const chunks = createFakeChunkStore();
  const results = createFakeResultStore();
  const audited: string[] = [];
  const started: string[] = [];
  const ports = {
    ...{ allRuns, runs: onlyClaims(allRuns), partitions, objects, records, chunks, results },
    s3: { send: async () => ({}) } as unknown as S3Client,
    presigning: new S3Client({ region: 'eu-west-3', credentials }),
    ...{ ingestBucket: 'ingest', resultsBucket: 'results', publicUrl: 'https://quai.example' },
    timing: createFakeTiming('2026-05-01T09:00:00.000Z'),
    clock: createFakeClock('2026-05-01T09:00:00.000Z'),
    newId: () => '01J9ZQ4X7V8M2N3P5R6S7T8V9Z',
    startPipeline: async (_: unknown, id: string) => void started.push(id),
    claims: createFakeClaimsStore(aStoredClaim(), aStoredPerson()),
    tickets: createFakeTicketStore(),
    verifyToken: readToken,
    audit: (what: string, ids: object) => void audited.push(`${what} ${JSON.stringify(ids)}`),
  } satisfies ClaimsPorts;
  const api = createApi('claims', bindClaims(ports, createFakeAnswerStore()), '');
  const ask = askAs(api);
  return { ...ports, api, ask, audited, started };
}
