/** Stands for what is not to be told. */
export const hidden = '…';

/**
 * Data of a remark that is about a file's form: its places, sizes and formats, the fields that it
 * should have, names that are known. Everything else may be what somebody wrote into a cell.
 */
const ofForm: ReadonlySet<string> = new Set([
  ...['row', 'rows', 'header_row', 'first_row', 'original_row', 'line', 'lines', 'at', 'position'],
  ...['name', 'kind', 'label', 'part', 'sheet', 'json_problem', 'other_kind', 'lesson'],
  ...[
    'field',
    'fields',
    'expected',
    'suggestion',
    'names',
    'headers',
    'keys',
    'telling',
    'by',
    'currency',
  ],
  ...['run_id', 'session_order', 'lines_added', 'lines_removed', 'write_problem'],
  ...['reason', 'date_order', 'dmy', 'mdy', 'proved_by', 'amount_problem', 'cell_problem'],
  ...['delimiter', 'rival'],
  ...['start', 'end', 'days', 'shorter_days', 'narrowed_start', 'narrowed_end'],
  ...['stat_start', 'stat_end', 'recap_start', 'recap_end', 'paid_on'],
  ...['max', 'max_mb', 'max_kb', 'mb', 'kb', 'length', 'count', 'unchanged', 'known', 'required'],
]);
/** A number of a claim has a figure; a name that stands in its column has none. */
export const claimNumber = /^(?=.*\d)[\p{L}\d\s/._#°-]{1,40}$/u;

/** Form when they are numbers: as texts they are what stands in a row that was taken for a header. */
const ofFormAsNumbers: ReadonlySet<string> = new Set(['found', 'columns']);

/**
 * A remark's data without what may stand in cells, which only the finding itself shows: a run's
 * message, its journal and its log are read by more people and kept longer than its files.
 */
export function hideCells(
  data: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, isOfForm(name, value) ? value : hidden]),
  );
}

/** Whether a place of a text may show this value anywhere. */
export function isOfForm(name: string, value: unknown): boolean {
  if (ofForm.has(name)) return true;
  if (name === 'suggested_claim_id') return [value].flat().every(isClaimNumber);
  return ofFormAsNumbers.has(name) && (Array.isArray(value) ? value : [value]).every(isNumber);
}

function isClaimNumber(value: unknown): boolean {
  return typeof value === 'string' && (value === hidden || claimNumber.test(value));
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || value === hidden;
}
