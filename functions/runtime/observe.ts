import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { MiddlewareObj } from '@middy/core';
import { isLocalCloud } from './env.ts';

/** The service's name is the room, from POWERTOOLS_SERVICE_NAME. Log ids, counts and kinds only. */
export const logger = new Logger();

/** Namespace of what we count ourselves; alarms look for it there. */
export const metricNamespace = 'Quai';
let counted: Metrics | undefined;

/** What we count ourselves: written as lines of the log, from which CloudWatch takes them. */
export function metrics(): Metrics {
  counted ??= new Metrics({ namespace: metricNamespace });
  return counted;
}

/**
 * Wraps an invocation: keys on every log line, one early line, faults logged by their name, and on
 * AWS a trace. Neither event nor answer is ever logged: they carry personal data.
 *
 * The early line also matters to the local cloud, which answers slowly when a function logs nothing.
 */
// biome-ignore lint/suspicious/noExplicitAny: the handler says what its event is, not this.
export function observe(): MiddlewareObj<any, any> {
  let closeTrace: ((fault?: Error) => void) | undefined;
  return {
    before: async ({ context }) => {
      logger.addContext(context);
      logger.info('Begun');
      closeTrace = isLocalCloud() ? undefined : await openTrace(context.functionName);
    },
    after: () => {
      closeTrace?.();
      logger.resetKeys();
    },
    onError: ({ error }) => {
      if (error) logger.error('Failed', error);
      closeTrace?.(error ?? undefined);
      logger.resetKeys();
    },
  };
}

/** Loaded when first needed: the tracer's SDK is the slowest thing to start in a small function. */
async function openTrace(name: string): Promise<(fault?: Error) => void> {
  const { openSegment } = await import('./trace.ts');
  return openSegment(name);
}
