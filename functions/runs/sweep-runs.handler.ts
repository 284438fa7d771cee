import middy from '@middy/core';
import { concludeRun } from '../../shared/runs/conclude-run.ts';
import { sweepRunsEnvironment } from '../../shared/runs/runs-environment.ts';
import { type SweepingPorts, sweepRuns } from '../../shared/runs/sweep-runs.ts';
import { sfn } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { createConcludingPorts } from './concluding-ports.ts';
import { createPipelines } from './pipelines.sfn.ts';

const env = readEnv(sweepRunsEnvironment);
const concluding = createConcludingPorts(env);
const ports = {
  ...createPipelines(sfn(), env.STATE_MACHINES),
  runs: concluding.runs,
  timing: concluding.timing,
  conclude: (...[runId, because, mayEnd]: Parameters<SweepingPorts['conclude']>) =>
    concludeRun(concluding, runId, because, null, mayEnd),
};

/** Every minute: runs that nobody works on any more are ended or resumed. */
export const handler = middy()
  .use(observe())
  .handler(async () => {
    const { swept } = await sweepRuns(ports);
    if (swept.length > 0) logger.warn('Runs swept', { swept });
    return { swept };
  });
