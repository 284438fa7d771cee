import type { MessageTable } from '../messages/message.ts';
import { courseFindingsMessages } from './course-findings-messages.ts';
import { qualityMessages } from './quality-messages.ts';

/** Every code of a course's import and quality score, fr and en. */
export const coursesMessages = {
  ...courseFindingsMessages,
  ...qualityMessages,
} as const satisfies MessageTable;
