import type { Problem } from '../http/route.ts';
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

/** Which of these slots the domain does not know, by their places, for a refusal. */
export function tellSlots(
  domain: Domain,
  slots: readonly string[],
): NonNullable<Problem['errors']> {
  const choices = [...new Set(slotSets[domain].flat())];
  const alien = slots.flatMap((slot, at) =>
    choices.includes(slot)
      ? []
      : [{ field: `files.${at}.slot`, code: 'RUN-FIELD-CHOICE', data: { choices } }],
  );
  // Known ones that do not go together, or one of them twice.
  const together = { field: 'files', code: 'UPL-01', data: { slots: nameSlots(domain) } };
  return alien.length > 0 ? alien : [together];
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
