import type { InvoiceItem } from '../claim-items.ts';
import type { InvoiceRecord } from './claims-record.ts';
import { tellSharedInvoice } from './mapping-findings.ts';
import type { ClaimsContext, ClaimsDecision } from './settle-context.ts';

/** Persons that an invoice remembers; a slip over thousands is nobody's invoice. */
const insuredIdsMax = 1_000;

/**
 * An invoice gathers the persons whose claims bear it. One that somebody joins whose invoice it was
 * not is told (CLM-M05): it may have been handed in twice.
 */
export function decideInvoice(
  existing: InvoiceItem | undefined,
  record: InvoiceRecord,
  { id, runId, now }: ClaimsContext,
): ClaimsDecision {
  const known = existing?.insuredIds ?? [];
  const insuredIds = [...new Set([...known, ...record.insuredIds])].slice(0, insuredIdsMax);
  if (existing !== undefined && insuredIds.length === known.length) return { outcome: 'unchanged' };
  const at = now.toISOString();
  const { countryCode, number, partnerId } = record;
  const fields = [{ field: 'insured_ids', before: known.length, after: insuredIds.length }];
  const remarks = insuredIds.length > 1 ? [tellSharedInvoice(record, insuredIds.length)] : [];
  if (existing !== undefined) {
    const item = { ...existing, insuredIds, version: existing.version + 1, runId, updatedAt: at };
    return { outcome: 'updated', item, fields, remarks };
  }
  return {
    outcome: 'created',
    item: {
      ...{ kind: 'invoice', id, version: 1, countryCode, number, partnerId, insuredIds, runId },
      ...{ createdAt: at, updatedAt: at },
    },
    fields,
    remarks,
    tallies: { invoices_created: 1 },
  };
}
