import type { MessageTable } from '../../messages/message.ts';
import { claimsColumnsMessages } from './claims-columns-messages.ts';
import { claimsFilesMessages } from './claims-files-messages.ts';
import { claimsFormMessages } from './claims-form-messages.ts';
import { claimsPeriodMessages } from './claims-period-messages.ts';

/** What is said of the files of a session (`CLM-F…`). @see CLAIMS §9 */
export const claimsFileMessages: MessageTable = {
  ...claimsFilesMessages,
  ...claimsFormMessages,
  ...claimsColumnsMessages,
  ...claimsPeriodMessages,
};
