import * as z from 'zod';
import type { Route } from '../http/route.ts';

const check = z.enum(['ok', 'failed', 'off']);

const healthChecks = ['database', 'queue', 'storage', 'search', 'sign_in'] as const;
export type HealthCheck = (typeof healthChecks)[number];

export const healthRoute = {
  method: 'GET',
  path: '/api/health',
  summary: 'Whether everything that Quai stands on answers',
  access: 'public',
  answers: {
    200: {
      description: 'Each check is a real call; `off` is meant to be',
      schema: z.object({
        status: z.enum(['healthy', 'degraded']),
        version: z.string(),
        checks: z.record(z.enum(healthChecks), check),
      }),
    },
  },
} as const satisfies Route;

export const listCodesRoute = {
  method: 'GET',
  path: '/api/codes',
  summary: 'Every code that Quai says, in French and English',
  access: 'signed-in',
  answers: { 200: { description: 'Codes with their texts' } },
} as const satisfies Route;
