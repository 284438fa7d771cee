import { ulid } from 'ulid';
import { type AnswerStore, answerKeptMs, answerLeaseMs } from '../../shared/http/answer-store.ts';
import type { ApiAnswer } from '../../shared/http/route.ts';

/** Of what nobody works on at this moment. */
const released = 'released';

interface Kept {
  token: string;
  content: string;
  workId: string;
  answer: ApiAnswer | null;
  at: Date;
}

/** The in-memory double of the answer store; passes the same contract as the DynamoDB one. */
export function createFakeAnswerStore(): AnswerStore {
  const kept = new Map<string, Kept>();
  let claims = 0;
  return {
    async claim(key, content, now) {
      const found = kept.get(key);
      const age = found ? now.getTime() - found.at.getTime() : 0;
      const isOver = found === undefined || age >= answerKeptMs;
      const isLost = found?.answer === null && age >= answerLeaseMs && found.content === content;
      if (isOver || isLost || (found.token === released && found.content === content)) {
        claims += 1;
        const workId = isOver ? ulid() : found.workId;
        const claim = { key, content, token: `claim-${claims}`, workId };
        kept.set(key, { ...claim, answer: null, at: now });
        return { kind: 'begun', claim };
      }
      if (found.content !== content) return { kind: 'other-content' };
      return found.answer
        ? { kind: 'answered', answer: structuredClone(found.answer) }
        : { kind: 'in-progress' };
    },
    async keep({ key, content, token, workId }, answer, now) {
      if (kept.get(key)?.token !== token) return;
      kept.set(key, { token, content, workId, answer: structuredClone(answer), at: now });
    },
    async release({ key, token }) {
      const found = kept.get(key);
      if (found?.token === token) kept.set(key, { ...found, token: released });
    },
  };
}
