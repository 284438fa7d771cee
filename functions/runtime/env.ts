import type { z } from 'zod';

/** A function was deployed without something it needs: it must not start. */
export class EnvironmentIncomplete extends Error {
  override name = 'EnvironmentIncomplete';
}

/**
 * Reads a function's configuration from its environment, once, at cold start.
 *
 * @param schema the function's environment as infra gives it (`shared/<room>/*-environment.ts`)
 * @throws EnvironmentIncomplete naming every variable that is missing or wrong, never its value
 */
export function readEnv<S extends z.ZodObject>(
  schema: S,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): z.output<S> {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')} (${message})`);
  throw new EnvironmentIncomplete(`Environment variables missing or wrong: ${wrong.join(', ')}`);
}

/** Whether a local cloud stands in for AWS: the SDK's own variable points to it. */
export function isLocalCloud(): boolean {
  return Boolean(process.env['AWS_ENDPOINT_URL']);
}

/** The region that the function runs in: Lambda itself sets it, in no schema of ours. */
export function ownRegion(): string {
  return process.env['AWS_REGION'] ?? '';
}
