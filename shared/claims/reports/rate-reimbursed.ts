/**
 * How much of what was claimed was reimbursed, in percent with two decimals, halves away from zero.
 *
 * @param claimed, reimbursed minor units of one currency
 * @returns null when nothing was claimed
 */
export function rateReimbursed(claimed: bigint, reimbursed: bigint): number | null {
  if (claimed === 0n) return null;
  const isNegative = claimed < 0n !== reimbursed < 0n;
  const [whole, part] = [absolute(claimed), absolute(reimbursed)];
  const hundredths = (part * 20_000n + whole) / (whole * 2n);
  const rate = Number(hundredths) / 100;
  return isNegative && rate !== 0 ? -rate : rate;
}

function absolute(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
