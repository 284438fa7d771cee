/** Settlement days, inclusive; undefined: open on that side. */
export interface SettlementDays {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A period that ends before it begins is a mistake, not an empty period. */
export function areInOrder({ from, to }: SettlementDays): boolean {
  return from === undefined || to === undefined || from <= to;
}

/** What a contract answers when they are not. */
export const outOfOrder = { path: ['to'], params: { code: 'CLM-REPORT-DAYS' } };

/** Whether a settlement day is one of these. No day is one only when all are asked for. */
export function isDayWithin(day: string | null, { from, to }: SettlementDays): boolean {
  if (from === undefined && to === undefined) return true;
  if (day === null) return false;
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}
