import { idOfVersion, type SettlingRules } from '../../runs/settling-rules.ts';
import type { ClaimsItem } from '../claim-items.ts';
import type { ClaimsRecord, InsuredRecord } from './claims-record.ts';
import { decideClaim, refusedClaim } from './decide-claim.ts';
import { decideInsured, lacksOf } from './decide-insured.ts';
import { decideInvoice } from './decide-invoice.ts';
import { decideObject } from './decide-object.ts';
import { decideUndo } from './decide-undo.ts';
import { describeRecord } from './describe-record.ts';
import { tellNotWritten } from './mapping-findings.ts';
import { lookedAt } from './needed-by.ts';
import { principalLookedAt } from './refuse-claim.ts';
import type { ClaimsContext, ClaimsDecision, ClaimsSettings } from './settle-context.ts';

/** How what claims come to is settled, each kind by its own rules. */
export function createClaimsSettlingRules(
  settings: ClaimsSettings = { createMissingInsured: true },
): SettlingRules<ClaimsRecord, ClaimsItem> {
  return {
    decide: (existing, record, row, context) =>
      decideRecord(existing, record, row, { ...context, ...settings }),
    describe: describeRecord,
    relatedTo: (id, record, existing) => relatedTo(id, record, existing, settings),
    keepsVersions: ({ kind }) => kind === 'claim' || kind === 'undo',
    refuseWriting: (record, row, because) => ({
      outcome: 'rejected',
      finding: tellNotWritten(record, row, because),
      ...(record.kind === 'claim' ? { tallies: refusedClaim } : {}),
    }),
    measure: (item) => (item.kind === 'claim' ? (item.bytes ?? 0) : 0),
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

/**
 * Items of other records that a decision looks at: as few as it can. Of what is there already and
 * stays as it is nobody asks who needs it.
 */
function relatedTo(
  id: string,
  record: ClaimsRecord,
  existing: ClaimsItem | undefined,
  settings: ClaimsSettings,
): readonly string[] {
  switch (record.kind) {
    case 'claim':
      return principalLookedAt(record, settings);
    case 'insured': {
      const known = ofKind(existing, 'insured');
      const isLeft = known !== undefined && lacksOf(known, record).length === 0;
      return isLeft ? [] : [...principalOf(record, settings), ...lookedAt(record, settings)];
    }
    case 'undo':
      return record.restoreVersion > 0 ? [idOfVersion(id, record.restoreVersion)] : [];
    case 'object':
      return existing === undefined ? lookedAt(record, settings) : [];
    case 'invoice': {
      const known = ofKind(existing, 'invoice')?.insuredIds ?? [];
      const joining = record.bearers.filter(({ insuredId }) => !known.includes(insuredId));
      return joining.flatMap((bearer) => lookedAt(bearer, settings));
    }
  }
}

function principalOf(
  { principalId, isPrincipalMissing = false }: InsuredRecord,
  settings: ClaimsSettings,
): readonly string[] {
  return principalLookedAt({ principalId, isPrincipalMissing }, settings);
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
