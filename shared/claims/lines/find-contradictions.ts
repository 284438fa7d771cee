import { writeFingerprint } from '../../digests/fingerprint.ts';
import { createFirstRows } from '../../runs/first-rows.ts';
import { nameKeyOf, textKeyOf } from '../claim-keys.ts';
import type { StatLine } from '../claim-row.ts';
import type { RowReading } from './row-cells.ts';

/** Tells of rows that contradict earlier ones of their file. */
export interface Contradictions {
  meet(row: RowReading, line: StatLine): void;
}

/**
 * Finds insured persons with several policies, member numbers that several persons of one policy
 * share (CLM-R14), and policies with several employers (CLM-R15). Each further policy, name or
 * employer is told once, at its first row. Kept are fingerprints of 64 bits, no texts: at most 36
 * bytes for each insured person, member number, policy and pair of them.
 *
 * An insured person is known by member number and name, since families share numbers and employers
 * number their own people; without a number by name within their employer, since names repeat.
 *
 * @see CLAIMS §9, R14 and R15
 */
export function createContradictions(): Contradictions {
  const policies = createPairing();
  const names = createPairing();
  const employers = createPairing();
  let last: StatLine | undefined;
  /** By its number an insured person A is known: two names under one become one person. */
  const meetName = (row: RowReading, policy: string, memberId: string | null, name: string) => {
    if (memberId === null) return;
    const first = names.meet(`${policy}\n${textKeyOf(memberId)}`, wordsOf(name), row.at.row);
    if (first === undefined) return;
    const data = { reason: 'CLM-R14-NUMBER-SHARED', first_row: first };
    row.notes.warn('CLM-R14', 'member_id', { data });
  };
  return {
    meet(row, line) {
      const { mainInsured, memberId, policyNumber, employer } = line;
      // Lines of a claim follow one another, and say nothing new of whose it is.
      if (policyNumber === null || isAsBefore(line, last)) return;
      last = line;
      const policy = textKeyOf(policyNumber);
      const employerKey = nameKeyOf(employer ?? '');
      if (mainInsured !== null) {
        const number = memberId === null ? `e ${employerKey}` : `m ${textKeyOf(memberId)}`;
        const first = policies.meet(`${number}\n${nameKeyOf(mainInsured)}`, policy, row.at.row);
        if (first !== undefined) {
          const data = { reason: 'CLM-R14-POLICY', first_row: first };
          row.notes.warn('CLM-R14', 'policy_number', { data });
        }
        meetName(row, policy, memberId, mainInsured);
      }
      if (employer === null) return;
      const first = employers.meet(policy, employerKey, row.at.row);
      if (first !== undefined) {
        row.notes.warn('CLM-R15', 'employer', { data: { first_row: first } });
      }
    },
  };
}

function isAsBefore(line: StatLine, last: StatLine | undefined): boolean {
  if (line.policyNumber !== last?.policyNumber || line.employer !== last.employer) return false;
  return line.memberId === last.memberId && line.mainInsured === last.mainInsured;
}

/** A name's words in whatever order they stand: `BA Awa` is `Awa Ba`. */
const wordsOf = (name: string): string => nameKeyOf(name).split(' ').sort().join(' ');

/** Things that should come with one partner only. */
function createPairing() {
  const firsts = createFirstRows();
  const pairs = createFirstRows();
  return {
    /** @returns the row with another partner, when this pair is met for the first time */
    meet(thing: string, partner: string, row: number): number | undefined {
      const ofId = fingerprintOf(thing);
      const ofRecord = fingerprintOf(partner);
      const first = firsts.meet({ ofId, ofRecord }, row, true);
      if (first === undefined || first.same) return undefined;
      const pair = { ofId: fingerprintOf(`${thing}\n${partner}`), ofRecord };
      return pairs.meet(pair, row, true) === undefined ? first.row : undefined;
    },
  };
}

const encoder = new TextEncoder();
const bytes = new Uint8Array(8_192);
const view = new DataView(bytes.buffer);

/** Texts are at most a few hundred characters; what would not fit is left out. */
function fingerprintOf(text: string): Uint32Array {
  const { written } = encoder.encodeInto(text, bytes);
  const fingerprint = new Uint32Array(2);
  writeFingerprint(view, 0, written, fingerprint);
  return fingerprint;
}
