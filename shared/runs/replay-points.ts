import { type ReplayFrom, type Run, type StageName, stageNames } from './run.ts';

/** From where a run can be asked to be replayed (API.md "Runs"). */
export const replayWishes = ['start', 'failed', ...stageNames] as const;
export type ReplayWish = (typeof replayWishes)[number];

const meanings: Readonly<Partial<Record<ReplayWish, ReplayFrom>>> = {
  start: 'start',
  // A file at rest is received again in a moment, and reading it is what is asked for.
  receive: 'start',
  read: 'start',
  failed: 'failed',
  map: 'settle',
  settle: 'settle',
};

/**
 * Of claims a replay reads both files again wherever it is to begin: what is compared lies nowhere
 * else, and a claim that is settled already comes out unchanged.
 */
const claimMeanings: typeof meanings = {
  start: 'start',
  receive: 'start',
  read: 'start',
  compare: 'start',
  map: 'start',
  settle: 'start',
  failed: 'failed',
};

/** Nobody wants a payment made twice: of bulks only what failed is tried again. */
const bulkWishes: readonly ReplayWish[] = ['failed'];

/**
 * What can be asked of a run, in the order of its stages. Not `conclude`: an ending follows from
 * what was settled, and concluding again would only say the same.
 */
export function replayWishesOf({ domain, stages }: Pick<Run, 'domain' | 'stages'>): ReplayWish[] {
  if (domain === 'transfers') return [...bulkWishes];
  const names: StageName[] = stages.map(({ name }) => name);
  const known = meaningsOf(domain);
  return ['start', 'failed', ...names.filter((name) => known[name] !== undefined)];
}

/** What a wish means for a run; undefined when its pipeline has no such stage to begin at. */
export function readReplayWish(
  run: Pick<Run, 'domain' | 'stages'>,
  wish: ReplayWish,
): ReplayFrom | undefined {
  return replayWishesOf(run).includes(wish) ? meaningsOf(run.domain)[wish] : undefined;
}

const meaningsOf = (domain: Run['domain']) => (domain === 'claims' ? claimMeanings : meanings);
