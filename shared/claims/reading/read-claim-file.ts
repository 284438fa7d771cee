import type { Finding } from '../../findings/finding.ts';
import { createColumnReading } from '../../runs/column-reading.ts';
import type { FieldSpec, SourceBatch, SourceFacts, SourceItem } from '../../sources/source-item.ts';
import type { ClaimRow, StatLine } from '../claim-row.ts';
import type { ClaimSlot, LineKind } from '../claim-slots.ts';
import { tellRefusal } from '../corrections/tell-refusal.ts';
import { createColumnFindings } from '../lines/column-findings.ts';
import { createLineReading } from '../lines/create-line-reading.ts';
import { emptyLine } from '../lines/empty-line.ts';
import type { ColumnReadings, LineContext } from '../lines/line-reading.ts';
import { createOncePerFile, nameClaimsFinding } from '../lines/name-finding.ts';
import { identifyPrincipal, principalNameKey } from '../mapping/identify-insured.ts';
import { cellsLeft } from './cells-left.ts';

/** First and last settlement day of a file's rows, whatever else is wrong with them. */
export interface DayRange {
  readonly start: string;
  readonly end: string;
}

/** What one pass over a file found. */
export interface ClaimFileReading {
  readonly rows: number;
  /** Rows that reading found nothing against. */
  readonly good: number;
  readonly range: DayRange | null;
  readonly facts: SourceFacts;
  readonly unknownColumns: readonly string[];
  readonly blocking?: Finding;
  /** What the columns prove; `isReadRight` false: read once more with it. */
  readonly columns: ColumnReadings;
  readonly isReadRight: boolean;
}

/** Where the pass puts what it reads. */
export interface ClaimFileSink {
  /** Whether the run is about this row; of others nothing is told, but totals need them. */
  wants(row: ClaimRow): boolean;
  addRow(row: ClaimRow): void;
  addFindings(findings: readonly Finding[]): void;
  /**
   * An insured person A that has a line of their own.
   *
   * @param nameKey what spouse and children are known to be theirs by
   */
  meetPrincipal(id: string, nameKey: string): void;
  /** Whether something has become too much to hold; asked after every row. */
  isFull(): boolean;
  writeFull(rows: number): Promise<void>;
}

/**
 * Reads one of the two files in one streaming pass: every data row becomes a `ClaimRow`, good or
 * not, and what was found goes by its code of CLAIMS §9.
 */
export async function readClaimFile(
  source: AsyncIterable<SourceBatch>,
  { kind, fields }: { readonly kind: LineKind; readonly fields: readonly FieldSpec[] },
  context: LineContext,
  sink: ClaimFileSink,
): Promise<ClaimFileReading> {
  const { slot } = context;
  const lines = createLineReading(kind, context);
  const columns = createColumnReading({ fields }, slot);
  const range = createRange();
  const ofExamples = createRange();
  const onceOf = createOncePerFile();
  const aboutColumns = createColumnFindings(fields.filter((field) => field.required).length);
  let rows = 0;
  let good = 0;
  let facts: SourceFacts = {};
  let blocking: Finding | undefined;
  const tell = (findings: readonly Finding[]) => {
    if (findings.length === 0) return;
    const named = aboutColumns.take(onceOf(findings.map(nameClaimsFinding)));
    sink.addFindings(named);
    blocking ??= named.find(({ level }) => level === 'blocking');
  };
  const meetPrincipal = createPrincipalMeeting(context, sink);
  const keep = (row: ClaimRow, findings: readonly Finding[] = []) => {
    meetPrincipal(row);
    if (!sink.wants(row)) return;
    tell(findings);
    rows += 1;
    if (row.rejectedBy.length === 0) good += 1;
    range.meet(row.line.settlementDate);
    sink.addRow(row);
  };
  const take = (item: Exclude<SourceItem, { kind: 'facts' }>): void => {
    const read = columns.take(item);
    tell(read.findings);
    if (blocking !== undefined) return;
    if (read.kind === 'total') {
      const { sheet, row, cells, headers } = read.row;
      tell(lines.takeTotal({ sheet, row, cells, headers, label: read.label }));
    }
    if (read.kind === 'rejected') {
      const known = read.row && cellsLeft(read.row, read.findings);
      if (known === undefined) {
        lines.meetLostRow();
        keep(lostRow(slot, kind, read.at ?? 0, read.findings, context.currency));
      } else keep(lines.readRow(known, read.findings[0]?.code).row);
    }
    if (read.kind === 'row') {
      const { row, findings, exampleDay = null } = lines.readRow(read.row);
      ofExamples.meet(exampleDay);
      const refused = 'refused' in item ? item.refused : undefined;
      if (refused === undefined) {
        keep(row, findings);
        return;
      }
      // A row of a corrected workbook that cannot be taken: its claim is to be known all the same.
      const refusal = tellRefusal(read.row, refused);
      keep({ ...row, rejectedBy: [...row.rejectedBy, refusal.code] }, [...findings, refusal]);
    }
  };

  reading: for await (const batch of source) {
    for (const item of batch) {
      if (item.kind === 'facts') {
        const { kind: _, ...found } = item;
        facts = { ...facts, ...found };
        if (found.serialEpoch !== undefined) lines.countDaysFrom(found.serialEpoch);
        continue;
      }
      take(item);
      if (sink.isFull()) await sink.writeFull(rows);
      if (blocking !== undefined) break reading;
    }
  }
  sink.addFindings(aboutColumns.end());
  if (blocking === undefined) tell(lines.remarks());
  const { columns: proved, isReadRight } = lines.proved();
  return {
    rows,
    good,
    range: range.found() ?? ofExamples.found(),
    facts,
    unknownColumns: columns.unknown(),
    ...(blocking && { blocking }),
    columns: proved,
    isReadRight,
  };
}

/** A row of which no cell can be told: rejected alone, whatever its claim may have been. */
function lostRow(
  slot: ClaimSlot,
  kind: LineKind,
  row: number,
  findings: readonly Finding[],
  currency: string,
): ClaimRow {
  const rejectedBy = findings.filter(({ level }) => level === 'rejected').map(({ code }) => code);
  const sheet = findings[0]?.sheet ?? null;
  return { slot, row, sheet, claimKey: null, line: emptyLine(kind, currency), rejectedBy };
}

function createPrincipalMeeting({ countryCode }: LineContext, sink: ClaimFileSink) {
  let last: StatLine | undefined;
  return ({ line }: ClaimRow): void => {
    if (line.kind !== 'stat' || line.insuredStatus !== 'A') return;
    // The lines of a claim follow one another: whom they are about is hashed once.
    if (last !== undefined && isSamePrincipal(line, last)) return;
    last = line;
    const id = identifyPrincipal(line, countryCode);
    const nameKey = principalNameKey(line);
    if (id !== null && nameKey !== null) sink.meetPrincipal(id, nameKey);
  };
}

function isSamePrincipal(a: StatLine, b: StatLine): boolean {
  if (a.policyNumber !== b.policyNumber || a.memberId !== b.memberId) return false;
  return a.mainInsured === b.mainInsured;
}

function createRange() {
  let start: string | undefined;
  let end: string | undefined;
  return {
    meet(day: string | null): void {
      if (day === null) return;
      if (start === undefined || day < start) start = day;
      if (end === undefined || day > end) end = day;
    },
    found: (): DayRange | null =>
      start === undefined || end === undefined ? null : { start, end },
  };
}
