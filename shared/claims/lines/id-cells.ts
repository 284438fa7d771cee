/** Digits that a number cell holds exactly, whoever wrote it. */
const exactMax = 1e15;

/**
 * A number as programs show one with more digits than they have room for: `2,014E+13`, `2.014E13`,
 * `2E13`. A code such as `7E0012` is none.
 */
const rounded = /^\s*\d(?:[.,]\d+E\+?\d{1,3}|E\+?\d{2,3})\s*$/i;

/** Whether a number came as a spreadsheet shows it, or lost its last digits. */
export function isRounded(cell: unknown): boolean {
  if (typeof cell === 'number') {
    const size = Math.abs(cell);
    return size >= exactMax && (!Number.isSafeInteger(size) || size % 10 === 0);
  }
  return typeof cell === 'string' && rounded.test(cell);
}

/** What people write where there is no number, letters and digits only. */
const placeholders: ReadonlySet<string> = new Set([
  ...['na', 'nd', 'nc', 'neant', 'aucun', 'aucune', 'sans', 'sansnumero', 'inconnu', 'inconnue'],
  ...['nondisponible', 'noncommunique', 'nonrenseigne', 'null', 'none', 'nil', 'xx', 'xxx', 'xxxx'],
]);
const placeholderCharsMax = 24;

/** Whether a cell says that there is no number: `0`, `000`, `N/A`, `néant`. Many rows share it. */
export function isPlaceholder(cell: unknown): boolean {
  if (cell === 0 || cell === 0n) return true;
  if (typeof cell !== 'string' || cell.length > placeholderCharsMax || /[1-9]/.test(cell)) {
    return false;
  }
  const word = cell
    .normalize('NFD')
    .replace(/[^\p{L}\d]+/gu, '')
    .toLowerCase();
  return /^0*$/.test(word) || placeholders.has(word);
}
