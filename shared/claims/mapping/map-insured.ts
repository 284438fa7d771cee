import type { StatLine } from '../claim-row.ts';
import type { InsuredRecord, LineSource } from './claims-record.ts';
import { identifyInsured, identifyPrincipal, type PersonLine } from './identify-insured.ts';

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
  /** The insured A first, then those under them. */
  all(): readonly MappedInsured[];
}

/** Gathers the insured persons of lines, each once; what one line lacks another one may say. */
export function createInsuredMapping(
  countryCode: string,
  principals: { has(id: string): boolean },
): InsuredMapping {
  const byId = new Map<string, MappedInsured>();
  const identify = createIdentifying(countryCode);
  const put = (id: string, record: InsuredRecord) => {
    const before = byId.get(id);
    const merged = before === undefined ? record : fillPerson(before.record, record);
    byId.set(id, { id, row: merged.source.row, record: merged });
  };
  return {
    take(line, source, column) {
      const { policyNumber, insuredStatus: status, mainInsured, employer, memberId } = line;
      const { id, aId } = identify(line);
      const aName = mainInsured ?? line.beneficiary;
      if (!id || !aId || !status || policyNumber === null || aName === null) {
        throw new Error(`row ${source.row} is mapped without policy or person`);
      }
      const isMissing = !principals.has(aId);
      const common = {
        ...({ kind: 'insured', countryCode, policyNumber, employer, memberId, source } as const),
        ...(column === undefined ? {} : { column }),
      };
      const isA = status === 'A';
      put(aId, {
        ...common,
        ...{ status: 'A', name: aName, principalId: null, isMissing },
        birthDate: isA ? line.birthDate : null,
      });
      if (isA) return { insuredId: aId, principalId: null, isPrincipalMissing: false };
      put(id, {
        ...common,
        ...{ status, name: line.beneficiary ?? '', birthDate: line.birthDate },
        ...{ principalId: aId, isMissing: false, isPrincipalMissing: isMissing },
      });
      return { insuredId: id, principalId: aId, isPrincipalMissing: isMissing };
    },
    all() {
      const persons = [...byId.values()];
      return [
        ...persons.filter(({ record }) => record.status === 'A'),
        ...persons.filter(({ record }) => record.status !== 'A'),
      ];
    },
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

/** Ids of a line's beneficiary and of their insured A; most lines are about whom the last one was. */
function createIdentifying(countryCode: string) {
  let last: PersonLine | undefined;
  let ids: { readonly id: string | null; readonly aId: string | null } = { id: null, aId: null };
  return (line: PersonLine) => {
    const before = last;
    if (before !== undefined && told.every((field) => line[field] === before[field])) return ids;
    last = line;
    ids = {
      id: identifyInsured(line, countryCode),
      aId: identifyPrincipal(line, countryCode),
    };
    return ids;
  };
}
