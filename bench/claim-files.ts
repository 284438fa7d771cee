import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import path from 'node:path';
import type { ComparisonKind } from '../shared/claims/comparison/compared-claim.ts';
import {
  recapHeader,
  statHeader,
  type WrittenClaim,
  writeRecapLines,
  writeStatLines,
} from './claim-lines.ts';
import {
  allPlans,
  type ClaimPlan,
  joinablePlans,
  planConform,
  quarterDays,
} from './claim-plans.ts';
import { type ClaimTotals, createTotals } from './claim-totals.ts';

export interface ClaimFilesPlan {
  /** Where the two files are put. */
  readonly folder: string;
  /** In every claim id, so two stems share no claim. */
  readonly stem: string;
  /** Number of the first family, of which each has two claims; 0 when left out. */
  readonly firstFamily?: number;
  readonly statLines: number;
  readonly recapLines: number;
  /** `joinable`: only trouble that a full outer join sees as well. */
  readonly trouble?: 'all' | 'joinable';
  /** One claim of so many has something the matter with it; left out: a hundred. */
  readonly troubleEvery?: number;
}

export interface ClaimFiles {
  readonly stat: string;
  readonly recap: string;
  readonly expected: ClaimTotals;
  /** Claim by claim, in the order of the files; only when it was asked for. */
  readonly kinds: ReadonlyMap<string, ComparisonKind>;
}

/** The last claims are sound, so that both files come out with the lines that were asked for. */
const soundAtEnd = 20;

/**
 * Writes a statement and its recap (CSV, `;`, UTF-8, XOF, one quarter) of exactly so many lines,
 * the same ones each time, and says what must become of them: that follows from how each claim was
 * made, not from reading the files. Files of any size take the memory of one block.
 */
export async function writeClaimFiles(plan: ClaimFilesPlan): Promise<ClaimFiles> {
  const { folder, stem } = plan;
  const stat = openText(path.join(folder, `${stem}-statistiques.csv`), statHeader);
  const recap = openText(path.join(folder, `${stem}-recapitulatif.csv`), recapHeader);
  const totals = createTotals();
  const kinds = new Map<string, ComparisonKind>();
  for (const claim of planClaims(plan)) {
    totals.add(claim);
    kinds.set(claim.claimId, claim.plan.kind);
    await stat.write(writeStatLines(claim));
    await recap.write(writeRecapLines(claim));
  }
  await Promise.all([stat.end(), recap.end()]);
  return { stat: stat.file, recap: recap.file, expected: totals.result(), kinds };
}

/** The claims, until every line that was asked for is there. */
function* planClaims(plan: ClaimFilesPlan): Generator<WrittenClaim> {
  const { stem, statLines, recapLines, troubleEvery = 100, firstFamily = 0 } = plan;
  const planners = plan.trouble === 'joinable' ? joinablePlans : allPlans;
  const random = createRandom(statLines * 31 + recapLines);
  let [statLeft, recapLeft] = [statLines, recapLines];
  for (let n = 0; recapLeft > 0; n += 1) {
    const isTroubled = n % troubleEvery === 7 && recapLeft > soundAtEnd;
    const planner = planners[Math.floor(n / troubleEvery) % planners.length];
    const even = statLeft / recapLeft;
    const acts = isTroubled ? 3 : decideActs(even, recapLeft, random);
    // The first two claims stand at the ends of the quarter, so that the files' days are known.
    const day = n === 0 ? 0 : n === 1 ? quarterDays - 1 : (n * 7) % quarterDays;
    const seed = { random, acts, day, firstAct: n % 12 };
    const made: ClaimPlan = isTroubled && planner ? planner(seed) : planConform(seed);
    statLeft -= made.stat.length;
    recapLeft -= made.recap.length;
    const family = firstFamily + Math.floor(n / 2);
    yield { n, family, claimId: `${stem}-${String(n).padStart(7, '0')}`, plan: made };
  }
  if (statLeft !== 0) throw new Error(`${statLines} lines cannot be had of ${recapLines} claims`);
}

/** One act more or fewer than the rest needs each; the last claim takes what is left. */
function decideActs(even: number, claimsLeft: number, random: (below: number) => number): number {
  if (claimsLeft === 1) return Math.round(even);
  return Math.max(1, Math.round(even) + random(3) - 1);
}

/** Numbers that look random and are the same each time (a 32-bit counter, mixed). */
function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x9e37_79b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
}

const blockChars = 1 << 18;

function openText(file: string, header: string) {
  const stream: WriteStream = createWriteStream(file);
  let held = `${header}\n`;
  return {
    file,
    async write(lines: string) {
      held += lines;
      if (held.length < blockChars) return;
      const block = held;
      held = '';
      if (!stream.write(block)) await once(stream, 'drain');
    },
    async end() {
      stream.end(held);
      await once(stream, 'finish');
    },
  };
}
