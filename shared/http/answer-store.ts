import type { ApiAnswer } from './route.ts';

/** How long an answer is kept for repetitions of its request. */
export const answerKeptMs = 24 * 60 * 60 * 1000;
/** After this a request under way counts as lost (functions end at 30 s), and may be done again. */
export const answerLeaseMs = 60 * 1000;

/** The right to do a piece of work, of one attempt; a later attempt that took it over has another. */
export interface AnswerClaim {
  readonly key: string;
  readonly content: string;
  readonly token: string;
  /** ULID of the work: the same for every attempt of one request, whoever makes it. */
  readonly workId: string;
}

export type ClaimedAnswer =
  /** Nobody has done this yet: it is the caller's to do, then to keep or release. */
  | { readonly kind: 'begun'; readonly claim: AnswerClaim }
  | { readonly kind: 'answered'; readonly answer: ApiAnswer }
  | { readonly kind: 'in-progress' }
  | { readonly kind: 'other-content' };

/** Remembers first answers, so that a request repeated under its key does not work twice. */
export interface AnswerStore {
  /**
   * @param key     the caller with their Idempotency-Key
   * @param content digest of what is asked
   */
  claim(key: string, content: string, now: Date): Promise<ClaimedAnswer>;
  /** Does nothing when the claim was taken over: its rival's answer is the one to repeat. */
  keep(claim: AnswerClaim, answer: ApiAnswer, now: Date): Promise<void>;
  /**
   * Gives a claim back after a fault: the next repetition goes on with the same work. As `keep` for
   * a rival's.
   */
  release(claim: AnswerClaim, now: Date): Promise<void>;
}
