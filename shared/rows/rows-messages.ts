import { jsonMessages } from '../json/json-messages.ts';
import type { MessageTable } from '../messages/message.ts';
import { fileMessages } from '../sources/file-messages.ts';
import { tableMessages } from '../sources/table-messages.ts';
import { workbookMessages } from '../workbooks/workbook-messages.ts';
import { rowMessages } from './row-messages.ts';

/** Findings of readers and columns, the same for all domains. */
export const rowsMessages = {
  ...fileMessages,
  ...tableMessages,
  ...workbookMessages,
  ...rowMessages,
  ...jsonMessages,
} as const satisfies MessageTable;
