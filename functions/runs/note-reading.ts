import type { Caller } from '../../shared/access/caller.ts';
import { seesPersonalData } from '../../shared/access/policy.ts';
import type { Run } from '../../shared/runs/run.ts';
import type { AuditPort } from './audit-port.ts';

/**
 * Notes that somebody was shown in clear what stands in a run's cells: one line a request, of
 * domains with personal data only.
 */
export function noteReading(
  { audit }: AuditPort,
  what: string,
  caller: Caller | null,
  run: Pick<Run, 'id' | 'domain' | 'countryCode'>,
): void {
  if (caller === null || !seesPersonalData(caller, run)) return;
  audit(`${what} read in clear`, { runId: run.id, by: caller.sub });
}
