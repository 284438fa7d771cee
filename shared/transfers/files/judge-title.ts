import type { Finding } from '../../findings/finding.ts';
import { newFinding } from '../../findings/new-finding.ts';
import { readCurrency } from '../../money/currency.ts';
import { isFigure } from '../../sources/cell-tests.ts';
import { readPlainCell } from './plain-cell.ts';
import { readIdentifier, readPartyIdType } from './read-identifier.ts';

/** Of a payment's four required cells, as many as no title has. */
const kindsProving = 3;

/**
 * Refuses a file with a payment above its header, where rows are taken for titles and nobody would
 * miss it. Cells are known by what is in them, wherever they stand: no header says what they are.
 */
export function judgeTitle(
  cells: readonly unknown[],
  { row, sheet, slot }: Pick<Finding, 'row' | 'sheet' | 'slot'>,
): Finding | undefined {
  const texts = cells.flatMap((cell) => {
    const plain = readPlainCell(cell);
    return plain.kind === 'text' ? [plain.text] : [];
  });
  const identifiers = texts.filter(isIdentifierLike);
  // The identifier may be a figure itself; then the amount is another one.
  const figures = texts.filter((text) => isFigure(text));
  const others = figures.length - (identifiers.every((text) => isFigure(text)) ? 1 : 0);
  const kinds = [
    texts.some((text) => readPartyIdType(text) !== undefined),
    texts.some((text) => readCurrency(text) !== undefined),
    identifiers.length > 0,
    identifiers.length > 0 ? others > 0 : figures.length > 0,
  ].filter(Boolean).length;
  if (kinds < kindsProving) return undefined;
  return newFinding({ code: 'TRF-F07', level: 'blocking', slot, sheet, row, data: { row } });
}

/** Seven digits or more, an address, a bank account. */
function isIdentifierLike(text: string): boolean {
  if (/^\+?\d(?:[ .-]?\d){6,}$/.test(text)) return true;
  return [readIdentifier('EMAIL', text), readIdentifier('IBAN', text)].some(
    ({ kind }) => kind === 'value',
  );
}
