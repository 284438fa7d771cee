import { expect, test } from 'vitest';
import { recordOutcomes } from '../../../shared/transfers/life/record-outcomes.ts';
import type { Trigger } from '../../../shared/transfers/life/trigger.ts';
import { bulkId } from '../a-bulk.ts';
import { anOutcomeRig } from './an-outcome-rig.ts';

const refused: Trigger = { kind: 'refused', error: { code: '3204', message: null } };
const lost: Trigger = { kind: 'lost', error: null };
const aborted: Trigger = { kind: 'learnt', state: 'ABORTED', by: 'get' };

/** The second POST of row 2 is under way when somebody comes with what the first one ended in. */
test.each<{ trigger: Trigger; posts?: number; state: string; why: string }>([
  { trigger: refused, posts: 1, state: 'SENDING', why: 'that was another POST' },
  { trigger: lost, posts: 1, state: 'SENDING', why: 'that was another POST' },
  { trigger: refused, posts: 2, state: 'FAILED', why: 'this very POST was refused' },
  { trigger: lost, posts: 2, state: 'UNKNOWN', why: 'this very POST was lost' },
  { trigger: aborted, posts: 1, state: 'FAILED', why: 'the id itself is given up' },
  { trigger: lost, state: 'UNKNOWN', why: 'nobody says which POST is meant' },
])('$trigger.kind of POST $posts leaves it $state: $why', async ({ trigger, posts, state }) => {
  const rig = await anOutcomeRig({ rows: [['SENDING', 10_000n]], of: () => ({ posts: 2 }) });
  const outcome = { row: 2, trigger, ...(posts === undefined ? {} : { posts }) };
  await recordOutcomes(rig.ports, bulkId, [outcome]);
  expect((await rig.readTransfer(2)).state).toBe(state);
});
