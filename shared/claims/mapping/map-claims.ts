import type { ChunkRecord } from '../../runs/reading-rules.ts';
import type { ClaimLine, ClaimRow } from '../claim-row.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import { type ComparedClaim, isConform, type Period } from '../comparison/compared-claim.ts';
import type { ClaimRecord, ClaimsRecord, LineSource, SourcedLine } from './claims-record.ts';
import { identifyClaim } from './identify-claim.ts';
import { createInsuredMapping, type LinePersons } from './map-insured.ts';
import { createInvoiceMapping } from './map-invoices.ts';
import { createObjectMapping } from './map-objects.ts';

export interface MappingContext {
  readonly runId: string;
  readonly fileIds: Readonly<Record<ClaimSlot, string>>;
  readonly country: string;
  readonly countryCode: string;
  /** ISO 4217, the session's. */
  readonly currency: string;
  readonly period: Period;
  /** Insured A with a line of their own in the statement. */
  readonly principals: { has(id: string): boolean };
}

/** A record for a chunk; objects, insured persons and invoices stand for no rows of their own. */
export type MappedRecord = ChunkRecord<ClaimsRecord> &
  Required<Pick<ChunkRecord<ClaimsRecord>, 'rows' | 'writes'>>;

/**
 * What conform claims come to: first, each once, the things and persons they refer to, then the
 * claims with their lines. Names stay as the sender wrote them; ids follow from keys.
 *
 * @param compared any claims; those that do not conform are left out
 * @throws when a conform claim lacks what reading requires (our bug)
 * @see CLAIMS §6, order of mapping
 */
export function mapClaims(
  compared: readonly ComparedClaim[],
  context: MappingContext,
): readonly MappedRecord[] {
  const mapping = {
    objects: createObjectMapping(context.countryCode),
    insured: createInsuredMapping(context.countryCode, context.principals),
    invoices: createInvoiceMapping(context.countryCode),
  };
  const claims = compared.filter(isConform).map((claim) => mapClaim(claim, mapping, context));
  const besides = [...mapping.objects.all(), ...mapping.insured.all(), ...mapping.invoices.all()];
  return [...besides.map((mapped) => ({ ...mapped, rows: 0, writes: 1 })), ...claims];
}

interface Mapping {
  readonly objects: ReturnType<typeof createObjectMapping>;
  readonly insured: ReturnType<typeof createInsuredMapping>;
  readonly invoices: ReturnType<typeof createInvoiceMapping>;
}

function mapClaim(claim: ComparedClaim, mapping: Mapping, context: MappingContext): MappedRecord {
  const { countryCode, country, currency, period } = context;
  const { stat, recap } = claim.taken;
  const id = identifyClaim(countryCode, claim.claimKey);
  const persons = stat.map((row) => mapStatRow(row, id, mapping, context));
  for (const { line, row } of recap) mapping.objects.takeRecap(line, row);
  const [first] = stat;
  const [person] = persons;
  const policyNumber = first?.line.policyNumber ?? null;
  if (first === undefined || person === undefined || policyNumber === null) {
    throw new Error('a conform claim without statement is mapped');
  }
  const rowsOf = { stat_file: stat.length, recap_file: recap.length };
  const rows = stat.length + recap.length;
  const record: ClaimRecord = {
    ...{ kind: 'claim', countryCode, country, currency, period, policyNumber, ...person, rows },
    claimId: claim.claimId,
    claimKey: claim.claimKey,
    stat: stat.map((row) => sourceLine(row, context)),
    recap: recap.map((row) => sourceLine(row, context)),
    columns: columnsOf(first),
  };
  // Two writes: the version that it replaces is kept.
  return { id, row: first.row, record, rows, rowsOf, writes: 2 };
}

/** Takes what a line refers to; gives whose it is. */
function mapStatRow(
  row: ComparedClaim['taken']['stat'][number],
  claimId: string,
  { objects, insured, invoices }: Mapping,
  context: MappingContext,
): LinePersons {
  const { line, headers = {} } = row;
  const source = sourceOf(row, context);
  const partnerId = objects.takeStat(line, row.row);
  const persons = insured.take(line, source, headers['main_insured']);
  invoices.take({
    ...{ number: line.invoiceNumber, insuredId: persons.insuredId, partnerId, claimId, source },
    column: headers['invoice_number'],
  });
  return persons;
}

function columnsOf({ headers = {} }: ClaimRow): NonNullable<ClaimRecord['columns']> {
  const { claim_id: claimId, policy_number: policyNumber, main_insured: mainInsured } = headers;
  return {
    ...(claimId === undefined ? {} : { claimId }),
    ...(policyNumber === undefined ? {} : { policyNumber }),
    ...(mainInsured === undefined ? {} : { mainInsured }),
  };
}

function sourceLine<L extends ClaimLine>(
  row: ClaimRow<L>,
  context: MappingContext,
): SourcedLine<L> {
  return { line: row.line, source: sourceOf(row, context) };
}

function sourceOf({ slot, sheet, row }: ClaimRow, { runId, fileIds }: MappingContext): LineSource {
  return { runId, fileId: fileIds[slot], slot, sheet, row };
}
