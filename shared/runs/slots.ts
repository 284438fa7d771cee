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
