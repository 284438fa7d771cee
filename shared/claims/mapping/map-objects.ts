import type { RecapLine, StatLine } from '../claim-row.ts';
import { type ObjectKind, type ObjectRecord, objectKinds } from './claims-record.ts';
import { identifyObject } from './identify-object.ts';
import { namePaymentMethod } from './name-payment-method.ts';

export interface MappedObject {
  readonly id: string;
  readonly row: number;
  readonly record: ObjectRecord;
}

/** Gathers what claims refer to, each thing once. */
export interface ObjectMapping {
  /** Takes a line's objects; gives its partner's id. */
  takeStat(line: StatLine, row: number): string | null;
  takeRecap(line: RecapLine, row: number): void;
  /** In the order in which they have to be there: categories, then families, then acts … */
  all(): readonly MappedObject[];
}

/** The names of one act under its family under its category, as far as a line gives them. */
export function createObjectMapping(countryCode: string): ObjectMapping {
  const byId = new Map<string, MappedObject>();
  const idsBySpelling = new Map<string, string>();
  const take = (
    object: ObjectKind,
    name: string | null,
    parentId: string | null,
    row: number,
  ): string | null => {
    if (name === null) return parentId;
    const spelling = `${object}\n${parentId}\n${name}`;
    const known = idsBySpelling.get(spelling);
    if (known !== undefined) return known;
    const id = identifyObject(countryCode, object, name, parentId);
    idsBySpelling.set(spelling, id);
    if (!byId.has(id)) {
      const record: ObjectRecord = { kind: 'object', object, countryCode, name, parentId };
      byId.set(id, { id, row, record });
    }
    return id;
  };
  const takePayment = (reference: string | null, row: number) =>
    take('payment-method', reference && namePaymentMethod(reference), null, row);
  return {
    takeStat(line, row) {
      const category = take('act-category', line.actCategory, null, row);
      const family = take('act-family', line.actFamily, category, row);
      take('act', line.actName, family, row);
      takePayment(line.paymentRef, row);
      take('operator', line.operator, null, row);
      const client = take('client', line.employer, null, row);
      take('policy', line.policyNumber, client, row);
      return take('partner', line.partner, null, row);
    },
    takeRecap(line, row) {
      takePayment(line.chequeNumber === null ? line.otherPayment : 'Chèque', row);
    },
    all: () =>
      objectKinds.flatMap((kind) =>
        [...byId.values()].filter(({ record }) => record.object === kind),
      ),
  };
}
