import type { ClaimItem } from '../../shared/claims/claim-items.ts';
import type { StatLine } from '../../shared/claims/claim-row.ts';
import { emptyLine } from '../../shared/claims/lines/empty-line.ts';
import { type ListedClaim, listClaim } from '../../shared/claims/listed-claim.ts';
import type { LineSource } from '../../shared/claims/mapping/claims-record.ts';

/** A line of a statement in XOF, settled on 27 March 2026. */
export function aStatLine(over: Partial<StatLine> = {}): StatLine {
  return {
    ...(emptyLine('stat', 'XOF') as StatLine),
    claimId: 'S-001',
    status: 'SETTLED',
    incidentDate: '2026-03-20',
    settlementDate: '2026-03-27',
    employer: 'Port de Dakar',
    policyNumber: 'POL-9',
    mainInsured: 'Awa Exemple',
    beneficiary: 'Awa Exemple',
    insuredStatus: 'A',
    partner: 'Clinique du Plateau',
    actCategory: 'Soins',
    actFamily: 'Consultation',
    actName: 'Consultation généraliste',
    amountClaimed: '10000',
    amountReimbursed: '8000',
    ...over,
  };
}

export function aLineSource(row: number, over: Partial<LineSource> = {}): LineSource {
  return {
    runId: 'run_01JAAAAAAAAAAAAAAAAAAAAAAA',
    fileId: 'file_1',
    slot: 'stat_file',
    sheet: null,
    row,
    ...over,
  };
}

export interface StoredClaim {
  readonly claimId?: string;
  /** Each stands in the row after the one before, from row 2 on. */
  readonly lines?: readonly Partial<StatLine>[];
  readonly over?: Partial<ClaimItem>;
}

/** A claim of Senegal as stored, with lines of a statement and no recap. */
export function aClaimItem({
  claimId = 'S-001',
  lines = [{}],
  over = {},
}: StoredClaim = {}): ClaimItem {
  const written = lines.map((line) => aStatLine({ claimId, ...line }));
  const days = written.flatMap(({ settlementDate }) => settlementDate ?? []).sort();
  const sum = (amounts: readonly (string | null)[]) =>
    String(amounts.reduce((total, amount) => total + BigInt(amount ?? 0), 0n));
  return {
    kind: 'claim',
    id: `clm_${claimId}`,
    version: 1,
    countryCode: 'SN',
    country: 'Senegal',
    claimId,
    claimKey: claimId.toUpperCase(),
    state: 'active',
    currency: 'XOF',
    policyNumber: 'POL-9',
    insuredId: 'ins_1',
    principalId: null,
    beneficiary: 'Awa Exemple',
    employer: 'Port de Dakar',
    partner: 'Clinique du Plateau',
    lines: written.map((line, i) => ({ line, source: aLineSource(i + 2) })),
    recap: [],
    totalClaimed: sum(written.map(({ amountClaimed }) => amountClaimed)),
    totalReimbursed: sum(written.map(({ amountReimbursed }) => amountReimbursed)),
    firstSettlement: days[0] ?? null,
    lastSettlement: days.at(-1) ?? null,
    contentHash: 'h',
    runId: 'run_01JAAAAAAAAAAAAAAAAAAAAAAA',
    period: { start: '2026-01-01', end: '2026-03-31' },
    createdAt: '2026-04-01T09:00:00.000Z',
    updatedAt: '2026-04-01T09:00:00.000Z',
    ...over,
  };
}

/** What lists and sums look at of such a claim. */
export function aListedClaim(stored: StoredClaim = {}): ListedClaim {
  return listClaim(aClaimItem(stored));
}

export async function* streamOf<T>(...items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
