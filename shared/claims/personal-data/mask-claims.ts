import { createColumnMasking } from '../../access/column-masking.ts';
import type { Masking } from '../../access/masking.ts';
import { hidden, isOfForm } from '../../findings/hide-cells.ts';
import { hideFinding } from '../../findings/hide-finding.ts';
import { isWrittenMoney } from '../../money/written-money.ts';
import type { CodedMessage } from '../../runs/run.ts';
import type { FieldSpec } from '../../sources/source-item.ts';
import { isClearField, maskCell, maskField, maskTree } from './mask-values.ts';

/**
 * What is in runs of claims, without names, member ids, birth dates, acts, partners, policies,
 * invoices and notes: for those who read claims of every country, and never in clear.
 *
 * @param fields columns of both files: by them the cells of a source are told apart
 * @see API.md "Sign-in and rights"
 */
export function createClaimsMasking(fields: readonly FieldSpec[]): Masking {
  return {
    finding: hideFinding,
    change: ({ field, before, after }) => ({
      field,
      before: maskField(field, before),
      after: maskField(field, after),
    }),
    record: maskTree,
    // The number of a claim names nobody.
    key: (id) => id,
    message: maskMessage,
    ...createColumnMasking(fields, maskCell),
  };
}

/** Figures and days of an observation are those that the comparison itself shows. */
const plainValue = /^(?:-?\d+|\d{4}-\d\d-\d\d)$/;

/** A coded message with only such data as says nothing of a person. */
export function maskMessage({ code, data }: CodedMessage): CodedMessage {
  const told = Object.entries(data).map(([name, value]) => [name, maskPart(name, value)] as const);
  return { code, data: Object.fromEntries(told) };
}

/** An observation of several sentences holds them as messages of their own. */
function maskPart(name: string, value: unknown): unknown {
  if (name === 'parts' && Array.isArray(value)) return value.map(maskMessage);
  return isPlain(name, value) || isOfForm(name, value) ? value : hidden;
}

function isPlain(name: string, value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return true;
  if (isWrittenMoney(value)) return true;
  return typeof value === 'string' && (isClearField(name) || plainValue.test(value));
}
