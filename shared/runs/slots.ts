import type { Domain } from './run.ts';

/** Which files a domain takes: each of these sets, whole; `many` marks a slot of several files. */
const slotSets: Readonly<Record<Domain, readonly (readonly string[])[]>> = {
  claims: [['stat_file', 'recap_file'], ['corrections']],
  courses: [['file']],
  transfers: [['file']],
  catalogue: [],
  reports: [['document']],
};
const manyFiles: ReadonlySet<string> = new Set(['document']);

/** Whether these slots are one of the domain's sets (API.md "Uploads and drops"). */
export function slotsFit(domain: Domain, slots: readonly string[]): boolean {
  const given = new Set(slots);
  const doubled = slots.length !== given.size && ![...given].every((slot) => manyFiles.has(slot));
  return (
    !doubled &&
    slotSets[domain].some(
      (set) => set.length === given.size && set.every((slot) => given.has(slot)),
    )
  );
}

/** The domain's sets, for a message: `stat_file + recap_file / corrections`. */
export function nameSlots(domain: Domain): string {
  return slotSets[domain].map((set) => set.join(' + ')).join(' / ');
}

/** The slots of files that only together are a run, in the order in which they are filled. */
export function slotsOfPair(domain: Domain): readonly string[] | undefined {
  return slotSets[domain].find((set) => set.length > 1);
}

/** The slot of a workbook that was corrected; where there is none of its own, that of any file. */
export function slotOfCorrections(domain: Domain): string {
  return slotSets[domain].flat().includes('corrections') ? 'corrections' : 'file';
}

/** What is missing of a pair of which some came and nothing else; undefined: that is not why. */
export function slotsMissing(domain: Domain, slots: readonly string[]): string[] | undefined {
  const pair = slotsOfPair(domain);
  const given = new Set(slots);
  if (pair === undefined || given.size !== slots.length) return undefined;
  if (!slots.every((slot) => pair.includes(slot))) return undefined;
  const missing = pair.filter((slot) => !given.has(slot));
  return missing.length > 0 ? missing : undefined;
}
