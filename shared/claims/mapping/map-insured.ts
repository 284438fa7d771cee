import type { StatLine } from '../claim-row.ts';
import type { KnownPrincipals } from '../reading/principals.ts';
import type { InsuredRecord, LineSource } from './claims-record.ts';
import {
  findPrincipal,
  identifyInsured,
  identifyPrincipal,
  type PersonLine,
} from './identify-insured.ts';
import { type NeedingClaim, nowNeededBy } from './needed-by.ts';

export interface MappedInsured {
  readonly id: string;
  readonly row: number;
  readonly record: InsuredRecord;
}

/** Whose a line is. */
export interface LinePersons {
  readonly insuredId: string;
  /** The insured A, when the line is a spouse's or a child's. */
  readonly principalId: string | null;
  /** The statement only names that A. */
  readonly isPrincipalMissing: boolean;
}

export interface InsuredMapping {
  /** @throws when the line lacks what reading requires of it (our bug) */
  take(line: StatLine, source: LineSource, column: string | undefined): LinePersons;
  /** The persons of a line that was taken are needed by this claim. */
  need(persons: LinePersons, claim: NeedingClaim): void;
  /** How many persons there are so far. */
  count(): number;
  /** In the order in which they were met; an insured A before those under them. */
  all(): readonly MappedInsured[];
}

/** Gathers the insured persons of lines, each once; what one line lacks another one may say. */
export function createInsuredMapping(
  countryCode: string,
  principals: KnownPrincipals,
): InsuredMapping {
  const byId = new Map<string, MappedInsured>();
  const identify = createIdentifying(countryCode, principals);
  const put = (id: string, record: InsuredRecord) => {
    const before = byId.get(id);
    const merged = before === undefined ? record : fillPerson(before.record, record);
    byId.set(id, { id, row: merged.source.row, record: merged });
  };
  return {
    take(line, source, column) {
      const { policyNumber, insuredStatus: status, mainInsured, employer, memberId } = line;
      const { id, aId, isOwn } = identify(line);
      const aName = mainInsured ?? line.beneficiary;
      if (!id || !aId || !status || policyNumber === null || aName === null) {
        throw new Error(`row ${source.row} is mapped without policy or person`);
      }
      const isMissing = !principals.has(aId);
      const common = {
        ...({ kind: 'insured', countryCode, policyNumber, employer, source } as const),
        ...(column === undefined ? {} : { column }),
        neededBy: [],
      };
      const isA = status === 'A';
      put(aId, {
        ...common,
        ...{ status: 'A', name: aName, principalId: null, isMissing },
        memberId: isOwn ? memberId : null,
        birthDate: isA ? line.birthDate : null,
      });
      if (isA) return { insuredId: aId, principalId: null, isPrincipalMissing: false };
      put(id, {
        ...common,
        ...{ status, name: line.beneficiary ?? '', birthDate: line.birthDate, memberId },
        ...{ principalId: aId, isMissing: false, isPrincipalMissing: isMissing },
      });
      return { insuredId: id, principalId: aId, isPrincipalMissing: isMissing };
    },
    need({ insuredId, principalId }, claim) {
      for (const id of [insuredId, principalId]) {
        const mapped = id === null ? undefined : byId.get(id);
        if (mapped === undefined) continue;
        byId.set(mapped.id, { ...mapped, record: nowNeededBy(mapped.record, claim) });
      }
    },
    count: () => byId.size,
    all: () => [...byId.values()],
  };
}

/** The first line's person, with what only a later line says. */
function fillPerson(first: InsuredRecord, later: InsuredRecord): InsuredRecord {
  return {
    ...first,
    memberId: first.memberId ?? later.memberId,
    birthDate: first.birthDate ?? later.birthDate,
    employer: first.employer ?? later.employer,
  };
}

const told = [
  'policyNumber',
  'memberId',
  'mainInsured',
  'beneficiary',
  'insuredStatus',
  'birthDate',
] as const satisfies readonly (keyof PersonLine)[];

interface LineIds {
  readonly id: string | null;
  /** Of their insured A. */
  readonly aId: string | null;
  /** Whether the member id on the line is that A's. */
  readonly isOwn: boolean;
}

/** Ids of a line's persons; most lines are about whom the last one was. */
function createIdentifying(countryCode: string, principals: KnownPrincipals) {
  let last: PersonLine | undefined;
  let ids: LineIds = { id: null, aId: null, isOwn: false };
  return (line: PersonLine): LineIds => {
    const before = last;
    if (before !== undefined && told.every((field) => line[field] === before[field])) return ids;
    last = line;
    const byMember = identifyPrincipal(line, countryCode);
    const isA = line.insuredStatus === 'A';
    const aId = isA ? byMember : findPrincipal(line, countryCode, principals);
    const id = aId === null ? null : identifyInsured(line, aId);
    ids = { id, aId, isOwn: aId === byMember };
    return ids;
  };
}
