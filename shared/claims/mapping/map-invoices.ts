import type { InvoiceRecord, LineSource } from './claims-record.ts';
import { identifyInvoice } from './identify-object.ts';

export interface MappedInvoice {
  readonly id: string;
  readonly row: number;
  readonly record: InvoiceRecord;
}

export interface InvoiceLine extends Pick<InvoiceRecord, 'partnerId' | 'claimId'> {
  readonly number: string | null;
  readonly insuredId: string;
  readonly source: LineSource;
  readonly column: string | undefined;
}

/** Gathers invoices, each once with everybody whose lines bear it. */
export function createInvoiceMapping(countryCode: string) {
  const byId = new Map<string, MappedInvoice>();
  let last: InvoiceLine | undefined;
  return {
    take(line: InvoiceLine): void {
      const { number, insuredId, partnerId, claimId, source, column } = line;
      // Most lines of a claim bear the same one.
      if (number === null || isSameInvoice(line, last)) return;
      last = line;
      const id = identifyInvoice(countryCode, partnerId, number);
      const before = byId.get(id);
      if (before?.record.insuredIds.includes(insuredId)) return;
      const insuredIds = [...(before?.record.insuredIds ?? []), insuredId];
      const record: InvoiceRecord = before
        ? { ...before.record, insuredIds }
        : {
            ...{ kind: 'invoice', countryCode, number, partnerId, insuredIds, claimId },
            ...(column === undefined ? {} : { column }),
            source,
          };
      byId.set(id, { id, row: record.source.row, record });
    },
    all: (): readonly MappedInvoice[] => [...byId.values()],
  };
}

function isSameInvoice(line: InvoiceLine, last: InvoiceLine | undefined): boolean {
  if (last === undefined || line.number !== last.number) return false;
  return line.partnerId === last.partnerId && line.insuredId === last.insuredId;
}
