import type { ClaimItem } from '../claim-items.ts';
import { nameKeyOf } from '../claim-keys.ts';
import type { LineSource } from '../mapping/claims-record.ts';
import type { ExportedLine } from './export-columns.ts';
import { isDayWithin, type SettlementDays } from './settlement-days.ts';

export interface ExportWish {
  readonly days: SettlementDays;
  /** Part of an employer's name; accents and case do not matter. */
  readonly employer?: string | undefined;
}

export interface ExportPorts {
  /** Hides personal data from who may not see it; the wish is judged before. */
  mask(claim: ClaimItem): ClaimItem;
  /** How the sender named the file; null when nobody knows any more. */
  nameFile(source: LineSource): Promise<string | null>;
}

/** The lines of a statement that an export holds, in the order of their claims and rows. */
export async function* pickExported(
  claims: AsyncIterable<ClaimItem>,
  { days, employer }: ExportWish,
  { mask, nameFile }: ExportPorts,
): AsyncGenerator<ExportedLine> {
  const wanted = employer === undefined ? '' : nameKeyOf(employer);
  for await (const claim of claims) {
    const picked = claim.lines.map(
      ({ line }) =>
        isDayWithin(line.settlementDate, days) &&
        nameKeyOf(line.employer ?? claim.employer ?? '').includes(wanted),
    );
    if (!picked.includes(true)) continue;
    const shown = mask(claim);
    for (const [i, { line, source }] of shown.lines.entries()) {
      if (picked[i]) yield { claim: shown, line, source, fileName: await nameFile(source) };
    }
  }
}
