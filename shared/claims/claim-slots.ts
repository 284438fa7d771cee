/** The two files that are compared. */
export const claimSlots = ['stat_file', 'recap_file'] as const;
export type ClaimSlot = (typeof claimSlots)[number];

/** The slot of a workbook that was corrected: rows of both files in one. */
export const correctionsSlot = 'corrections';

export type LineKind = 'stat' | 'recap';

export const slotOfKind: Readonly<Record<LineKind, ClaimSlot>> = {
  stat: 'stat_file',
  recap: 'recap_file',
};
