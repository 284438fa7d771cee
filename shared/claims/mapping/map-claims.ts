import type { ChunkRecord } from '../../runs/reading-rules.ts';
import type { ClaimLine, ClaimRow, StatLine } from '../claim-row.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import { type ComparedClaim, isConform, type Period } from '../comparison/compared-claim.ts';
import type { KnownPrincipals } from '../reading/principals.ts';
import type { ClaimRecord, ClaimsRecord, LineSource, SourcedLine } from './claims-record.ts';
import { identifyClaim } from './identify-claim.ts';
import { createInsuredMapping, type InsuredMapping, type LinePersons } from './map-insured.ts';
import { createInvoiceMapping } from './map-invoices.ts';
import { createObjectMapping, inMappingOrder, type ObjectMapping } from './map-objects.ts';
import { measureLines } from './measure-item.ts';
import type { NeedingClaim } from './needed-by.ts';
import type { ClaimBasis } from './refuse-claim.ts';
import { daysBeyond } from './spoken-days.ts';

export interface MappingContext {
  readonly runId: string;
  readonly fileIds: Readonly<Record<ClaimSlot, string>>;
  readonly country: string;
  readonly countryCode: string;
  /** ISO 4217, the session's. */
  readonly currency: string;
  readonly period: Period;
  /** Insured A with a line of their own in the statement. */
  readonly principals: KnownPrincipals;
}

/** A record for a chunk; objects, insured persons and invoices stand for no rows of their own. */
export type MappedRecord = ChunkRecord<ClaimsRecord> &
  Required<Pick<ChunkRecord<ClaimsRecord>, 'rows' | 'writes'>>;

/**
 * What conform claims come to, claim by claim: first the things and persons it refers to and no
 * claim before did, so that they are settled beside it, then the claim with its lines. Names stay
 * as the sender wrote them; ids follow from keys.
 *
 * @param compared any claims; those that do not conform are left out
 * @throws when a conform claim lacks what reading requires (our bug)
 * @see CLAIMS §6, order of mapping
 */
export function mapClaims(
  compared: readonly ComparedClaim[],
  context: MappingContext,
): readonly MappedRecord[] {
  const mapping: Mapping = {
    objects: createObjectMapping(context.countryCode),
    insured: createInsuredMapping(context.countryCode, context.principals),
    invoices: createInvoiceMapping(context.countryCode),
  };
  const claims = compared.filter(isConform).map((claim) => ({
    record: mapClaim(claim, mapping, context),
    until: countBesides(mapping),
  }));
  const all = {
    objects: mapping.objects.all(),
    insured: mapping.insured.all(),
    invoices: mapping.invoices.all(),
  };
  let from: Besides = { objects: 0, insured: 0, invoices: 0 };
  return claims.flatMap(({ record, until }) => {
    const besides = [
      ...inMappingOrder(all.objects.slice(from.objects, until.objects)),
      ...all.insured.slice(from.insured, until.insured),
      ...all.invoices.slice(from.invoices, until.invoices),
    ];
    from = until;
    return [...besides.map((mapped) => ({ ...mapped, rows: 0, writes: 1 })), record];
  });
}

interface Mapping {
  readonly objects: ObjectMapping;
  readonly insured: InsuredMapping;
  readonly invoices: ReturnType<typeof createInvoiceMapping>;
}

type Besides = Readonly<Record<keyof Mapping, number>>;

const countBesides = ({ objects, insured, invoices }: Mapping): Besides => ({
  objects: objects.count(),
  insured: insured.count(),
  invoices: invoices.count(),
});

function mapClaim(claim: ComparedClaim, mapping: Mapping, context: MappingContext): MappedRecord {
  const { stat, recap } = claim.taken;
  const [first] = stat;
  if (first === undefined) throw new Error('a conform claim without statement is mapped');
  const id = identifyClaim(context.countryCode, claim.claimKey);
  const persons = stat.map((row) =>
    mapping.insured.take(row.line, sourceOf(row, context), row.headers?.['main_insured']),
  );
  const lines = {
    stat: stat.map((row) => sourceLine(row, context)),
    recap: recap.map((row) => sourceLine(row, context)),
  };
  const basis = basisOf(first.line, persons, lines, context);
  mapBesides(claim, persons, { id, ...basis }, mapping, context);
  const rowsOf = { stat_file: stat.length, recap_file: recap.length };
  const rows = stat.length + recap.length;
  const record: ClaimRecord = {
    ...{ kind: 'claim', countryCode: context.countryCode, country: context.country },
    ...basis,
    insuredId: persons[0]?.insuredId ?? '',
    ...{ claimId: claim.claimId, claimKey: claim.claimKey, ...lines, rows },
    columns: columnsOf(first),
  };
  // Two writes: the version that it replaces is kept.
  return { id, row: first.row, record, rows, rowsOf, writes: 2 };
}

/** What decides whether the claim is refused when it is settled. */
function basisOf(
  { policyNumber }: StatLine,
  [person]: readonly LinePersons[],
  { stat, recap }: Pick<ClaimRecord, 'stat' | 'recap'>,
  { currency, period }: MappingContext,
): ClaimBasis {
  if (policyNumber === null || person === undefined) {
    throw new Error('a conform claim without policy or person is mapped');
  }
  const { principalId, isPrincipalMissing } = person;
  const lines = [...stat, ...recap];
  const days = daysBeyond(lines, period);
  return {
    ...{ policyNumber, currency, period, ...(days && { days }) },
    ...{ principalId, isPrincipalMissing, bytes: measureLines(lines) },
  };
}

/** Takes what the lines of a claim refer to. */
function mapBesides(
  { taken }: ComparedClaim,
  persons: readonly LinePersons[],
  claim: NeedingClaim,
  { objects, insured, invoices }: Mapping,
  context: MappingContext,
): void {
  for (const [i, row] of taken.stat.entries()) {
    const { line, headers = {} } = row;
    const whose = persons[i];
    if (whose === undefined) throw new Error(`row ${row.row} is nobody's`);
    insured.need(whose, claim);
    invoices.take({
      ...{ number: line.invoiceNumber, persons: whose, claim, claimId: claim.id },
      ...{ partnerId: objects.takeStat(line, row.row, claim), source: sourceOf(row, context) },
      column: headers['invoice_number'],
    });
  }
  for (const { line, row } of taken.recap) objects.takeRecap(line, row, claim);
}

function columnsOf({ headers = {} }: ClaimRow): NonNullable<ClaimRecord['columns']> {
  const { claim_id: claimId, policy_number: policyNumber, main_insured: mainInsured } = headers;
  return {
    ...(claimId === undefined ? {} : { claimId }),
    ...(policyNumber === undefined ? {} : { policyNumber }),
    ...(mainInsured === undefined ? {} : { mainInsured }),
  };
}

/** A line without date is kept by the days that were compared with it. */
function sourceLine<L extends ClaimLine>(
  row: ClaimRow<L>,
  context: MappingContext,
): SourcedLine<L> {
  const { line } = row;
  const source = sourceOf(row, context);
  return line.settlementDate === null
    ? { line, source: { ...source, period: context.period } }
    : { line, source };
}

function sourceOf({ slot, sheet, row }: ClaimRow, { runId, fileIds }: MappingContext): LineSource {
  return { runId, fileId: fileIds[slot], slot, sheet, row };
}
