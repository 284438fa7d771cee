import type { InvoiceItem } from '../claim-items.ts';
import type { InvoiceRecord } from './claims-record.ts';
import { tellSharedInvoice } from './mapping-findings.ts';
import { isNeeded } from './needed-by.ts';
import type { ClaimsContext, ClaimsDecision } from './settle-context.ts';

/** Persons that an invoice remembers; a slip over thousands is nobody's invoice. */
const insuredIdsMax = 1_000;

/**
 * An invoice gathers the persons whose claims bear it. One that a family joins whose invoice it was
 * not is told (CLM-M05), once a run: it may have been handed in twice. An insured A, their spouse
 * and their children are one family: they have their invoices in common.
 */
export function decideInvoice(
  existing: InvoiceItem | undefined,
  record: InvoiceRecord,
  context: ClaimsContext,
): ClaimsDecision {
  const joined = joinBearers(existing, record, context);
  const known = existing?.insuredIds ?? [];
  if (joined.insuredIds.length === known.length) return { outcome: 'unchanged' };
  const { id, runId, now } = context;
  const at = now.toISOString();
  const fields = [{ field: 'insured_ids', before: known.length, after: joined.insuredIds.length }];
  const families = joined.principalIds.length;
  const isTold =
    families > 1 && families > (existing?.principalIds.length ?? 0) && existing?.sharedIn !== runId;
  const told = {
    fields,
    remarks: isTold ? [tellSharedInvoice(record, families)] : [],
    ...(isTold ? {} : loneFamily(existing, joined)),
  };
  const shared = isTold ? { sharedIn: runId } : {};
  if (existing !== undefined) {
    const version = existing.version + 1;
    const item = { ...existing, ...joined, ...shared, version, runId, updatedAt: at };
    return { outcome: 'updated', item, ...told };
  }
  const { countryCode, number, partnerId } = record;
  return {
    outcome: 'created',
    item: {
      ...{ kind: 'invoice', id, version: 1, countryCode, number, partnerId, ...joined, ...shared },
      ...{ runId, createdAt: at, updatedAt: at },
    },
    ...told,
    tallies: { invoices_created: 1 },
  };
}

type Bearers = Pick<InvoiceItem, 'insuredIds' | 'principalIds'>;

/** The persons of an invoice with those whose claims are written. */
function joinBearers(
  existing: InvoiceItem | undefined,
  { bearers }: InvoiceRecord,
  context: ClaimsContext,
): Bearers {
  const insured = new Set(existing?.insuredIds ?? []);
  const principals = new Set(existing?.principalIds ?? []);
  for (const bearer of bearers) {
    if (insured.size >= insuredIdsMax) break;
    if (insured.has(bearer.insuredId) || !isNeeded(bearer, context)) continue;
    insured.add(bearer.insuredId);
    principals.add(bearer.principalId);
  }
  return { insuredIds: [...insured], principalIds: [...principals] };
}

/** In a dry run the families of two chunks each come alone to an invoice that is not there yet. */
function loneFamily(
  existing: InvoiceItem | undefined,
  { principalIds: [family] }: Bearers,
): Pick<ClaimsDecision, 'unlessAlone'> {
  const isFirst = existing === undefined && family !== undefined;
  return isFirst ? { unlessAlone: { code: 'CLM-M05', witness: family } } : {};
}
