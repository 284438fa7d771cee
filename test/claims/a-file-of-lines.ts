import type { ClaimRow, RecapLine, StatLine } from '../../shared/claims/claim-row.ts';
import { recapHeaders, statHeaders } from '../../shared/claims/claims-fields.ts';
import { createLineReading } from '../../shared/claims/lines/create-line-reading.ts';
import type { LineContext } from '../../shared/claims/lines/line-reading.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import type { RowCells } from '../../shared/runs/reading-rules.ts';

type Cells = Readonly<Record<string, unknown>>;

/** A settled claim of an insured person's own, with nothing wrong. */
export const statCells: Cells = {
  claim_id: 'S-1',
  claim_status: 'Réglé',
  incident_date: '2026-01-12',
  settlement_date: '2026-01-20',
  employer: 'Teranga Mines SA',
  policy_number: 'P-0457',
  main_insured: 'Awa Exemple',
  beneficiary: 'Awa Exemple',
  insured_status: 'A',
  member_id: 'M-00981',
  partner: 'Clinique Exemple',
  act_category: 'Soins courants',
  act_name: 'Consultation',
  amount_claimed: 10000,
  amount_reimbursed: 8000,
  invoice_number: 'F-17',
};

export const recapCells: Cells = {
  claim_id: 'S-1',
  settlement_date: '2026-01-20',
  amount_claimed: 10000,
  amount_reimbursed: 8000,
};

export const aContext = (over: Partial<LineContext> = {}): LineContext => ({
  slot: 'stat_file',
  countryCode: 'SN',
  currency: 'XOF',
  today: '2026-06-30',
  columns: { dateOrders: {}, decimalMarks: {} },
  ...over,
});

const printed = new Map<string, string>(
  [...recapHeaders, ...statHeaders].map(({ field, header }) => [field, header] as const),
);

/** @param row 2 is the first below a header */
export function aRow(cells: Cells, row = 2): RowCells {
  return {
    row,
    sheet: null,
    slot: 'stat_file',
    cells,
    headers: Object.fromEntries(
      Object.keys(cells).map((field) => [field, printed.get(field) ?? field]),
    ),
  };
}

export interface LineRead<L> {
  readonly row: ClaimRow & { readonly line: L };
  readonly line: L;
  readonly findings: readonly Finding[];
  /** `CLM-R01 employer` */
  readonly told: readonly string[];
}

/** Reads one line of a statement: a good one but for the cells given. */
export function readStat(over: Cells, context: Partial<LineContext> = {}): LineRead<StatLine> {
  return read('stat', { ...statCells, ...over }, aContext(context)) as LineRead<StatLine>;
}

export function readRecap(over: Cells, context: Partial<LineContext> = {}): LineRead<RecapLine> {
  const at = aContext({ slot: 'recap_file', ...context });
  return read('recap', { ...recapCells, ...over }, at) as LineRead<RecapLine>;
}

function read(kind: 'stat' | 'recap', cells: Cells, context: LineContext) {
  const at = aRow(cells);
  const { row, findings } = createLineReading(kind, context).readRow(at);
  const fieldOf = new Map(Object.entries(at.headers).map(([field, header]) => [header, field]));
  const told = findings.map(({ code, column }) => `${code} ${fieldOf.get(column ?? '') ?? column}`);
  return { row, line: row.line, findings, told };
}

/** Reads rows one after the other; what is said of the whole file comes last. */
export function readAll(
  rows: readonly Cells[],
  context: Partial<LineContext> = {},
  kind: 'stat' | 'recap' = 'stat',
) {
  const reading = createLineReading(kind, aContext(context));
  const base = kind === 'stat' ? statCells : recapCells;
  const read = rows.map((over, i) => reading.readRow(aRow({ ...base, ...over }, i + 2)));
  return {
    reading,
    lines: read.map(({ row }) => row.line),
    findings: read.flatMap(({ findings }) => findings),
    remarks: reading.remarks(),
    proved: reading.proved(),
  };
}
