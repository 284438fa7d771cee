import { statusOf, word } from '../messages/catalogue.ts';
import type { Language } from '../runs/run.ts';
import type { Problem } from './route.ts';

/** RFC 9457, as API.md "Conventions" fixes it. */
export interface PublicProblem {
  /** Where the code is explained. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors: readonly {
    readonly field: string;
    readonly code: string;
    readonly message: string;
  }[];
  readonly request_id: string;
  /** What a code adds to say (`missing_minor`, `findings`). */
  readonly [member: string]: unknown;
}

/** For a code that its table gives no status: what was asked is understood but cannot be done. */
const statusByDefault = 422;

/** A refusal in the reader's language. `detail` is the cause and what to do about it. */
export function presentProblem(problem: Problem, lang: Language, requestId: string): PublicProblem {
  const { message, cause, fix } = word(problem.problem, problem.data ?? {}, lang);
  return {
    ...problem.members,
    type: `/api/codes#${problem.problem}`,
    title: message,
    status: statusOf(problem.problem) ?? statusByDefault,
    detail: [cause, fix].filter((part) => part !== null).join(' ') || message,
    code: problem.problem,
    errors: (problem.errors ?? []).map(({ field, code, data }) => ({
      field,
      code,
      message: word(code, data ?? {}, lang).message,
    })),
    request_id: requestId,
  };
}
