/** Settlement days, inclusive; undefined: open on that side. */
export interface SettlementDays {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Whether a settlement day is one of these. No day is one only when all are asked for. */
export function isDayWithin(day: string | null, { from, to }: SettlementDays): boolean {
  if (from === undefined && to === undefined) return true;
  if (day === null) return false;
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}
