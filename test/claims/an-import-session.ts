import type { InsuredItem } from '../../shared/claims/claim-items.ts';
import { identifyClaim } from '../../shared/claims/mapping/identify-claim.ts';
import type { ComparisonLine } from '../../shared/claims/reading/partition-store.ts';
import type { Run } from '../../shared/runs/run.ts';
import { aFile, aRun } from '../runs/a-run.ts';
import { aClaimItem } from './a-claim-item.ts';

/** What stands in the made-up files about people, and must not be seen by who reads masked. */
export const secrets = [
  ...['Awa Exemple', 'Modou Secret', 'M-00981', '2015-09-03', 'Consultation généraliste'],
  ...['Soins', 'Consultation', 'Clinique du Plateau', 'POL-9', 'Port de Dakar', 'F-4711'],
  ...['suivi de grossesse', 'VIR-88', 'Formule 80', 'Agent Kane', 'CHQ-5'],
];

/** A session of claims with both files at rest, ended with some claims rejected. */
export function aSession(fields: Partial<Run> = {}): Run {
  const id = fields.id ?? 'run_01J9ZQ4X7V8M2N3P5R6S7T8V9W';
  const file = (slot: string) =>
    aFile({
      id: `file_${slot}_${id}`,
      slot,
      name: `${slot}.xlsx`,
      key: `processed/2026/04/01/${id}/${slot}.xlsx`,
      arrival: { key: `incoming/${id}/${slot}/file_${slot}_${id}`, versionId: 'a1' },
    });
  return aRun({
    id,
    domain: 'claims',
    status: 'DONE_WITH_ERRORS',
    files: [file('stat_file'), file('recap_file')],
    counts: { read: 7, created: 3, updated: 0, unchanged: 0, rejected: 3, setAside: 1 },
    period: { start: '2026-01-10', end: '2026-03-28' },
    currency: 'XOF',
    tallies: { claims_conform: 1, claims_created: 1, total_claimed: 10000 },
    createdBy: 'john.kodjo@example.org',
    completedAt: '2026-04-01T09:05:00.000Z',
    errorFileKey: `runs/${id}/corrections/stat.corrections.xlsx`,
    ...fields,
  });
}

export const aGap: ComparisonLine = {
  claimId: 'S-001',
  claimKey: 'S-001',
  kind: 'gap',
  code: 'CLM-X03',
  currency: 'XOF',
  stat: { claimed: '12000', reimbursed: '8000', lines: 2 },
  recap: { claimed: '10000', reimbursed: '8000', lines: 1 },
  observation: { code: 'TEST-OBSERVED', data: { beneficiary: 'Modou Secret', count: 2 } },
  rows: [{ slot: 'stat_file', row: 2 }],
};

export const aStoredClaim = (countryCode = 'SN') =>
  aClaimItem({
    lines: [
      {
        ...{ memberId: 'M-00981', birthDate: '2015-09-03', beneficiary: 'Modou Secret' },
        ...{ invoiceNumber: 'F-4711', note: 'suivi de grossesse', paymentRef: 'VIR-88' },
        ...{ plan: 'Formule 80', operator: 'Agent Kane' },
      },
    ],
    over: { id: identifyClaim(countryCode, 'S-001'), countryCode, country: 'Senegal' },
  });

export const aStoredPerson = (countryCode = 'SN'): InsuredItem => ({
  ...{ kind: 'insured', id: 'ins_1', version: 1, countryCode, status: 'E', name: 'Modou Secret' },
  ...{ memberId: 'M-00981', birthDate: '2015-09-03', policyNumber: 'POL-9' },
  ...{ employer: 'Port de Dakar', principalId: 'ins_2', runId: 'run_1' },
  ...{ createdAt: '2026-04-01T09:00:00.000Z', updatedAt: '2026-04-01T09:00:00.000Z' },
});
