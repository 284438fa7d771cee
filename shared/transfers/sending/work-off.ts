import { createCalls } from './calls-in-flight.ts';
import type { NextPage } from './row-pages.ts';
import { createRowSource, type Seen } from './row-source.ts';
import type { Turn } from './turn.ts';

/**
 * Works off the rows that a source gives: as many calls at once as the turn has lanes for, each
 * begun (lock, and intent of a POST) in one commit with others before it is made, each outcome
 * booked with others after it. Ends when nothing is left to begin, everything that was begun has
 * come back, and everything that is known is booked.
 *
 * @param wanted how many calls there might be; what is not wanted is left to others
 */
export async function workOff(turn: Turn, nextPage: NextPage, wanted: number): Promise<Seen> {
  const { ports, bell } = turn;
  const source = createRowSource({
    nextPage,
    now: () => ports.timing.now(),
    context: turn.context,
    isLeftOut: ({ uuid }) => turn.leftOut.has(uuid),
    payees: turn.payees,
    book: turn.book,
  });
  const calls = createCalls(turn, source);
  try {
    for (;;) {
      await turn.tick({ inFlight: calls.inFlight(), wanted });
      calls.launch();
      if (await calls.begin()) continue;
      if (calls.isIdle() && (turn.isClosing() || source.isDry())) break;
      await bell.wait(turn.nextTickAt());
    }
  } catch (fault) {
    turn.fail(fault);
  }
  await calls.drain();
  await turn.book.close();
  await turn.payees.settle();
  turn.throwFault();
  const { seen } = source;
  return { ...seen, open: seen.open.filter(({ uuid }) => !turn.leftOut.has(uuid)) };
}
