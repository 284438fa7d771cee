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
  return {
    take({ number, insuredId, partnerId, claimId, source, column }: InvoiceLine): void {
      if (number === null) return;
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
