import middy from '@middy/core';
import * as z from 'zod';
import { concludeRun } from '../../shared/runs/conclude-run.ts';
import type { CodedMessage } from '../../shared/runs/run.ts';
import { concludeRunEnvironment } from '../../shared/runs/runs-environment.ts';
import { dynamo } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { createFaultPoints } from '../runtime/faults.ts';
import { logger, observe } from '../runtime/observe.ts';
import { createConcludingPorts } from './concluding-ports.ts';

const env = readEnv(concludeRunEnvironment);
const ports = {
  ...createConcludingPorts(env),
  faultPoint: createFaultPoints(env.FAULTS, dynamo, env.RUNS_TABLE),
};

/** `fault` is what Step Functions caught: an error's name and a cause, never shown to clients. */
const input = z.object({
  run_id: z.string().min(1),
  fault: z.looseObject({ Error: z.string().optional() }).optional(),
  /** The rows to correct could not be written; the run ends all the same. */
  unwritten: z.literal(true).optional(),
});

function toMessage(fault: z.output<typeof input>['fault']): CodedMessage | null {
  return fault === undefined ? null : { code: 'RUN-FAULT', data: { error: fault.Error ?? '' } };
}

const noWorkbook: CodedMessage = { code: 'RUN-WORKBOOK-FAILED', data: {} };

/** Last step of every pipeline: the law is proved, files rest, the run has its final state. */
export const handler = middy()
  .use(observe())
  .handler(async (event: unknown) => {
    const { run_id: runId, fault, unwritten } = input.parse(event);
    logger.appendKeys({ runId });
    const run = await concludeRun(ports, runId, toMessage(fault), unwritten ? noWorkbook : null);
    logger.info('Run ended', { status: run?.status, counts: run?.counts });
    return { status: run?.status ?? null };
  });
