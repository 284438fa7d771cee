import type { InvoiceBearer, InvoiceRecord, LineSource } from './claims-record.ts';
import { identifyInvoice } from './identify-object.ts';
import type { LinePersons } from './map-insured.ts';
import { type NeedingClaim, nowNeededBy } from './needed-by.ts';

export interface MappedInvoice {
  readonly id: string;
  readonly row: number;
  readonly record: InvoiceRecord;
}

export interface InvoiceLine extends Pick<InvoiceRecord, 'partnerId' | 'claimId'> {
  readonly number: string | null;
  readonly persons: LinePersons;
  /** Whose line it is. */
  readonly claim: NeedingClaim;
  readonly source: LineSource;
  readonly column: string | undefined;
}

/** Persons of one invoice of whom each is asked whether their claims are written. */
const askedMax = 20;

interface Gathered {
  readonly mapped: MappedInvoice;
  readonly bearers: Map<string, InvoiceBearer>;
}

/** Gathers invoices, each once with everybody whose lines bear it. */
export function createInvoiceMapping(countryCode: string) {
  const byId = new Map<string, Gathered>();
  let last: InvoiceLine | undefined;
  const begin = (id: string, line: InvoiceLine): Gathered => {
    const { number, partnerId, claimId, source, column } = line;
    const record: InvoiceRecord = {
      ...{ kind: 'invoice', countryCode, number: number ?? '', partnerId, bearers: [], claimId },
      ...(column === undefined ? {} : { column }),
      source,
    };
    const begun = { mapped: { id, row: source.row, record }, bearers: new Map() };
    byId.set(id, begun);
    return begun;
  };
  return {
    take(line: InvoiceLine): void {
      const { number, persons, partnerId, claim } = line;
      // Most lines of a claim bear the same one.
      if (number === null || isSameInvoice(line, last)) return;
      last = line;
      const id = identifyInvoice(countryCode, partnerId, number);
      const { bearers } = byId.get(id) ?? begin(id, line);
      const { insuredId, principalId } = persons;
      const bearer = bearers.get(insuredId) ?? {
        ...{ insuredId, principalId: principalId ?? insuredId },
        neededBy: [],
      };
      bearers.set(insuredId, nowNeededBy(bearer, claim));
    },
    count: () => byId.size,
    /** In the order in which they were met. */
    all: (): readonly MappedInvoice[] =>
      [...byId.values()].map(({ mapped, bearers }) => ({
        ...mapped,
        record: { ...mapped.record, bearers: tellBearers([...bearers.values()]) },
      })),
  };
}

/** A slip over many is not worth a question for each of them. */
function tellBearers(bearers: readonly InvoiceBearer[]): readonly InvoiceBearer[] {
  if (bearers.length <= askedMax) return bearers;
  return bearers.map(({ insuredId, principalId }) => ({ insuredId, principalId }));
}

function isSameInvoice(line: InvoiceLine, last: InvoiceLine | undefined): boolean {
  if (last === undefined || line.number !== last.number) return false;
  if (line.partnerId !== last.partnerId || line.claim.id !== last.claim.id) return false;
  return line.persons.insuredId === last.persons.insuredId;
}
