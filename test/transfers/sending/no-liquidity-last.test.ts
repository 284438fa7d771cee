import { expect, test } from 'vitest';
import { sendTurn } from '../../../shared/transfers/sending/send-turn.ts';
import { codeAnswer, gatewayTimeout } from '../../fakes/scheme-adapter.ts';
import { aWorld } from './a-world.ts';

test('a bulk whose last row meets no liquidity is concluded without the one that hangs', async () => {
  const world = aWorld({
    script: {
      scenarioOf: ({ homeTransactionId }) =>
        homeTransactionId.endsWith('-2')
          ? { becomes: 'RESERVED', answer: gatewayTimeout, answerAfterMs: 10_000 }
          : { becomes: 'ABORTED', answer: codeAnswer('4001'), answerAfterMs: 50 },
    },
  });
  const id = await world.reserve({ rows: [{}, {}] });
  const waits: number[] = [];
  for (let i = 0; i < 60; i += 1) {
    const end = await world.timing.runUntil(sendTurn(world.ports, id, world.minutesFromNow(5)));
    if (end.verdict === 'done') break;
    waits.push(end.waitSeconds);
    await world.timing.pass(end.waitSeconds * 1000);
  }
  expect(waits.length).toBeLessThan(60);
});
