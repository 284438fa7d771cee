import type { S3Client } from '@aws-sdk/client-s3';
import { mayReadInClear } from '../../shared/access/policy.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { tellingOf } from '../../shared/runs/word-of-run.ts';
import type { resultCsvRoute } from '../../shared/transfers/bulks-routes.ts';
import { callerOfDownload, type DownloadCallerPorts } from '../runs/answer-download.ts';
import type { AuditPort } from '../runs/audit-port.ts';
import { handOutFile } from '../runs/hand-out-file.ts';
import { type FindingBulkPorts, findBulk } from './find-bulk.ts';
import { csvType, type ResultKind, type WritingResultPorts, writeResult } from './write-result.ts';

export interface CsvPorts
  extends FindingBulkPorts,
    DownloadCallerPorts,
    WritingResultPorts,
    AuditPort {
  readonly runs: FindingBulkPorts['runs'];
  readonly store: FindingBulkPorts['store'] & WritingResultPorts['store'];
  readonly presigning: S3Client;
  readonly resultsBucket: string;
}

const noted: Readonly<Record<ResultKind, string>> = {
  result: 'Result handed out',
  failed: 'Failed rows handed out',
};

/**
 * `GET /api/bulk-transfers/{id}/result.csv` and `…/failed.csv`: by token, or by a ticket for this
 * bulk's downloads. Both hold identifiers in clear, so who reads masked gets neither.
 */
export async function answerCsv(
  ports: CsvPorts,
  { path, query, headers, lang, now }: RequestOf<typeof resultCsvRoute>,
  kind: ResultKind,
): Promise<ApiAnswer> {
  const asked = { runId: path['id'] ?? '', ticket: query.ticket, headers };
  const caller = await callerOfDownload(ports, asked, now);
  if (caller === undefined) return { problem: 'AUTH-02' };
  const found = await findBulk(ports, caller, path['id'], 'accounts.read');
  if (found.kind === 'refused') return found;
  if (!mayReadInClear(caller, found.run)) return { problem: 'AUTH-03' };
  const file = await writeResult(ports, found.run.id, kind, lang);
  if (file === undefined)
    return { problem: 'RUN-NOFILE', data: tellingOf(found.run.id, 'RUN-NOFILE') };
  ports.audit(noted[kind], { runId: found.run.id, by: caller.sub });
  const handed = { bucket: ports.resultsBucket, ...file, contentType: csvType };
  return handOutFile(ports.presigning, handed, { headers, now });
}
