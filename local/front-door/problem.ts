import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/**
 * Answers for what lies behind, in the shape of every other error (RFC 9457). `code` is null: it
 * is the gateway that speaks, not the product.
 */
export function answerProblem(
  response: ServerResponse,
  status: number,
  title: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) {
    // Half an answer is out already; cutting it is the only way to say that it is not whole.
    response.destroy();
    return;
  }
  const body = {
    type: 'about:blank',
    title,
    status,
    detail,
    code: null,
    errors: [],
    request_id: randomUUID(),
  };
  response.writeHead(status, { 'content-type': 'application/problem+json', ...headers });
  response.end(JSON.stringify(body));
}
