import {
  addByCode,
  addLevels,
  type FindingCounts,
  type FindingLevels,
} from '../../findings/count-findings.ts';
import type { Finding } from '../../findings/finding.ts';
import { hideCells } from '../../findings/hide-cells.ts';
import type { NewEvent, RunDraft } from '../../runs/change-run.ts';
import { pickFacts, tellFindings } from '../../runs/reading-drafts.ts';
import {
  type CodedMessage,
  hasEnding,
  noCounts,
  type Run,
  type RunFile,
  type StageName,
} from '../../runs/run.ts';
import { beginStage, endStage } from '../../runs/stages.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import type { FoundPeriod } from '../comparison/find-period.ts';
import type { ReturnedFacts } from '../corrections/open-corrections.ts';
import { currencyOfCountry } from '../country-money.ts';
import type { ClaimFileReading } from './read-claim-file.ts';
import { tellClaimsFacts } from './tell-claims-facts.ts';

/** One of the two files as it was read, in the slot where it belongs. */
export interface FileRead {
  readonly file: RunFile;
  /** Of its rows; a corrected workbook holds those of both. */
  readonly slot: ClaimSlot;
  readonly reading: ClaimFileReading;
  readonly findingsByCode: FindingCounts;
  readonly findingLevels: FindingLevels;
}

export interface ClaimsRead {
  readonly files: readonly FileRead[];
  /** On both files together. */
  readonly remarks: readonly Finding[];
  /** That they were imported before: a line of the journal each, which names that run. */
  readonly imported?: readonly Finding[];
  /** Undefined when a file is refused: then nothing is compared. */
  readonly found: FoundPeriod | undefined;
  readonly correction?: Correction | undefined;
}

/** What a corrected workbook corrects, and what was found in it. */
export interface Correction {
  readonly correctionOf: string;
  readonly facts: ReturnedFacts;
  /** What somebody said of the columns of the files that it corrects. */
  readonly chosen: Run['columns'];
}

/** Share of a run's way when its files are read. */
const readPercent = 10;

/** Nothing is read: why, and how the run will end. */
export function refusedDraft(
  run: Run,
  finding: Finding,
  correctionOf: string | null,
  now: Date,
): RunDraft | undefined {
  const draft = claimsReadDraft(run, { files: [], remarks: [finding], found: undefined }, now);
  if (draft === undefined || correctionOf === null) return draft;
  return { ...draft, fields: { ...draft.fields, correctionOf } };
}

/** Reading ends: what was found in both files, the common period, and the comparison begun. */
export function claimsReadDraft(run: Run, read: ClaimsRead, now: Date): RunDraft | undefined {
  if (hasEnding(run) || run.reading !== null) return undefined;
  const blocking = blockingOf(read);
  const period = read.found?.kind === 'period' ? read.found.period : null;
  const rows = read.files.reduce((sum, { reading }) => sum + reading.rows, 0);
  const good = read.files.reduce((sum, { reading }) => sum + reading.good, 0);
  const counts = { ...noCounts, read: rows };
  const byCode = sumFindings(read);
  const goesOn = blocking === undefined && period !== null;
  const progressPercent = goesOn ? readPercent : run.progressPercent;
  const isRefused = read.found === undefined;
  const parts = [
    { name: 'cleaning', in: rows + leftOutRows(read), out: rows },
    { name: 'validation', in: rows, out: isRefused ? 0 : good },
  ];
  const ended = endStage(
    run.stages,
    'read',
    { in: rows, out: isRefused ? 0 : good, parts, failed: isRefused },
    now,
  );
  return {
    fields: {
      reading: counts,
      counts,
      findings: addByCode(run.findings, addByCode(byCode, countCodes(read.imported))),
      files: run.files.map((file) => withFacts(file, read.files)),
      currency: currencyOfCountry(run.countryCode),
      period,
      stage: isRefused ? 'read' : 'compare',
      stages: isRefused ? ended : comparing(ended, blocking, now),
      progressPercent,
      // A correction of this correction has the same columns.
      ...(read.correction && {
        correctionOf: read.correction.correctionOf,
        columns: read.correction.chosen,
      }),
      ...(blocking && { message: messageOf(blocking) }),
    },
    events: [
      ...tellCorrection(read.correction),
      ...read.files.flatMap(tellClaimsFacts),
      ...tellFindings({ findingsByCode: byCode, findingLevels: levelsOf(read) }),
      ...tellImported(read.imported),
      stageEvent('RUN-STAGE-ENDED', 'read', { in: rows, out: good }),
      ...(period === null ? [] : [tellPeriod(period)]),
      {
        level: 'info',
        stage: 'read',
        code: 'RUN-PROGRESS',
        data: { counts, progress_percent: progressPercent },
      },
      ...(isRefused ? [] : [stageEvent('RUN-STAGE-STARTED', 'compare')]),
    ],
  };
}

