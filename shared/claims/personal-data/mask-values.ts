import { hide } from '../../access/column-masking.ts';
import { claimNumber, hidden } from '../../findings/hide-cells.ts';
import { snakeCase } from '../../http/snake-case.ts';

/**
 * Fields of claims that say nothing of a person: amounts, days of business, states, numbers of ours
 * and of the claim, and where a line stands. Everything else (names, member ids, birth dates, acts,
 * partners, policies, invoices, notes …) is personal. An allow-list, so that a field which somebody
 * adds is hidden until somebody says otherwise. In the names of the API, which are those of files.
 *
 * @see API.md "Sign-in and rights": admin reads masked; CLAIMS §1, §2
 */
const clearFields: ReadonlySet<string> = new Set([
  ...['id', 'kind', 'object', 'state', 'version', 'basedOn', 'outcome', 'code', 'group', 'rows'],
  ...['claim_id', 'claim_key', 'claim_status', 'insured_status', 'status', 'is_missing'],
  ...[
    'incident_date',
    'settlement_date',
    'first_settlement',
    'last_settlement',
    'start',
    'end',
    'start_date',
    'end_date',
  ],
  ...['currency', 'partner_country', 'country', 'country_code', 'is_principal_missing'],
  ...['amount_claimed', 'amount_reimbursed', 'copay', 'excluded', 'claimed', 'reimbursed'],
  ...['total_claimed', 'total_reimbursed', 'content_hash', 'created_at', 'updated_at'],
  ...['insured_id', 'insured_ids', 'principal_id', 'partner_id', 'parent_id'],
  ...['run_id', 'file_id', 'session_id', 'slot', 'sheet', 'row', 'wrote_version'],
  ...['restore_version', 'based_on', 'level', 'lines'],
]);

/** Whether a field may be shown to those who must not see personal data; its name in snake_case. */
export function isClearField(name: string): boolean {
  return clearFields.has(name);
}

/** An amount or a day is figures and signs, a claim's number has a figure; a name is neither. */
const figures = /^[\d\s.,:/()+\-–−'’]*(?:F\s?CFA|FCFA|XOF|XAF|EUR|€|NGN|USD)?$/iu;
const clearCell: Readonly<Record<string, RegExp>> = {
  claim_id: claimNumber,
  claim_key: claimNumber,
  claim_status: /^\p{L}[\p{L}\s'’-]{0,20}$/u,
  insured_status: /^\p{L}{1,10}$/u,
  currency: /^[\p{L}\s.€$]{1,6}$/u,
  partner_country: /^[\p{L}\s'’-]{1,30}$/u,
};

/**
 * A cell as somebody wrote it, by the field of its column. People write into the wrong column, so
 * it also has to look like what belongs there; a name among amounts stays hidden.
 */
export function maskCell(field: string | undefined, cell: unknown): unknown {
  if (field === undefined || !isClearField(field)) return hide(cell);
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell;
  if (cell instanceof Date) return cell;
  if (typeof cell !== 'string') return hide(cell);
  return (clearCell[field] ?? figures).test(cell.trim()) ? cell : hide(cell);
}

/** Plain data of any depth: fields that are not on the list lose their values. */
export function maskTree(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskTree);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, maskField(name, inner)] as const),
  );
}

/** One field of plain data, its name as it is stored or as the API writes it. */
export function maskField(name: string, value: unknown): unknown {
  const field = snakeCase(name);
  if (Array.isArray(value) && value.some((each) => typeof each !== 'object')) {
    return isClearField(field) ? value : value.map(hide);
  }
  if (typeof value === 'object' && value !== null) return maskTree(value);
  if (typeof value === 'boolean') return value;
  if (!isClearField(field)) return hide(value);
  const shape = clearCell[field];
  return typeof value === 'string' && shape !== undefined && !shape.test(value) ? hidden : value;
}
