import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { createIssueTicket, issueTicketRoute } from '../../shared/live/live-routes.ts';
import { listCodes } from '../../shared/messages/catalogue.ts';
import { healthRoute, listCodesRoute } from '../../shared/runs/health-routes.ts';
import * as mapping from '../../shared/runs/mapping-routes.ts';
import * as records from '../../shared/runs/records-routes.ts';
import { runsApiEnvironment } from '../../shared/runs/runs-environment.ts';
import * as runs from '../../shared/runs/runs-routes.ts';
import * as uploads from '../../shared/runs/uploads-routes.ts';
import { createAnswerStore } from '../runtime/answer-store.dynamodb.ts';
import { dynamo, presigningS3, s3, sfn } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { bind, createApi } from '../runtime/http.ts';
import { idempotent } from '../runtime/idempotent.ts';
import { logger } from '../runtime/observe.ts';
import { realTiming } from '../runtime/timing.ts';
import { createTokenVerifier } from '../runtime/token-verifier.ts';
import { download } from './answer-download.ts';
import { chooseMapping, readMapping } from './answer-mapping.ts';
import { listFindings, listRecords, readDiff } from './answer-records.ts';
import { replay } from './answer-replay.ts';
import { listRows } from './answer-rows.ts';
import { listRuns } from './answer-run-lists.ts';
import { cancel, confirm, listEvents, type RunsApiPorts, readRun } from './answer-runs.ts';
import { readStage } from './answer-stage.ts';
import { completeUpload, readUpload, startUpload } from './answer-uploads.ts';
import { createHealthCheck } from './check-health.ts';
import { createChunkStore } from './chunk-store.s3.ts';
import { createOwnConfirms } from './confirms-of-domains.ts';
import { createFileStore } from './file-store.s3.ts';
import { createLinesReader } from './lines-of-run.s3.ts';
import { createPipelines } from './pipelines.sfn.ts';
import { createVersionReader } from './record-versions.dynamodb.ts';
import { createOwnReplays } from './replays-of-domains.ts';
import { createResultStore } from './result-store.s3.ts';
import { createResultWriting } from './results-of-domains.ts';
import { createRunStore } from './run-store.dynamodb.ts';
import { createTicketStore } from './ticket-store.dynamodb.ts';
import { createUploadTargets } from './upload-targets.s3.ts';
import { createUploadRefusals } from './uploads-of-domains.ts';

const env = readEnv(runsApiEnvironment);
const store = createRunStore(dynamo(), env.RUNS_TABLE);
const tickets = createTicketStore(dynamo(), env.CONNECTIONS_TABLE);
const answers = createAnswerStore(dynamo(), env.CONNECTIONS_TABLE);
const pipelines = createPipelines(sfn(), env.STATE_MACHINES);
const audit = (what: string, ids: Readonly<Record<string, string>>) => logger.info(what, ids);
const ports: RunsApiPorts = {
  audit,
  ...pipelines,
  runs: store,
  confirmOwn: createOwnConfirms({ ...pipelines, runs: store, timing: realTiming }, env),
  chunks: createChunkStore(s3(), env.RESULTS_BUCKET),
  timing: realTiming,
  readVersions: createVersionReader(dynamo(), env.RECORD_TABLES),
  publicUrl: env.PUBLIC_URL,
};
const uploadPorts = {
  runs: store,
  targets: createUploadTargets(s3(), presigningS3(), env.INGEST_BUCKET),
  publicUrl: env.PUBLIC_URL,
  hasPipeline: pipelines.hasPipeline,
  refuseUpload: createUploadRefusals(env),
};
const downloadPorts = {
  runs: store,
  chunks: ports.chunks,
  results: createResultStore(s3(), env.RESULTS_BUCKET),
  audit,
  tickets,
  presigning: presigningS3(),
  ingestBucket: env.INGEST_BUCKET,
  resultsBucket: env.RESULTS_BUCKET,
  verifyToken: createTokenVerifier(env),
  writeResult: createResultWriting(env),
};
const rowsPorts = {
  runs: store,
  files: createFileStore(s3(), env.INGEST_BUCKET),
  timing: realTiming,
  audit,
};
const recordsPorts = { ...ports, readLinesOf: createLinesReader(s3(), env.RESULTS_BUCKET) };
const mappingPorts = { ...ports, files: rowsPorts.files };
const replayPorts = {
  ...ports,
  files: rowsPorts.files,
  newId: ulid,
  replayOwn: createOwnReplays(ports, env),
};
const issue = createIssueTicket({
  tickets,
  runs: store,
  newTicketId: () => randomBytes(32).toString('base64url'),
});

const checkHealth = createHealthCheck(env);
async function health() {
  const checks = await checkHealth();
  const status = Object.values(checks).includes('failed') ? 'degraded' : 'healthy';
  return { status: 200, json: { status, version: env.QUAI_VERSION, checks } };
}

/** What serves all five domains: runs, uploads, tickets, health. */
export const handler = createApi('runs', [
  bind(runs.listRunsRoute, (request) => listRuns(ports, request)),
  bind(runs.readRunRoute, (request) => readRun(ports, request)),
  bind(runs.listEventsRoute, (request) => listEvents(ports, request)),
  bind(records.listFindingsRoute, (request) => listFindings(ports, request)),
  bind(records.readDiffRoute, (request) => readDiff(ports, request)),
  bind(records.listRecordsRoute, (request) => listRecords(recordsPorts, request)),
  bind(records.listRowsRoute, (request) => listRows(rowsPorts, request)),
  bind(
    runs.confirmRunRoute,
    idempotent(answers, runs.confirmRunRoute, (request) => confirm(ports, request)),
  ),
  bind(
    runs.replayRunRoute,
    idempotent(answers, runs.replayRunRoute, (request) => replay(replayPorts, request)),
  ),
  bind(runs.cancelRunRoute, (request) => cancel(ports, request)),
  bind(mapping.readMappingRoute, (request) => readMapping(mappingPorts, request)),
  bind(mapping.chooseMappingRoute, (request) => chooseMapping(mappingPorts, request)),
  bind(records.readStageRoute, (request) => readStage({ ...ports, ...pipelines }, request)),
  bind(runs.downloadRoute, (request) => download(downloadPorts, request)),
  bind(
    uploads.startUploadRoute,
    idempotent(answers, uploads.startUploadRoute, (request) => startUpload(uploadPorts, request)),
  ),
  bind(uploads.readUploadRoute, (request) => readUpload(uploadPorts, request)),
  bind(uploads.completeUploadRoute, (request) => completeUpload(uploadPorts, request)),
  bind(issueTicketRoute, issue),
  bind(healthRoute, health),
  bind(listCodesRoute, async () => ({
    status: 200,
    json: { items: listCodes().map(([code, { fr, en }]) => ({ code, fr, en })) },
  })),
]);
