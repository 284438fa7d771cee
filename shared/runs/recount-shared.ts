import { utf8ToBytes } from '@noble/hashes/utils.js';
import { writeFingerprint } from '../digests/fingerprint.ts';
import { addByCode, type FindingCounts } from '../findings/count-findings.ts';
import { writeExactInteger } from '../money/exact-integer.ts';
import { createFirstRows } from './first-rows.ts';
import { type LinesPorts, readLines } from './read-lines.ts';
import type { Run } from './run.ts';
import type { ChunkMarker } from './run-store.ts';
import type { Tallies } from './settling-rules.ts';
import { addTallies } from './tallies.ts';

/** What a run counts beside rows. */
export type RunSums = Pick<Run, 'tallies' | 'findings'>;

/**
 * What a dry run would count if it wrote. Each of its chunks decides on the same store, so that a
 * thing which several of them bring is created by each: here it counts once, with what is said of
 * it. Memory grows with some 60 bytes for each thing that is not stored yet.
 *
 * @param markers all of the run
 */
export async function recountShared(
  ports: LinesPorts,
  run: Run,
  markers: readonly Pick<ChunkMarker, 'tallies'>[],
): Promise<RunSums> {
  const { tallies, findings } = run;
  const counts = markers.filter((marker) => marker.tallies !== undefined);
  if (!run.dryRun || counts.length < 2) return { tallies, findings };
  const things = createMeetings();
  const remarks = createMeetings();
  const alone = createMeetings();
  let less: Tallies = {};
  const changes: Record<string, number> = {};
  const change = (code: string, by: number) => {
    changes[code] = (changes[code] ?? 0) + by;
  };
  for await (const { id, shared, remarked = [] } of readLines(ports, run.id)) {
    if (shared === undefined) continue;
    if (shared.tallies && things.meet(id) !== undefined) less = addTallies(less, shared.tallies);
    for (const code of remarked) {
      if (remarks.meet(`${code} ${id}`) !== undefined) change(code, -1);
    }
    if (shared.unlessAlone === undefined) continue;
    const { code, witness } = shared.unlessAlone;
    const isAlone = alone.meet(`${code} ${id}`, witness)?.same ?? true;
    if (!isAlone && remarks.meet(`${code} ${id}`) === undefined) change(code, 1);
  }
  return { tallies: addTallies(tallies, negate(less)), findings: withoutNone(findings, changes) };
}

/** Whether a text was met before, and whether what it came with was the same. */
function createMeetings() {
  const met = createFirstRows();
  return {
    meet: (text: string, witness = '') =>
      met.meet({ ofId: fingerprintOf(text), ofRecord: fingerprintOf(witness) }, 0, true),
  };
}

function fingerprintOf(text: string): Uint32Array {
  const bytes = utf8ToBytes(text);
  const words = new Uint32Array(2);
  writeFingerprint(new DataView(bytes.buffer), bytes.byteOffset, bytes.length, words);
  return words;
}

const negate = (tallies: Tallies): Tallies =>
  Object.fromEntries(
    Object.entries(tallies).map(([name, value]) => [name, writeExactInteger(-BigInt(value))]),
  );

function withoutNone(findings: Run['findings'], changes: FindingCounts): Run['findings'] {
  const sums = Object.entries(addByCode(findings, changes));
  return Object.fromEntries(sums.filter(([, count]) => count > 0));
}
