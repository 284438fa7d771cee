import type { Finding } from '../../findings/finding.ts';
import { createColumnReading } from '../../runs/column-reading.ts';
import type { RowCells } from '../../runs/reading-rules.ts';
import type { FieldSpec, SourceBatch, SourceFacts, SourceItem } from '../../sources/source-item.ts';
import type { ClaimRow, StatLine } from '../claim-row.ts';
import type { ClaimSlot, LineKind } from '../claim-slots.ts';
import { tellRefusal } from '../corrections/tell-refusal.ts';
import { createLineReading } from '../lines/create-line-reading.ts';
import { emptyLine } from '../lines/empty-line.ts';
import type { ColumnReadings, LineContext } from '../lines/line-reading.ts';
import { createOncePerFile, nameClaimsFinding } from '../lines/name-finding.ts';
import { identifyInsured } from '../mapping/identify-insured.ts';

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
  /** Ids of insured persons A that have a line of their own. */
  meetPrincipal(id: string): void;
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
  const onceOf = createOncePerFile();
  let rows = 0;
  let good = 0;
  let facts: SourceFacts = {};
  let blocking: Finding | undefined;
  const tell = (findings: readonly Finding[]) => {
    if (findings.length === 0) return;
    const named = onceOf(findings.map(nameClaimsFinding));
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
      const { row, findings } = lines.readRow(read.row);
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
  if (blocking === undefined) tell(lines.remarks());
  const { columns: proved, isReadRight } = lines.proved();
  return {
    rows,
    good,
    range: range.found(),
    facts,
    unknownColumns: columns.unknown(),
    ...(blocking && { blocking }),
    columns: proved,
    isReadRight,
  };
}

/** Flaws of single cells: all others are where they belong. */
const cellFlaws: ReadonlySet<string | undefined> = new Set(['RUN-R01', 'RUN-R06', 'RUN-R15']);
/** Too many or too few cells: of where they begin to be shifted only the claim's number is likely. */
const widthFlaws: ReadonlySet<string | undefined> = new Set(['RUN-R02', 'RUN-R03']);

/** What can be known of a row that cannot be read as a whole: its claim is incomplete by it. */
function cellsLeft(row: RowCells, [finding]: readonly Finding[]): RowCells | undefined {
  if (cellFlaws.has(finding?.code)) return row;
  if (!widthFlaws.has(finding?.code)) return undefined;
  const { claim_id: claimId = null } = row.cells;
  return { ...row, cells: { claim_id: claimId } };
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
    const id = identifyInsured(line, countryCode);
    if (id !== null) sink.meetPrincipal(id);
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
