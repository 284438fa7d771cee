import { hidden } from '../findings/hide-cells.ts';
import { createFieldFinder } from '../rows/match-columns.ts';
import type { FieldSpec } from '../sources/source-item.ts';
import type { Masking } from './masking.ts';

/**
 * The part of a masking that shows a source again: its cells are told apart by their columns. What
 * stands over no known field may be a cell's content itself, and is hidden.
 *
 * @param fields   columns that the domain knows
 * @param maskCell a cell of a field as it may be seen; undefined: of none that is known
 */
export function createColumnMasking(
  fields: readonly FieldSpec[],
  maskCell: (field: string | undefined, cell: unknown) => unknown,
): Pick<Masking, 'row' | 'header' | 'object'> {
  const findField = createFieldFinder(fields);
  return {
    row: (header, cells) =>
      cells.map((cell, at) => {
        const name = header?.[at];
        return maskCell(name === undefined ? undefined : findField(name), cell);
      }),
    header: (names) =>
      names.map((name) => (name === '' || findField(name) !== undefined ? name : hidden)),
    object: (value) =>
      Object.fromEntries(
        Object.entries(value).map(([name, cell], at) => {
          const field = findField(name);
          // Two keys that are hidden stay two: they are numbered by their places.
          const shown = field === undefined ? `${hidden} ${at + 1}` : name;
          return [shown, maskCell(field, cell)];
        }),
      ),
  };
}

/** A value that is not to be seen; that there is none may be known. */
export function hide(value: unknown): unknown {
  return value === null || value === undefined || value === '' ? (value ?? null) : hidden;
}
