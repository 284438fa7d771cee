import { recapFields, statFields } from '../../shared/claims/claims-fields.ts';
import { nameClaimsFinding } from '../../shared/claims/lines/name-finding.ts';
import { courseListKeys, coursesFields } from '../../shared/courses/courses-fields.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import type { Domain } from '../../shared/runs/run.ts';
import type { SourceReading } from '../../shared/sources/read-source.ts';
import { paymentFields, paymentListKeys } from '../../shared/transfers/transfers-fields.ts';

/** What decides which table of a file is read. */
export type DomainReading = Pick<SourceReading, 'fields' | 'listKeys'>;

/**
 * By what a file of a domain is read: whoever reads one again has to find the same table in it.
 *
 * @param slot of the file: a statement has other fields than a recap
 */
export function readingOf(domain: Domain, slot: string): DomainReading {
  switch (domain) {
    case 'courses':
      return { fields: coursesFields, listKeys: courseListKeys };
    case 'claims':
      return { fields: slot === 'recap_file' ? recapFields : statFields };
    case 'transfers':
      return { fields: paymentFields, listKeys: paymentListKeys };
    case 'catalogue':
    case 'reports':
      return { fields: [] };
  }
}

/** A finding of the engine under the code that its domain gives it. */
export function nameFindingOf(domain: Domain, finding: Finding): Finding {
  return domain === 'claims' ? nameClaimsFinding(finding) : finding;
}
