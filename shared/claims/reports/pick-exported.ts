import type { ClaimItem } from '../claim-items.ts';
import { nameKeyOf } from '../claim-keys.ts';
import type { ClaimsWish } from '../claims-store.ts';
import type { LineSource } from '../mapping/claims-record.ts';
import type { ExportedLine } from './export-columns.ts';
import { isDayWithin } from './settlement-days.ts';

export interface ExportPorts {
  /** Hides personal data from who may not see it; the wish is judged before. */
  mask(claim: ClaimItem): ClaimItem;
  /** How the sender named the file; null when nobody knows any more. */
  nameFile(source: LineSource): Promise<string | null>;
}

/** The lines of a statement that an export holds, in the order of their claims and rows. */
export async function* pickExported(
  claims: AsyncIterable<ClaimItem>,
  wish: ClaimsWish,
  { mask, nameFile }: ExportPorts,
): AsyncGenerator<ExportedLine> {
  const wanted = nameKeyOf(wish.employer ?? '');
  for await (const claim of claims) {
    const picked = claim.lines.map(
      ({ line }) =>
        isDayWithin(line.settlementDate, wish) &&
        nameKeyOf(line.employer ?? claim.employer ?? '').includes(wanted),
    );
    if (!picked.includes(true)) continue;
    const shown = mask(claim);
    for (const [i, { line, source }] of shown.lines.entries()) {
      if (picked[i]) yield { claim: shown, line, source, fileName: await nameFile(source) };
    }
  }
}
