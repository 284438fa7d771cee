import type { S3Client } from '@aws-sdk/client-s3';
import type { ClaimItem } from '../../shared/claims/claim-items.ts';
import type { ClaimsStore } from '../../shared/claims/claims-store.ts';
import type { LineSource } from '../../shared/claims/mapping/claims-record.ts';
import { maskTree } from '../../shared/claims/personal-data/mask-values.ts';
import type { ExportedLine } from '../../shared/claims/reports/export-columns.ts';
import { exportCsv } from '../../shared/claims/reports/export-csv.ts';
import { exportRowsMax, exportWorkbook } from '../../shared/claims/reports/export-workbook.ts';
import { pickExported } from '../../shared/claims/reports/pick-exported.ts';
import type { exportRoute } from '../../shared/claims/reports/reports-routes.ts';
import type { ApiAnswer, Problem, RequestOf } from '../../shared/http/route.ts';
import type { ResultStore } from '../../shared/runs/result-store.ts';
import type { Language } from '../../shared/runs/run.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import type { AuditPort } from '../runs/audit-port.ts';
import { handOutFile } from '../runs/hand-out-file.ts';
import { countryOfReport } from './reported-country.ts';
import { budgetSeconds, type ReadingClock, withinTime } from './within-time.ts';

export interface ExportingPorts extends AuditPort {
  readonly claims: Pick<ClaimsStore, 'eachClaim'>;
  readonly runs: Pick<RunStore, 'read'>;
  readonly results: Pick<ResultStore, 'writeFile' | 'writeText'>;
  readonly presigning: S3Client;
  readonly resultsBucket: string;
  readonly clock: ReadingClock;
  /** Part of the file's key that nobody can guess. */
  newId(now: Date): string;
}

type ExportRequest = RequestOf<typeof exportRoute>;
type Format = ExportRequest['query']['format'];

const contentTypes: Readonly<Record<Format, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};
const fileNames: Readonly<Record<Language, string>> = { fr: 'sinistres', en: 'claims' };

/**
 * `GET /api/claims/export`: a file of claims, written while they are read, then handed out. What is
 * refused on the way is handed out to nobody and goes with everything under `exports/`.
 */
export async function answerExport(
  ports: ExportingPorts,
  request: ExportRequest,
): Promise<ApiAnswer> {
  const { caller, query, lang, now } = request;
  const found = countryOfReport(caller, query.country);
  if (found.kind === 'refused') return found;
  const isOne = found.kind === 'one';
  const seesClear = isOne && found.seesClear;
  // To find a name would be to read it.
  if (query.employer !== undefined && !seesClear) return { problem: 'CLM-MASKED-SEARCH' };
  const days = { from: query.from, to: query.to };
  const wish = { ...days, employer: query.employer };
  const each = isOne ? ports.claims.eachClaim(found.countryCode, wish) : nothing();
  const reading = withinTime(each, ports.clock);
  const lines = pickExported(reading.items, wish, {
    mask: seesClear ? (claim) => claim : maskClaim,
    nameFile: createFileNaming(ports.runs),
  });
  const key = `exports/${isOne ? found.countryCode : 'none'}/${ports.newId(now)}.${query.format}`;
  const refused = await write(ports, key, { lines, isCut: reading.isCut }, query.format, lang);
  if (reading.isCut()) return { problem: 'CLM-REPORT-TIME', data: { seconds: budgetSeconds } };
  if (refused) return refused;
  ports.audit('Claims exported', { key, by: caller?.sub ?? '' });
  const parts = [fileNames[lang], isOne ? found.countryCode : '', query.from, query.to];
  const file = {
    bucket: ports.resultsBucket,
    key,
    name: `${parts.filter(Boolean).join('-')}.${query.format}`,
    contentType: contentTypes[query.format],
  };
  return handOutFile(ports.presigning, file, request);
}

async function write(
  { results }: ExportingPorts,
  key: string,
  { lines, isCut }: { readonly lines: AsyncIterable<ExportedLine>; isCut(): boolean },
  format: Format,
  lang: Language,
): Promise<Problem | undefined> {
  if (format === 'csv') {
    await results.writeText(key, exportCsv(lines, lang));
    return undefined;
  }
  const bytes = await exportWorkbook(lines, lang);
  if (bytes === undefined) return { problem: 'CLM-EXPORT-ROWS', data: { max: exportRowsMax } };
  if (!isCut()) await results.writeFile(key, bytes, contentTypes.xlsx);
  return undefined;
}

/** Sessions whose file names are remembered; claims of one session mostly follow one another. */
const sessionsKept = 500;

/** Looks each session's files up once. */
function createFileNaming(runs: Pick<RunStore, 'read'>) {
  const sessions = new Map<string, Promise<ReadonlyMap<string, string>>>();
  return async ({ runId, fileId }: LineSource): Promise<string | null> => {
    const known = sessions.get(runId) ?? readNames(runs, runId);
    if (sessions.size >= sessionsKept && !sessions.has(runId)) sessions.clear();
    sessions.set(runId, known);
    return (await known).get(fileId) ?? null;
  };
}

async function readNames(
  runs: Pick<RunStore, 'read'>,
  runId: string,
): Promise<ReadonlyMap<string, string>> {
  const run = await runs.read(runId);
  return new Map(run?.files.map(({ id, name }) => [id, name]) ?? []);
}

/** A claim without personal data: fields keep their places, texts about people lose their values. */
function maskClaim(claim: ClaimItem): ClaimItem {
  return maskTree(claim) as ClaimItem;
}

async function* nothing(): AsyncGenerator<ClaimItem> {}
