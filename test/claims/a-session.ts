import type { ClaimItem, ClaimsItem } from '../../shared/claims/claim-items.ts';
import type { ClaimRow, RecapLine, StatLine } from '../../shared/claims/claim-row.ts';
import type { ComparedClaim, Period } from '../../shared/claims/comparison/compared-claim.ts';
import { emptyLine } from '../../shared/claims/lines/empty-line.ts';
import type { ClaimsRecord } from '../../shared/claims/mapping/claims-record.ts';
import { createClaimsSettlingRules } from '../../shared/claims/mapping/claims-settling-rules.ts';
import { type MappingContext, mapClaims } from '../../shared/claims/mapping/map-claims.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import {
  idOfVersion,
  type RecordDecision,
  type Tallies,
} from '../../shared/runs/settling-rules.ts';
import { addTallies } from '../../shared/runs/tallies.ts';
import { aStatLine } from './a-claim-item.ts';

export const january: Period = { start: '2026-01-01', end: '2026-01-31' };
export const firstQuarter: Period = { start: '2026-01-01', end: '2026-03-31' };

export const headers = {
  claim_id: 'N° Sinistre',
  policy_number: 'Police',
  main_insured: 'Adhérent',
  invoice_number: 'N° Facture',
};

export function aStatRow(line: Partial<StatLine> = {}, row = 2): ClaimRow<StatLine> {
  const whole = aStatLine(line);
  const claimKey = whole.claimId?.toUpperCase() ?? null;
  return { slot: 'stat_file', row, sheet: 'Stat', claimKey, line: whole, rejectedBy: [], headers };
}

export function aRecapRow(line: Partial<RecapLine> = {}, row = 2): ClaimRow<RecapLine> {
  const whole: RecapLine = {
    ...(emptyLine('recap', 'XOF') as RecapLine),
    ...{ claimId: 'S-001', settlementDate: '2026-03-27' },
    ...{ amountClaimed: '10000', amountReimbursed: '8000' },
    ...line,
  };
  const claimKey = whole.claimId?.toUpperCase() ?? null;
  return { slot: 'recap_file', row, sheet: null, claimKey, line: whole, rejectedBy: [] };
}

/** A claim that conforms; sums play no part in mapping. */
export function aConformClaim(
  stat: readonly ClaimRow<StatLine>[] = [aStatRow()],
  recap: readonly ClaimRow<RecapLine>[] = [aRecapRow()],
  over: Partial<ComparedClaim> = {},
): ComparedClaim {
  const sums = { claimed: 0n, reimbursed: 0n, lines: 0 };
  return {
    claimKey: stat[0]?.claimKey ?? 'S-001',
    claimId: stat[0]?.line.claimId ?? 'S-001',
    ...{ kind: 'conform', code: null, stat: sums, recap: sums, observation: null, findings: [] },
    ...{ taken: { stat, recap }, rejectedRows: 0, setAsideRows: 0 },
    ...over,
  };
}

export function aMappingContext(over: Partial<MappingContext> = {}): MappingContext {
  return {
    ...{ runId: 'run_1', country: 'Senegal', countryCode: 'SN', currency: 'XOF' },
    fileIds: { stat_file: 'file_stat', recap_file: 'file_recap' },
    period: firstQuarter,
    principals: { has: () => true, find: () => undefined },
    ...over,
  };
}

/** Settles what sessions map, one record after the other, as the engine does in one group. */
export function aSettledWorld(settings = { createMissingInsured: true }) {
  const rules = createClaimsSettlingRules(settings);
  const items = new Map<string, ClaimsItem>();
  const settle = (
    runId: string,
    records: readonly { id: string; row: number; record: ClaimsRecord }[],
    updateExisting = true,
  ) => {
    const findings: Finding[] = [];
    let tallies: Tallies = {};
    const outcomes: Record<string, RecordDecision<ClaimsItem>> = {};
    const now = new Date('2026-04-01T09:00:00.000Z');
    for (const { id, row, record } of records) {
      const before = items.get(id);
      const related = new Map(
        (rules.relatedTo?.(id, record, before) ?? []).flatMap((other) => {
          const item = items.get(other);
          return item ? [[other, item] as const] : [];
        }),
      );
      const context = { id, runId, updateExisting, now, related };
      const decision = rules.decide(before, record, row, context);
      outcomes[id] = decision;
      findings.push(...(decision.remarks ?? []));
      if ('finding' in decision) findings.push(decision.finding);
      tallies = addTallies(tallies, decision.tallies ?? {});
      if (!('item' in decision)) continue;
      if (before && rules.keepsVersions?.(record))
        items.set(idOfVersion(id, before.version), before);
      items.set(id, decision.item);
    }
    return { findings, codes: findings.map(({ code }) => code), tallies, outcomes };
  };
  return {
    items,
    settle,
    /** A session over these claims. */
    import: (
      runId: string,
      claims: readonly ComparedClaim[],
      over: Partial<MappingContext> & { readonly updateExisting?: boolean } = {},
    ) =>
      settle(
        runId,
        mapClaims(claims, aMappingContext({ runId, ...over })),
        over.updateExisting ?? true,
      ),
    of: <K extends ClaimsItem['kind']>(kind: K) =>
      [...items]
        .filter(([key]) => !key.includes('@'))
        .map(([, item]) => item)
        .filter((item): item is Extract<ClaimsItem, { kind: K }> => item.kind === kind),
    /** The only claim there is. */
    claim(): ClaimItem {
      const claims = this.of('claim');
      if (claims.length !== 1 || claims[0] === undefined) throw new Error('not one claim');
      return claims[0];
    },
  };
}
