import { createFakeRunStore } from '../fakes/run-store.ts';
import { testRunStore } from './run-store.contract.ts';

testRunStore('the in-memory double', createFakeRunStore);
