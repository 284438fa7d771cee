import { nameKeyOf, textKeyOf } from '../claim-keys.ts';
import type { ClaimsQuery, ClaimsWish } from '../claims-store.ts';
import type { ListedClaim, ListedPerson } from '../listed-claim.ts';
import { isDayWithin, type SettlementDays } from './settlement-days.ts';

/** Whether a claim has a line settled within the days; without days every claim has. */
export function isSettledWithin(
  { sums }: Pick<ListedClaim, 'sums'>,
  days: SettlementDays,
): boolean {
  if (days.from === undefined && days.to === undefined) return true;
  return sums.some(({ settlementDate }) => isDayWithin(settlementDate, days));
}

/** Whether a claim has a line of these days and this employer; parts of its name are enough. */
export function hasLineOf({ sums }: Pick<ListedClaim, 'sums'>, wish: ClaimsWish): boolean {
  return sums.some(
    ({ settlementDate, employer }) =>
      isDayWithin(settlementDate, wish) && isAbout(wish.employer, () => [employer]),
  );
}

type Words = Pick<ClaimsQuery, 'insured' | 'employer'>;

/** Whether a claim is one of those asked for; parts of words are enough. */
export function answersQuery(claim: ListedClaim, query: Words & SettlementDays): boolean {
  return (
    isSettledWithin(claim, query) &&
    isAbout(query.employer, () => claim.sums.map(({ employer }) => employer)) &&
    isAboutPerson(
      query.insured,
      () => claim.names,
      () => claim.memberIds,
    )
  );
}

export function isPersonAskedFor(person: ListedPerson, query: Words): boolean {
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
