import { createHash } from 'node:crypto';
import type { AnswerClaim, AnswerStore } from '../../shared/http/answer-store.ts';
import type { ApiAnswer, ApiRequest, RequestOf, Route } from '../../shared/http/route.ts';
import { statusOf } from '../../shared/messages/catalogue.ts';

/** Seconds after which a repetition of a request under way is worth trying. */
const retryAfterSeconds = '2';
const keyForm = /^[\x21-\x7e]{1,255}$/;

/**
 * Makes an implementation obey `Idempotency-Key`: the same key and content from the same caller
 * gives the first answer again, other content is refused; after a fault the work goes on under the
 * same `workId`. Without the header nothing changes.
 *
 * @see API.md "Conventions"
 */
export function idempotent<const R extends Route>(
  store: AnswerStore,
  route: R,
  implementation: (request: RequestOf<NoInfer<R>>) => Promise<ApiAnswer>,
): (request: RequestOf<NoInfer<R>>) => Promise<ApiAnswer> {
  return async (request) => {
    const { caller, headers, now } = request;
    const given = headers['idempotency-key'];
    if (given === undefined) return implementation(request);
    if (!keyForm.test(given)) return refuseKey();
    const key = `${caller?.sub ?? ''} ${given}`;
    const content = digestContent(route, request);
    const claimed = await store.claim(key, content, now);
    switch (claimed.kind) {
      case 'answered':
        return claimed.answer;
      case 'in-progress':
        return { problem: 'RUN-IDEMPOTENCY-BUSY', headers: { 'retry-after': retryAfterSeconds } };
      case 'other-content':
        return { problem: 'RUN-IDEMPOTENCY' };
      case 'begun': {
        const { claim } = claimed;
        const { workId } = claim;
        const answer = await orRelease(store, claim, now, () =>
          implementation({ ...request, workId }),
        );
        if (isLasting(answer)) await store.keep(claim, answer, now);
        else await store.release(claim, now);
        return answer;
      }
    }
  };
}

async function orRelease(
  store: AnswerStore,
  claim: AnswerClaim,
  now: Date,
  work: () => Promise<ApiAnswer>,
): Promise<ApiAnswer> {
  try {
    return await work();
  } catch (fault) {
    await store.release(claim, now);
    throw fault;
  }
}

/** "Try again later" is no answer to keep. */
function isLasting(answer: ApiAnswer): boolean {
  const status = 'problem' in answer ? (statusOf(answer.problem) ?? 422) : answer.status;
  return status !== 429 && status < 500;
}

function refuseKey(): ApiAnswer {
  const field = 'Idempotency-Key';
  return {
    problem: 'RUN-INVALID',
    data: { names: [field] },
    errors: [{ field, code: 'RUN-FIELD-FORMAT' }],
  };
}

/** What a request asks for; a file by its name in the form and its bytes. SHA-256, hex. */
function digestContent(route: Route, { path, query, body, files }: ApiRequest): string {
  const parts = files.map(({ name, content }) => [
    name,
    createHash('sha256').update(content).digest('hex'),
  ]);
  const asked = [route.method, route.path, path, query ?? null, body ?? null, parts];
  return createHash('sha256').update(JSON.stringify(asked, sortKeys)).digest('hex');
}

/** Two clients may write the same fields in another order. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
