import { idOfVersion, type SettlingRules } from '../../runs/settling-rules.ts';
import type { ClaimsItem } from '../claim-items.ts';
import type { ClaimsRecord } from './claims-record.ts';
import { decideClaim } from './decide-claim.ts';
import { decideInsured } from './decide-insured.ts';
import { decideInvoice } from './decide-invoice.ts';
import { decideObject } from './decide-object.ts';
import { decideUndo } from './decide-undo.ts';
import { tellNotWritten } from './mapping-findings.ts';
import type { ClaimsContext, ClaimsDecision, ClaimsSettings } from './settle-context.ts';

/** How what claims come to is settled, each kind by its own rules. */
export function createClaimsSettlingRules(
  settings: ClaimsSettings = { createMissingInsured: true },
): SettlingRules<ClaimsRecord, ClaimsItem> {
  return {
    decide: (existing, record, row, context) =>
      decideRecord(existing, record, row, { ...context, ...settings }),
    relatedTo: (id, record) => relatedTo(id, record, settings),
    keepsVersions: ({ kind }) => kind === 'claim' || kind === 'undo',
    refuseContended: (record, row) => ({
      outcome: 'rejected',
      finding: tellNotWritten(record, row, 'contended'),
      ...(record.kind === 'claim' ? { tallies: { claims_rejected: 1 } } : {}),
    }),
  };
}

export const claimsSettlingRules = createClaimsSettlingRules();

function decideRecord(
  existing: ClaimsItem | undefined,
  record: ClaimsRecord,
  row: number,
  context: ClaimsContext,
): ClaimsDecision {
  switch (record.kind) {
    case 'object':
      return decideObject(ofKind(existing, 'object'), record, context);
    case 'insured':
      return decideInsured(ofKind(existing, 'insured'), record, context);
    case 'invoice':
      return decideInvoice(ofKind(existing, 'invoice'), record, context);
    case 'claim':
      return decideClaim(ofKind(existing, 'claim'), record, context);
    case 'undo':
      return decideUndo(ofKind(existing, 'claim'), record, row, context);
  }
}

/** Items of other records that a decision looks at: as few as it can. */
function relatedTo(
  id: string,
  record: ClaimsRecord,
  { createMissingInsured }: ClaimsSettings,
): readonly string[] {
  switch (record.kind) {
    case 'claim':
    case 'insured':
      return !createMissingInsured && record.isPrincipalMissing && record.principalId !== null
        ? [record.principalId]
        : [];
    case 'undo':
      return record.restoreVersion > 0 ? [idOfVersion(id, record.restoreVersion)] : [];
    case 'object':
    case 'invoice':
      return [];
  }
}

/** @throws when an id stands for another kind of thing: ids tell kinds apart (our bug) */
function ofKind<K extends ClaimsItem['kind']>(
  item: ClaimsItem | undefined,
  kind: K,
): Extract<ClaimsItem, { kind: K }> | undefined {
  if (item === undefined) return undefined;
  if (item.kind !== kind) throw new Error(`${item.id} is stored as ${item.kind}, not ${kind}`);
  return item as Extract<ClaimsItem, { kind: K }>;
}
