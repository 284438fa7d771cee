import { nameKeyOf } from '../claim-keys.ts';
import type { StatLine } from '../claim-row.ts';
import { minorOf, type RowAmounts } from './row-amounts.ts';
import type { RowReading } from './row-cells.ts';

/** Days of a row against each other and against today. @param fields that may not lie ahead */
export function checkDays(
  { notes }: RowReading,
  days: Readonly<Record<string, string | null>>,
  today: string,
): void {
  for (const [field, day] of Object.entries(days)) {
    if (day !== null && day > today) notes.reject('CLM-R07', field, { data: { field, today } });
  }
  const { incident_date: incident = null, settlement_date: settlement = null } = days;
  if (incident !== null && settlement !== null && settlement < incident) {
    notes.warn('CLM-R08', 'settlement_date');
  }
}

/**
 * A is the insured person: a line of status A with another beneficiary is somebody else's.
 *
 * @see CLAIMS §6, "Status A with beneficiary ≠ main insured"
 */
export function checkBeneficiary({ notes }: RowReading, line: StatLine): void {
  const { insuredStatus, beneficiary, mainInsured } = line;
  if (insuredStatus !== 'A' || beneficiary === null || mainInsured === null) return;
  if (nameKeyOf(beneficiary) !== nameKeyOf(mainInsured)) notes.warn('CLM-R23', 'beneficiary');
}

/** Claimed is reimbursed + copay + excluded, where the sender gives any of the last two. */
export function checkParts({ notes }: RowReading, amounts: RowAmounts): void {
  const claimed = minorOf(amounts, 'amount_claimed');
  const reimbursed = minorOf(amounts, 'amount_reimbursed');
  const rest = [amounts.of.copay, amounts.of.excluded];
  if (claimed === null || reimbursed === null) return;
  if (rest.some((part) => part?.kind === 'problem')) return;
  const given = rest.flatMap((part) => (part?.kind === 'value' ? [part.minor] : []));
  if (given.length === 0) return;
  const sum = given.reduce((total, part) => total + part, reimbursed);
  if (sum !== claimed) notes.warn('CLM-R18', 'amount_claimed');
}

/** A partner elsewhere, or in a place that is no country. */
export function checkCountry(
  { notes }: RowReading,
  { partnerCountry }: Pick<StatLine, 'partnerCountry'>,
  isGiven: boolean,
  countryCode: string,
): void {
  if (isGiven && partnerCountry !== countryCode) notes.warn('CLM-R11', 'partner_country');
}
