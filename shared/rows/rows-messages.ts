import type { MessageTable } from '../messages/message.ts';
import { fileMessages } from '../sources/file-messages.ts';
import { rowMessages } from './row-messages.ts';

/** Findings of readers and columns, the same for all domains. */
export const rowsMessages = { ...fileMessages, ...rowMessages } as const satisfies MessageTable;
