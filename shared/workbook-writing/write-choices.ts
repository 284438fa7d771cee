import { nameColumn } from './cell-name.ts';
import { escapeXml } from './sheet-text.ts';

/**
 * A drop-down list for a column. Its values stand in a column of a sheet of the same workbook: a
 * list inside the rule itself ends at 255 characters.
 */
export interface ColumnChoices {
  /** Where the values stand: name of the sheet, column from 0, rows from 1, inclusive. */
  readonly sheet: string;
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
  /** What is said of a value that is not in the list: at most 32 and 225 characters. */
  readonly title: string;
  readonly message: string;
}

/** Rows that a worksheet has. */
export const sheetRowsMax = 1_048_576;

/**
 * The rules of a sheet's columns. Another value is asked about, not refused: files are filled by
 * pasting, and what is read knows more spellings than a list shows.
 *
 * @param columns of the sheet in order; undefined: any value
 * @see ECMA-376 part 1, 18.3.1.32 dataValidation
 */
export function writeChoices(columns: readonly (ColumnChoices | undefined)[]): string {
  const rules = columns.flatMap((choices, at) => (choices ? [writeRule(choices, at)] : []));
  if (rules.length === 0) return '';
  return `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

function writeRule(choices: ColumnChoices, at: number): string {
  const name = nameColumn(at);
  const list = nameColumn(choices.column);
  const sheet = choices.sheet.replaceAll("'", "''");
  const values = `'${sheet}'!$${list}$${choices.firstRow}:$${list}$${choices.lastRow}`;
  return (
    '<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1"' +
    ` errorTitle="${escapeXml(choices.title)}" error="${escapeXml(choices.message)}"` +
    ` sqref="${name}2:${name}${sheetRowsMax}">` +
    `<formula1>${escapeXml(values)}</formula1></dataValidation>`
  );
}
