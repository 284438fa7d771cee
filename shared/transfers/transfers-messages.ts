import type { MessageTable } from '../messages/message.ts';
import { schemeMessages } from './scheme/scheme-messages.ts';
import { apiMessages } from './texts/api-messages.ts';
import { bulkEndingMessages } from './texts/bulk-ending-messages.ts';
import { bulkRunMessages } from './texts/bulk-run-messages.ts';
import { callbackUrlMessages } from './texts/callback-url-messages.ts';
import { callbacksMessages } from './texts/callbacks-messages.ts';
import { decidingMessages } from './texts/deciding-messages.ts';
import { lifeMessages } from './texts/life-messages.ts';
import { paymentAmountMessages } from './texts/payment-amount-messages.ts';
import { paymentCellMessages } from './texts/payment-cell-messages.ts';
import { paymentFileMessages } from './texts/payment-file-messages.ts';
import { paymentRowMessages } from './texts/payment-row-messages.ts';
import { reservingMessages } from './texts/reserving-messages.ts';
import { sendingMessages } from './texts/sending-messages.ts';

/** All texts of transfers: each topic has a table of its own, listed here once. */
export const transfersMessages: MessageTable = {
  ...apiMessages,
  ...paymentFileMessages,
  ...paymentRowMessages,
  ...paymentCellMessages,
  ...paymentAmountMessages,
  ...schemeMessages,
  ...lifeMessages,
  ...reservingMessages,
  ...decidingMessages,
  ...bulkEndingMessages,
  ...bulkRunMessages,
  ...callbackUrlMessages,
  ...callbacksMessages,
  ...sendingMessages,
};
