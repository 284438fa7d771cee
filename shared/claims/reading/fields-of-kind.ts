import { applyChoice, type ChosenColumns } from '../../runs/chosen-columns.ts';
import type { FieldSpec } from '../../sources/source-item.ts';
import type { LineKind } from '../claim-slots.ts';
import { recapFields, statFields, strictStatFields } from '../claims-fields.ts';

export interface FieldsWish {
  /** What somebody said that the file's columns mean. */
  readonly chosen?: ChosenColumns | undefined;
  /** Whether a statement must have all of the historical columns (CLAIMS §1). */
  readonly isStrict?: boolean;
}

/** The columns that a statement or a recap may have. */
export function fieldsOfKind(
  kind: LineKind,
  { chosen, isStrict = false }: FieldsWish = {},
): readonly FieldSpec[] {
  const ofStat = isStrict ? strictStatFields : statFields;
  return applyChoice(kind === 'stat' ? ofStat : recapFields, chosen);
}
