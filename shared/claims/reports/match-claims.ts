import type { ClaimItem, InsuredItem } from '../claim-items.ts';
import { nameKeyOf, textKeyOf } from '../claim-keys.ts';
import type { ClaimsQuery } from '../claims-store.ts';
import { isDayWithin, type SettlementDays } from './settlement-days.ts';

/** Whether a claim has a line settled within the days; without days every claim has. */
export function isSettledWithin(
  { lines }: Pick<ClaimItem, 'lines'>,
  days: SettlementDays,
): boolean {
  if (days.from === undefined && days.to === undefined) return true;
  return lines.some(({ line }) => isDayWithin(line.settlementDate, days));
}

type Words = Pick<ClaimsQuery, 'insured' | 'employer'>;

/** Whether a claim is one of those asked for; parts of words are enough. */
export function answersQuery(claim: ClaimItem, query: Words & SettlementDays): boolean {
  return (
    isSettledWithin(claim, query) &&
    isAbout(query.employer, () => claim.lines.map(({ line }) => line.employer)) &&
    isAboutPerson(
      query.insured,
      () => claim.lines.flatMap(({ line }) => [line.beneficiary, line.mainInsured]),
      () => claim.lines.map(({ line }) => line.memberId),
    )
  );
}

export function isPersonAskedFor(person: InsuredItem, query: Words): boolean {
  return (
    isAbout(query.employer, () => [person.employer]) &&
    isAboutPerson(
      query.insured,
      () => [person.name],
      () => [person.memberId],
    )
  );
}

type Texts = () => readonly (string | null)[];

function isAbout(wanted: string | undefined, names: Texts): boolean {
  const key = nameKeyOf(wanted ?? '');
  return key === '' || names().some((name) => name !== null && nameKeyOf(name).includes(key));
}

/** By a part of a name, or of a member id as it is written. */
function isAboutPerson(wanted: string | undefined, names: Texts, memberIds: Texts): boolean {
  if (isAbout(wanted, names)) return true;
  const key = textKeyOf(wanted ?? '');
  return memberIds().some((id) => id !== null && textKeyOf(id).includes(key));
}
