import type { ConcludingPorts } from '../../shared/runs/conclude-run.ts';
import { presentReport } from '../../shared/runs/present-report.ts';
import { dynamo, s3 } from '../runtime/clients.ts';
import { realTiming } from '../runtime/timing.ts';
import { createChunkStore } from './chunk-store.s3.ts';
import { createFileStore } from './file-store.s3.ts';
import { createGroupMarkers } from './group-markers.dynamodb.ts';
import { createRunStore } from './run-store.dynamodb.ts';

/** What ending a run needs; shared by a pipeline's last step and the sweeper. */
export function createConcludingPorts(env: {
  readonly RUNS_TABLE: string;
  readonly INGEST_BUCKET: string;
  readonly RESULTS_BUCKET: string;
}): ConcludingPorts {
  return {
    runs: createRunStore(dynamo(), env.RUNS_TABLE),
    files: createFileStore(s3(), env.INGEST_BUCKET),
    chunks: createChunkStore(s3(), env.RESULTS_BUCKET),
    groups: createGroupMarkers(dynamo(), env.RUNS_TABLE),
    timing: realTiming,
    presentReport,
    faultPoint: async () => {},
  };
}
