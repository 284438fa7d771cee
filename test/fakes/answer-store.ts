import { type AnswerStore, answerKeptMs, answerLeaseMs } from '../../shared/http/answer-store.ts';
import type { ApiAnswer } from '../../shared/http/route.ts';

interface Kept {
  content: string;
  answer: ApiAnswer | null;
  at: Date;
}

/** The in-memory double of the answer store; passes the same contract as the DynamoDB one. */
export function createFakeAnswerStore(): AnswerStore {
  const kept = new Map<string, Kept>();
  return {
    async claim(key, content, now) {
      const found = kept.get(key);
      const age = found ? now.getTime() - found.at.getTime() : 0;
      const isOver = found === undefined || age >= answerKeptMs;
      const isLost = found?.answer === null && age >= answerLeaseMs && found.content === content;
      if (isOver || isLost) {
        kept.set(key, { content, answer: null, at: now });
        return { kind: 'begun' };
      }
      if (found.content !== content) return { kind: 'other-content' };
      return found.answer
        ? { kind: 'answered', answer: structuredClone(found.answer) }
        : { kind: 'in-progress' };
    },
    async keep(key, content, answer, now) {
      kept.set(key, { content, answer: structuredClone(answer), at: now });
    },
    async release(key) {
      kept.delete(key);
    },
  };
}
