import { createFakeAnswerStore } from '../fakes/answer-store.ts';
import { describeAnswerStore } from './answer-store.contract.ts';

describeAnswerStore('in memory', createFakeAnswerStore);
