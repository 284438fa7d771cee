import { outputs } from './local-cloud.ts';

/** Calls the log service of the local cloud, for which the project has no client. */
async function askLogs<T>(operation: string, body: unknown): Promise<T> {
  const response = await fetch(outputs.s3_endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Logs_20140328.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${outputs.region}/logs/aws4_request, SignedHeaders=host, Signature=none`,
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${operation}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

async function listGroups(): Promise<string[]> {
  const { logGroups } = await askLogs<{ logGroups: { logGroupName: string }[] }>(
    'DescribeLogGroups',
    {},
  );
  return logGroups.map(({ logGroupName }) => logGroupName);
}

/**
 * What all functions have logged since then, by log group; groups that are empty are left out.
 *
 * @param since epoch milliseconds
 */
export async function readFunctionLogs(since: number): Promise<Map<string, string>> {
  const logs = new Map<string, string>();
  for (const logGroupName of await listGroups()) {
    const lines: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await askLogs<{ events: { message: string }[]; nextToken?: string }>(
        'FilterLogEvents',
        { logGroupName, startTime: since, ...(nextToken ? { nextToken } : {}) },
      );
      lines.push(...page.events.map(({ message }) => message));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    if (lines.length > 0) logs.set(logGroupName, lines.join('\n'));
  }
  return logs;
}
