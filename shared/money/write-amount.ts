/**
 * An amount as people write it, exact: minor units become decimals of the currency's unit.
 *
 * @param minor    minor units
 * @param exponent decimals of the currency, from 0
 * @param mark     between units and decimals
 * @returns `-1234.50`, without groups of thousands
 */
export function writeAmount(minor: bigint, exponent: number, mark: '.' | ',' = '.'): string {
  const sign = minor < 0n ? '-' : '';
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0');
  if (exponent === 0) return sign + digits;
  const at = digits.length - exponent;
  return `${sign}${digits.slice(0, at)}${mark}${digits.slice(at)}`;
}