function blockingOf({ files, remarks }: ClaimsRead): Finding | undefined {
  const ofFiles = files.map(({ reading }) => reading.blocking);
  return [...ofFiles, ...remarks].find((finding) => finding?.level === 'blocking');
}

/** Files without a common day are not compared: the stage that finds it out fails. */
function comparing(stages: Run['stages'], blocking: Finding | undefined, now: Date) {
  const begun = beginStage(stages, 'compare', now);
  if (blocking === undefined) return begun;
  const message = messageOf(blocking);
  return endStage(begun, 'compare', { in: 0, out: 0, failed: true, message }, now);
}

/** Why a run ends, for all who see it: by its slot it names the file, and what its fields are called. */
function messageOf({ code, slot, data }: Finding): CodedMessage {
  return { code, data: { ...hideCells(data), slot } };
}

/** A file in the slot where it belongs, with what was found out about it. */
function withFacts(file: RunFile, read: readonly FileRead[]): RunFile {
  const own = read.filter(({ file: { id } }) => id === file.id);
  const [first] = own;
  if (first === undefined) return file;
  const rows = own.reduce((sum, { reading }) => sum + reading.rows, 0);
  return { ...first.file, rows, ...pickFacts(file, first.reading) };
}

function tellCorrection(correction: Correction | undefined): NewEvent[] {
  if (correction === undefined) return [];
  const { correctionOf, facts } = correction;
  const data = { corrects: correctionOf, ...facts };
  return [{ level: 'info', stage: 'read', code: 'CLM-CORRECTION', data }];
}

function tellImported(imported: readonly Finding[] = []): NewEvent[] {
  return imported.map(({ code, data }) => ({ level: 'warning', stage: 'read', code, data }));
}

function countCodes(findings: readonly Finding[] = []): FindingCounts {
  let sum: FindingCounts = {};
  for (const { code } of findings) sum = addByCode(sum, { [code]: 1 });
  return sum;
}

function sumFindings({ files, remarks }: ClaimsRead): FindingCounts {
  let sum: FindingCounts = {};
  for (const { findingsByCode } of files) sum = addByCode(sum, findingsByCode);
  return addByCode(sum, countCodes(remarks));
}

function levelsOf({ files, remarks }: ClaimsRead): FindingLevels {
  let gravest: FindingLevels = {};
  for (const { findingLevels } of files) gravest = addLevels(gravest, findingLevels);
  for (const { code, level } of remarks) gravest = addLevels(gravest, { [code]: level });
  return gravest;
}

function leftOutRows({ files }: ClaimsRead): number {
  return files
    .flatMap(({ reading }) => Object.values(reading.facts.leftOut ?? {}))
    .reduce((sum, rows) => sum + rows, 0);
}

function tellPeriod({ start, end }: NonNullable<Run['period']>): NewEvent {
  return { level: 'info', stage: 'compare', code: 'CLM-PERIOD', data: { start, end } };
}

export function stageEvent(
  code: 'RUN-STAGE-STARTED' | 'RUN-STAGE-ENDED',
  stage: StageName,
  data: NewEvent['data'] = {},
): NewEvent {
  return { level: 'info', stage, code, data: { stage, ...data } };
}
