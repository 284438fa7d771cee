import type { SharedState } from '../../shared/transfers/transfers-store.ts';
import { createFakeSharedState } from '../fakes/shared-state.ts';
import { testSharedState } from './shared-state.contract.ts';

testSharedState('the in-memory double', async () => {
  // One for each name, as items of a table are.
  const states = new Map<string, SharedState<never>>();
  return (name) => {
    const state = states.get(name) ?? createFakeSharedState<never>();
    states.set(name, state);
    return state as SharedState<unknown> as never;
  };
});
