import { nameRows, type Part, writeAmounts } from './observation-parts.ts';
import { isRecap, isStat, sumWeighed, type WeighedRow } from './weigh-row.ts';

/**
 * Rows of a claim outside the period, which even together with it do not conform: how many, and
 * their amounts.
 *
 * @see CLAIMS §5.2
 */
export function observeOutside(outside: readonly WeighedRow[], currency: string): Part[] {
  const ofFile = (code: string, rows: readonly WeighedRow[]): Part[] => {
    if (rows.length === 0) return [];
    const amounts = writeAmounts(sumWeighed(rows), currency);
    return [{ code, data: { count: rows.length, rows: nameRows(rows), ...amounts } }];
  };
  const isKnown = sumWeighed(outside).isKnown;
  return [
    ...ofFile('CLM-O14', outside.filter(isStat)),
    ...ofFile('CLM-O15', outside.filter(isRecap)),
    ...(isKnown ? [] : [{ code: 'CLM-O16', data: {} }]),
  ];
}
