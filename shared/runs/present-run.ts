import { snakeCase } from '../http/snake-case.ts';
import { measurePace } from './measure-pace.ts';
import { presentCounts } from './present-counts.ts';
import type { PublicRun } from './public-run.schema.ts';
import type { CodedMessage, Language, Run, RunFile, Stage } from './run.ts';
import type { RunOptions } from './run-options.ts';
import { wordOfRun } from './word-of-run.ts';

export interface RunReader {
  /** Messages are worded in this language. */
  readonly lang: Language;
  /** Origin of the links, without a trailing slash. */
  readonly publicUrl: string;
  /** Sees the run masked: is given no address of what holds it in clear. Left out: no. */
  readonly isMasked?: boolean;
}

/**
 * A run as clients see it: the JSON of `GET /api/runs/{id}` and of the live `run` message.
 * Rights are not looked at here: the caller must be one who may read the run.
 *
 * @see API.md "Runs: the same for all five domains"
 */
export function presentRun(run: Run, reader: RunReader): PublicRun {
  const pace = measurePace(run);
  const isMasked = reader.isMasked === true;
  const downloads = `${reader.publicUrl}/api/runs/${run.id}/download`;
  return {
    id: run.id,
    domain: run.domain,
    kind: run.kind,
    status: run.status,
    waiting_for: run.waitingFor,
    waiting_until: run.waitingUntil,
    stage: run.stage,
    dry_run: run.dryRun,
    options: presentOptions(run.options),
    files: run.files.map((file) => presentFile(file, isMasked ? null : downloads)),
    counts: presentCounts(run.counts),
    progress_percent: Math.round(run.progressPercent * 100) / 100,
    eta_seconds: pace.etaSeconds,
    rows_per_second: pace.rowsPerSecond,
    stages: run.stages.map((stage) => presentStage(run.id, stage, reader.lang)),
    message: wordOrNull(run.id, run.message ?? askedOf(run), reader.lang),
    // Nothing measures cost yet: known fields without a value are null, not missing.
    cost: { estimated_usd: null, actual_usd: null },
    created_by: run.createdBy,
    country: run.country,
    country_code: run.countryCode,
    created_at: run.createdAt,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    log_file_url: `${downloads}?type=log`,
    error_file_url: run.errorFileKey === null || isMasked ? null : `${downloads}?type=error`,
    replay_of: run.replayOf,
    correction_of: run.correctionOf,
    undone_by: run.undoneBy,
    last_seq: run.lastSeq,
  };
}

/** Option names come from code, never from a sender, so their case can be changed by rule. */
function presentOptions(options: RunOptions): Record<string, unknown> {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [snakeCase(name), value]));
}

function presentFile(file: RunFile, downloads: string | null): PublicRun['files'][number] {
  return {
    id: file.id,
    slot: file.slot,
    name: file.name,
    size: file.size,
    sha256: file.sha256,
    content_type: file.contentType,
    encoding: file.encoding,
    delimiter: file.delimiter,
    sheet: file.sheet,
    rows: file.rows,
    counts: file.counts && presentCounts(file.counts),
    url:
      file.key === null || file.erasedAt !== undefined || downloads === null
        ? null
        : `${downloads}?type=source&slot=${encodeURIComponent(file.slot)}`,
  };
}

function presentStage(runId: string, stage: Stage, lang: Language): PublicRun['stages'][number] {
  return {
    name: stage.name,
    status: stage.status,
    started_at: stage.startedAt,
    completed_at: stage.completedAt,
    in: stage.in,
    out: stage.out,
    message: wordOrNull(runId, stage.message, lang),
    parts: stage.parts.map((part) => ({ name: part.name, in: part.in, out: part.out })),
  };
}

/** What a run that waits for somebody asks; it says nothing of how the run will end. */
function askedOf({ waitingFor, asked }: Run): CodedMessage | null {
  return waitingFor === 'mapping' || waitingFor === 'approval' ? (asked ?? null) : null;
}

function wordOrNull(runId: string, message: CodedMessage | null, lang: Language): string | null {
  return message && wordOfRun(runId, message, lang).message;
}
