import type { RecapLine, StatLine } from '../claim-row.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import { type ObjectKind, type ObjectRecord, objectKinds } from './claims-record.ts';
import { identifyObject } from './identify-object.ts';
import { namePaymentMethod } from './name-payment-method.ts';
import { type NeedingClaim, nowNeededBy } from './needed-by.ts';

export interface MappedObject {
  readonly id: string;
  readonly row: number;
  readonly record: ObjectRecord;
}

/** Gathers what claims refer to, each thing once. */
export interface ObjectMapping {
  /** Takes a line's objects, which its claim needs; gives its partner's id. */
  takeStat(line: StatLine, row: number, claim: NeedingClaim): string | null;
  takeRecap(line: RecapLine, row: number, claim: NeedingClaim): void;
  /** How many things there are so far. */
  count(): number;
  /** In the order in which they were met. */
  all(): readonly MappedObject[];
}

/** The row that names a thing, and the claim whose row it is. */
interface NamedAt {
  readonly slot: ClaimSlot;
  readonly row: number;
  readonly claim: NeedingClaim;
}

/** The names of one act under its family under its category, as far as a line gives them. */
export function createObjectMapping(countryCode: string): ObjectMapping {
  const byId = new Map<string, MappedObject>();
  const idsBySpelling = new Map<string, string>();
  const identify = (object: ObjectKind, name: string, parentId: string | null): string => {
    const spelling = `${object}\n${parentId}\n${name}`;
    const known = idsBySpelling.get(spelling);
    if (known !== undefined) return known;
    const id = identifyObject(countryCode, object, name, parentId);
    idsBySpelling.set(spelling, id);
    return id;
  };
  const take = (
    object: ObjectKind,
    name: string | null,
    parentId: string | null,
    { slot, row, claim }: NamedAt,
  ): string | null => {
    if (name === null) return parentId;
    const id = identify(object, name, parentId);
    const before = byId.get(id);
    const record = before?.record ?? {
      ...({ kind: 'object', object, countryCode, name, parentId, slot } as const),
      neededBy: [],
    };
    const needed = nowNeededBy(record, claim);
    if (needed !== before?.record) byId.set(id, { id, row: before?.row ?? row, record: needed });
    return id;
  };
  const takePayment = (reference: string | null, at: NamedAt) =>
    take('payment-method', reference && namePaymentMethod(reference), null, at);
  return {
    takeStat(line, row, claim) {
      const at: NamedAt = { slot: 'stat_file', row, claim };
      const category = take('act-category', line.actCategory, null, at);
      const family = take('act-family', line.actFamily, category, at);
      take('act', line.actName, family, at);
      takePayment(line.paymentRef, at);
      take('operator', line.operator, null, at);
      const client = take('client', line.employer, null, at);
      take('policy', line.policyNumber, client, at);
      return take('partner', line.partner, null, at);
    },
    takeRecap(line, row, claim) {
      const reference = line.chequeNumber === null ? line.otherPayment : 'Chèque';
      takePayment(reference, { slot: 'recap_file', row, claim });
    },
    count: () => byId.size,
    all: () => [...byId.values()],
  };
}

/** In the order in which they have to be there: categories, then families, then acts … */
export function inMappingOrder(objects: readonly MappedObject[]): readonly MappedObject[] {
  const placeOf = ({ record }: MappedObject) => objectKinds.indexOf(record.object);
  return objects.toSorted((a, b) => placeOf(a) - placeOf(b));
}
