import { createFakeFailureStore } from '../fakes/failure-store.ts';
import { describeFailureStore } from './failure-store.contract.ts';

describeFailureStore('in memory', createFakeFailureStore);
