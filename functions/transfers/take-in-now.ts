import type { Finding } from '../../shared/findings/finding.ts';
import type { ApiAnswer } from '../../shared/http/route.ts';
import { type CancellingPorts, cancelRun } from '../../shared/runs/cancel-run.ts';
import type { ChunkStore } from '../../shared/runs/chunk-store.ts';
import { presentFinding } from '../../shared/runs/present-report.ts';
import { hasEnding, type Language, type Run } from '../../shared/runs/run.ts';
import { tellingOf } from '../../shared/runs/word-of-run.ts';
import type { TakenIn } from '../../shared/transfers/bulks/take-in.ts';
import type { TransfersStore } from '../../shared/transfers/transfers-store.ts';
import type { AuditPort } from '../runs/audit-port.ts';
import { hasTransfers } from './answer-bulks.ts';
import { leavingToSweeper, startOrLeave } from './start-or-leave.ts';

export interface TakingInNowPorts extends CancellingPorts, AuditPort {
  readonly store: Pick<TransfersStore, 'readBulk'>;
  readonly chunks: Pick<ChunkStore, 'readFindings'>;
  /** `takeIn` over everything that it stands on. */
  takeIn(runId: string, limits: { readonly rowsMax?: number }): Promise<TakenIn>;
}

export interface TakingInNow {
  /** E-mail of who asks. */
  readonly by: string;
  readonly lang: Language;
  /** A file with more rows is refused; left out: there is no such limit. */
  readonly rowsMax?: number;
}

/**
 * Rows whose funds are reserved within the 30 s of a request, with room to spare; a form of 4 MB
 * may hold several times as many.
 */
export const requestRowsMax = 20_000;
/** Findings that a refusal tells (API.md "Bulk transfers"); the run's own endpoint has all. */
const findingsToldMax = 200;

/**
 * Takes a bulk's run in within the request and says what came of it: 201, or why it is refused. The
 * rest of the road is the pipeline's. What an earlier attempt has done already counts.
 *
 * @throws on a fault of a store; whoever asks again under the same key finds the same run
 */
export async function takeInNow(
  ports: TakingInNowPorts,
  runId: string,
  taking: TakingInNow,
): Promise<ApiAnswer> {
  const { rowsMax } = taking;
  const { verdict } = await ports.takeIn(runId, rowsMax === undefined ? {} : { rowsMax });
  switch (verdict) {
    case 'send':
      await startOrLeave(ports, runId);
      return created(runId);
    case 'waiting':
      return created(runId);
    case 'refused':
      await startOrLeave(ports, runId);
      return refuseFile(ports, runId, taking.lang);
    case 'ended':
      return leave(ports, runId, taking);
  }
}

/** Whatever awaits it, a bulk answers as PENDING at first (TRANSFERS "Bulk"). */
export const created = (bulkTransferId: string): ApiAnswer => ({
  status: 201,
  json: { bulkTransferId, state: 'PENDING' },
});

/** Why the file is refused: its run says it, and its first findings say where. */
async function refuseFile(
  ports: TakingInNowPorts,
  runId: string,
  lang: Language,
): Promise<ApiAnswer> {
  const run = await ports.runs.read(runId);
  const message = run?.message;
  if (!message) throw new Error(`${runId} is refused and does not say why`);
  const findings = await firstFindings(ports, runId);
  return {
    problem: message.code,
    data: message.data,
    errors: findings.map(toFieldError),
    members: {
      bulkTransferId: runId,
      findings: findings.map((finding) => presentFinding(finding, lang)),
      ...('missing_minor' in message.data ? { missing_minor: message.data['missing_minor'] } : {}),
    },
  };
}

async function firstFindings(ports: TakingInNowPorts, runId: string): Promise<readonly Finding[]> {
  const refusing: Finding[] = [];
  for await (const finding of ports.chunks.readFindings(runId)) {
    if (finding.level !== 'blocking' && finding.level !== 'rejected') continue;
    refusing.push(finding);
    if (refusing.length === findingsToldMax) break;
  }
  return refusing;
}

/** `file[12].montant`: line 12 of the file, in its column of that name. */
function toFieldError({ slot, row, column, code, data }: Finding) {
  const line = row === null ? '' : `[${row}]`;
  const told = { ...data, slot, ...(row === null ? {} : { row }), ...(column ? { column } : {}) };
  return { field: `${slot}${line}${column === null ? '' : `.${column}`}`, code, data: told };
}

/**
 * It is not to be reserved: it has more rows than a request can take, was cancelled meanwhile, or
 * an earlier attempt of this request, or whoever finished that, brought it to its end.
 */
async function leave(
  ports: TakingInNowPorts,
  runId: string,
  { by, lang, rowsMax = Number.POSITIVE_INFINITY }: TakingInNow,
): Promise<ApiAnswer> {
  const [run, bulk] = [await ports.runs.read(runId), await ports.store.readBulk(runId)];
  if (run === undefined) throw new Error(`no run ${runId}`);
  if (hasTransfers(bulk)) return created(runId);
  if (run.counts.read > rowsMax) return refuseLength(ports, run, by, rowsMax);
  if (run.message !== null && !run.cancelRequested) return refuseFile(ports, runId, lang);
  const code = 'RUN-ENDED-ALREADY';
  return {
    problem: 'RUN-ENDED-ALREADY',
    data: { status: run.status, ...tellingOf(runId, code) },
  };
}

async function refuseLength(
  ports: TakingInNowPorts,
  run: Run,
  by: string,
  max: number,
): Promise<ApiAnswer> {
  if (!hasEnding(run) && !run.cancelRequested) {
    await cancelRun(leavingToSweeper(ports), run.id, by);
    await startOrLeave(ports, run.id);
  }
  const reason = 'UPL-02-ROWS';
  return { problem: 'UPL-02', data: { reason, rows: run.counts.read, max } };
}
