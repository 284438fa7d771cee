import { applyChoice, type ChosenColumns, requireFields } from '../../runs/chosen-columns.ts';
import type { FieldSpec } from '../../sources/source-item.ts';
import type { LineKind } from '../claim-slots.ts';
import { recapFields, statFields, strictStatFields } from '../claims-fields.ts';

export interface FieldsWish {
  /** What somebody said that the file's columns mean. */
  readonly chosen?: ChosenColumns | undefined;
  /** Whether a statement must have all of the historical columns (CLAIMS §1). */
  readonly isStrict?: boolean;
  /** What the file had to have when somebody was asked about it, instead of that. */
  readonly required?: readonly string[] | undefined;
}

/** The columns that a statement or a recap may have. */
export function fieldsOfKind(
  kind: LineKind,
  { chosen, isStrict = false, required }: FieldsWish = {},
): readonly FieldSpec[] {
  const ofStat = isStrict ? strictStatFields : statFields;
  const fields = requireFields(kind === 'stat' ? ofStat : recapFields, required);
  return applyChoice(fields, chosen);
}
