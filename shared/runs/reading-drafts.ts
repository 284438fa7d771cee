import { addByCode, type FindingCounts, type FindingLevels } from '../findings/count-findings.ts';
import type { FindingLevel } from '../findings/finding.ts';
import { hideCells } from '../findings/hide-cells.ts';
import type { NewEvent, RunDraft } from './change-run.ts';
import type { ReadingResult } from './read-into-chunks.ts';
import {
  type EventLevel,
  hasEnding,
  noCounts,
  type Run,
  type RunFile,
  type StageName,
} from './run.ts';
import { beginStage, endStage } from './stages.ts';
import { tellFacts } from './tell-facts.ts';

/** A long file is being read: how many rows so far. */
export function progressDraft(run: Run, rows: number): RunDraft {
  const counts = { ...noCounts, read: rows };
  const data = { counts, progress_percent: run.progressPercent };
  return {
    fields: { counts },
    events: [{ level: 'info', stage: 'read', code: 'RUN-PROGRESS', data }],
  };
}

/** Reading ends: what was found, and the next stage begun unless the file is refused. */
export function readDraft(
  run: Run,
  file: RunFile,
  result: ReadingResult,
  now: Date,
): RunDraft | undefined {
  if (hasEnding(run) || run.reading !== null) return undefined;
  const { rows, accepted, rejected, setAside, blocking } = result;
  const reading = { ...noCounts, read: rows, rejected, setAside };
  const end = { in: rows, out: accepted, parts: result.parts, failed: blocking !== undefined };
  const ended = endStage(run.stages, 'read', end, now);
  const next = run.dryRun ? 'map' : 'settle';
  const goesOn = blocking === undefined && accepted > 0;
  return {
    fields: {
      reading,
      counts: reading,
      findings: addByCode(run.findings, result.findingsByCode),
      files: run.files.map((each) =>
        each.id === file.id ? { ...each, rows, ...pickFacts(each, result) } : each,
      ),
      chunks: { total: result.chunks.length, settled: 0 },
      stage: goesOn ? next : 'read',
      stages: goesOn ? beginStage(ended, next, now) : ended,
      progressPercent: goesOn ? 10 : run.progressPercent,
      ...(blocking ? { message: { code: blocking.code, data: hideCells(blocking.data) } } : {}),
    },
    events: [
      ...tellFacts(result),
      ...tellFindings(result),
      {
        level: 'info',
        stage: 'read',
        code: 'RUN-STAGE-ENDED',
        data: { stage: 'read', in: rows, out: accepted },
      },
      {
        level: 'info',
        stage: 'read',
        code: 'RUN-PROGRESS',
        data: { counts: reading, progress_percent: goesOn ? 10 : run.progressPercent },
      },
      ...(goesOn ? [stageStarted(next)] : []),
    ],
  };
}

const stageStarted = (stage: 'map' | 'settle'): NewEvent => ({
  level: 'info',
  stage,
  code: 'RUN-STAGE-STARTED',
  data: { stage },
});

/** What reading found out about the file itself. */
export function pickFacts(
  file: RunFile,
  { facts, blocking }: Pick<ReadingResult, 'facts' | 'blocking'>,
): Partial<RunFile> {
  return {
    encoding: facts.encoding ?? file.encoding,
    delimiter: facts.delimiter ?? file.delimiter,
    sheet: facts.sheet ?? file.sheet,
    // Of a refused file nobody knows whether it has a header, or what was taken for one.
    layout: blocking === undefined ? (facts.layout ?? file.layout) : null,
  };
}

const levelInJournal = {
  blocking: 'error',
  rejected: 'warning',
  warning: 'warning',
  info: 'info',
} as const satisfies Record<FindingLevel, EventLevel>;

/** One line a code, however many rows it concerns; as grave as the gravest of them. */
export function tellFindings(
  {
    findingsByCode,
    findingLevels,
  }: { readonly findingsByCode: FindingCounts; readonly findingLevels: FindingLevels },
  stage: StageName = 'read',
): NewEvent[] {
  return Object.entries(findingsByCode).map(([code, count]) => ({
    level: levelInJournal[findingLevels[code] ?? 'warning'],
    stage,
    code: 'RUN-FINDINGS',
    data: { code, count },
  }));
}
