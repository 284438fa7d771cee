/** An error that the node answered, as the client throws it. */
interface NodeError {
  readonly statusCode: number;
  readonly body: { readonly error?: { readonly type?: string } };
}

const isAnswer = (error: unknown): error is NodeError =>
  error instanceof Error && error.name === 'ResponseError';

/** Whether the node answered with this type of error. */
export function isNodeError(error: unknown, type: string): boolean {
  return isAnswer(error) && error.body?.error?.type === type;
}

export function hasStatus(error: unknown, ...statuses: readonly number[]): boolean {
  return isAnswer(error) && statuses.includes(error.statusCode);
}

/** No answer in time, none at all, or one that asks to come back later. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const silent = ['TimeoutError', 'ConnectionError', 'NoLivingConnectionsError'];
  return silent.includes(error.name) || hasStatus(error, 429, 502, 503, 504);
}
