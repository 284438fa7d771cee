import type { MessageTable } from '../../messages/message.ts';
import { claimsAmountMessages } from './claims-amount-messages.ts';
import { claimsCellMessages } from './claims-cell-messages.ts';
import { claimsSettingMessages } from './claims-setting-messages.ts';

/** What is said of the rows of both files (`CLM-R…`). @see CLAIMS §9 */
export const claimsRowMessages: MessageTable = {
  ...claimsCellMessages,
  ...claimsAmountMessages,
  ...claimsSettingMessages,
};
