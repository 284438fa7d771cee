import { hashToBase32 } from '../../digests/hash-text.ts';
import { nameKeyOf, textKeyOf } from '../claim-keys.ts';
import type { StatLine } from '../claim-row.ts';
import type { KnownPrincipals } from '../reading/principals.ts';
import type { InsuredRecord } from './claims-record.ts';

/** What a line says of whose it is. */
export type PersonLine = Pick<
  StatLine,
  'policyNumber' | 'memberId' | 'mainInsured' | 'beneficiary' | 'insuredStatus' | 'birthDate'
>;

/**
 * The id of the insured A of a line, whoever its beneficiary is: policy and member id, else policy
 * and name. Two people of one name are two when their member ids are.
 *
 * @returns null when the line does not say enough
 * @see CLAIMS §6
 */
export function identifyPrincipal(
  { policyNumber, memberId, mainInsured }: Omit<PersonLine, 'insuredStatus' | 'birthDate'>,
  countryCode: string,
): string | null {
  if (policyNumber === null || (memberId === null && mainInsured === null)) return null;
  return hashPrincipal({ countryCode, policyNumber, memberId, name: mainInsured ?? '' });
}

/** What spouse and children without a member id have in common with their A. */
export function principalNameKey({
  policyNumber,
  mainInsured,
}: Pick<PersonLine, 'policyNumber' | 'mainInsured'>): string | null {
  if (policyNumber === null || mainInsured === null) return null;
  return JSON.stringify([textKeyOf(policyNumber), keyOfName(mainInsured)]);
}

/**
 * The id of the insured A of a spouse's or a child's line. Where it bears a member id, that is the
 * A's; another number is another person, whatever the names, since namesakes must not merge (they
 * are created, which CLM-R13 tells). Without one it is the A of that name in the policy, if there is
 * but one.
 *
 * @param principals the insured A with a line of their own in the statement
 * @returns null when the line does not say enough
 */
export function findPrincipal(
  line: Omit<PersonLine, 'insuredStatus' | 'birthDate'>,
  countryCode: string,
  principals: KnownPrincipals,
): string | null {
  const byMember = identifyPrincipal(line, countryCode);
  if (byMember === null || line.memberId !== null) return byMember;
  const nameKey = principalNameKey(line);
  return (nameKey === null ? undefined : principals.find(nameKey)) ?? byMember;
}

/**
 * The id of a line's beneficiary. Spouse and children are told apart by name and birth date, under
 * their A.
 *
 * @param principalId of the line's insured A
 * @returns null when the line does not say enough
 */
export function identifyInsured(line: PersonLine, principalId: string): string | null {
  const { insuredStatus: status, beneficiary, birthDate } = line;
  if (status === null || status === 'A') return status && principalId;
  return beneficiary && hashDependant({ status, name: beneficiary, birthDate, principalId });
}

type Principal = Pick<InsuredRecord, 'countryCode' | 'policyNumber' | 'memberId' | 'name'>;
type Dependant = Pick<InsuredRecord, 'status' | 'name' | 'birthDate' | 'principalId'>;

function hashPrincipal({ countryCode, policyNumber, memberId, name }: Principal): string {
  const person = memberId === null ? ['name', keyOfName(name)] : ['member', textKeyOf(memberId)];
  return hashPerson(['A', countryCode, textKeyOf(policyNumber), ...person]);
}

function hashDependant({ status, name, birthDate, principalId }: Dependant): string {
  return hashPerson([status, principalId, keyOfName(name), ...(birthDate ? [birthDate] : [])]);
}

const hashPerson = (identity: readonly (string | null)[]) =>
  `ins_${hashToBase32(JSON.stringify(['insured', ...identity]))}`;

/** A name of signs alone is still somebody's name. */
function keyOfName(name: string): string {
  return nameKeyOf(name) || textKeyOf(name);
}
