import type { MessageTable } from '../messages/message.ts';
import { claimsComparisonMessages } from './claims-comparison-messages.ts';
import { claimsCorrectionsMessages } from './claims-corrections-messages.ts';
import { claimsFileMessages } from './claims-file-messages.ts';
import { claimsJournalMessages } from './claims-journal-messages.ts';
import { claimsMappingMessages } from './claims-mapping-messages.ts';
import { claimsReportsMessages } from './claims-reports-messages.ts';
import { claimsRequestsMessages } from './claims-requests-messages.ts';
import { claimsRowMessages } from './claims-row-messages.ts';

/** Every code of CLAIMS §9 and of the endpoints of claims, in both languages. */
export const claimsMessages: MessageTable = {
  ...claimsFileMessages,
  ...claimsRowMessages,
  ...claimsComparisonMessages,
  ...claimsMappingMessages,
  ...claimsCorrectionsMessages,
  ...claimsJournalMessages,
  ...claimsReportsMessages,
  ...claimsRequestsMessages,
};
