import { hidden } from '../../findings/hide-cells.ts';

/** `bulk-<ULID>-<row>`, made where the sender gave none; `~n` when it was tried again. */
const oursForm = /^bulk-[0-9A-HJKMNP-TV-Z]{26}-\d{1,9}(?:~\d{1,4})?$/;
const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:~\d{1,4})?$/i;
const clearForm = /^(?=.*\d)[\w.:~-]{1,64}$/;
/** From so many figures in a row on, it may be somebody's number. */
const longNumber = /\d{8}/;

/**
 * Whether the id of a transfer says nothing of a person. Senders choose it: some take the payee's
 * number, or the name.
 */
export function isTellingNobody(transferId: string): boolean {
  if (oursForm.test(transferId) || uuidForm.test(transferId)) return true;
  return clearForm.test(transferId) && !longNumber.test(transferId);
}

/** The id of a transfer as it is shown. */
export function showTransferId(transferId: string, isMasked: boolean): string {
  return isMasked && !isTellingNobody(transferId) ? hidden : transferId;
}
