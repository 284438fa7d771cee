import { typeset } from '../../messages/typeset.ts';
import { currencyExponent } from '../../money/currency.ts';
import { writeAmount } from '../../money/write-amount.ts';
import type { Language } from '../../runs/run.ts';
import type { CellLook } from '../../workbook-writing/cell-looks.ts';
import type { WorkbookWriting } from '../../workbook-writing/create-workbook.ts';
import type { SheetCell } from '../../workbook-writing/write-sheet.ts';
import type { WrittenSums } from '../mapping/claims-record.ts';
import { claimsCorrectionsWords } from './claims-corrections-words.ts';
import type { AffectedClaim } from './gather-affected.ts';
import { tellClaim } from './tell-claim.ts';

/** The narrow one keeps figures, which stand on the right, apart from words, on the left. */
const widths = [20, 11, 36, 9, 14, 14, 9, 14, 14, 14, 14, 2, 50, 50];

/** One line a claim: what each file says of it, the gap, and why. */
export async function writeDiscrepancies(
  workbook: WorkbookWriting,
  claims: readonly AffectedClaim[],
  lang: Language,
): Promise<void> {
  const words = claimsCorrectionsWords[lang];
  const sheet = workbook.openSheet({
    name: words.sheets.discrepancies,
    hasHeader: true,
    columns: widths.map((width) => ({ width })),
  });
  await sheet.addRow(
    words.discrepancyColumns.map((value) => ({ value: typeset(value, lang), look: 'header' })),
  );
  for (const claim of claims) await sheet.addRow(tellDiscrepancy(claim, lang));
}

function tellDiscrepancy(claim: AffectedClaim, lang: Language): readonly SheetCell[] {
  const { line } = claim;
  const { code, message, fix, observation } = tellClaim(claim, lang);
  const { currency, stat, recap } = line;
  const gap = (name: 'claimed' | 'reimbursed') =>
    line.kind === 'incomplete' ? null : BigInt(stat[name]) - BigInt(recap[name]);
  const side = (sums: WrittenSums) => {
    // What a claim with rejected rows comes to nobody knows: a part of it would mislead.
    const known = line.kind !== 'incomplete';
    return [
      { value: sums.lines, look: 'number' as const },
      amount(known ? BigInt(sums.claimed) : null, currency),
      amount(known ? BigInt(sums.reimbursed) : null, currency),
    ];
  };
  return [
    { value: line.claimId, look: 'text' },
    { value: code, look: 'text' },
    { value: message, look: 'wrapped' },
    ...side(stat),
    ...side(recap),
    amount(gap('claimed'), currency),
    amount(gap('reimbursed'), currency),
    { value: null, look: 'plain' },
    { value: observation, look: 'wrapped' },
    { value: fix, look: 'wrapped' },
  ];
}

const looks: Readonly<Record<number, CellLook>> = { 0: 'amount', 2: 'amount-2', 3: 'amount-3' };

/** As a number where a worksheet holds it exactly, else as text. */
function amount(minor: bigint | null, currency: string): SheetCell {
  if (minor === null) return { value: null, look: 'plain' };
  const exponent = currencyExponent(currency) ?? 2;
  const text = writeAmount(minor, exponent);
  const digits = text.replace(/\D/g, '').length;
  const look = looks[exponent] ?? 'number';
  return digits <= 15 ? { value: Number(text), look } : { value: text, look: 'text' };
}
