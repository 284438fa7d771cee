import type { MessageTable } from '../messages/message.ts';
import { claimsComparisonMessages } from './texts/claims-comparison-messages.ts';
import { claimsCorrectionsMessages } from './texts/claims-corrections-messages.ts';
import { claimsFileMessages } from './texts/claims-file-messages.ts';
import { claimsJournalMessages } from './texts/claims-journal-messages.ts';
import { claimsMappingMessages } from './texts/claims-mapping-messages.ts';
import { claimsReportsMessages } from './texts/claims-reports-messages.ts';
import { claimsRequestsMessages } from './texts/claims-requests-messages.ts';
import { claimsRowMessages } from './texts/claims-row-messages.ts';

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
