import type { Position } from '../account.ts';

/** available + reserved + settled = funded (TRANSFERS "Ledger"). */
export function isBalanced(position: Position): boolean {
  const { availableMinor, reservedMinor, settledMinor, fundedMinor } = position;
  return availableMinor + reservedMinor + settledMinor === fundedMinor;
}

export function isSamePosition(a: Position, b: Position): boolean {
  return (
    a.availableMinor === b.availableMinor &&
    a.reservedMinor === b.reservedMinor &&
    a.settledMinor === b.settledMinor &&
    a.fundedMinor === b.fundedMinor
  );
}
