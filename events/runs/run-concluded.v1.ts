import * as z from 'zod';
import { domains, runStatuses } from '../../shared/runs/run.ts';

const count = z.int().min(0);

/** A run has ended. Told at least once: consumers know a run by its id. */
export const runConcludedV1 = {
  source: 'quai.runs',
  detailType: 'RunConcluded.v1',
  detail: z.object({
    runId: z.string().min(1),
    domain: z.enum(domains),
    status: z.enum(runStatuses).exclude(['PENDING', 'PROCESSING']),
    counts: z
      .object({
        read: count,
        created: count,
        updated: count,
        unchanged: count,
        rejected: count,
        setAside: count,
      })
      .describe('read is the sum of the other five, except after ERROR RUN-CONSERVATION'),
  }),
} as const;

export type RunConcludedV1 = z.output<typeof runConcludedV1.detail>;
