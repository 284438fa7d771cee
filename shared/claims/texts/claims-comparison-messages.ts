import type { MessageTable } from '../../messages/message.ts';
import { comparisonAloneMessages } from './comparison-alone-messages.ts';
import { comparisonDetailsMessages } from './comparison-details-messages.ts';
import { comparisonGapsMessages } from './comparison-gaps-messages.ts';
import { observationMessages } from './observation-messages.ts';

/** What the comparison of both files says: findings of claims (`CLM-X…`), observations (`CLM-O…`). */
export const claimsComparisonMessages: MessageTable = {
  ...comparisonAloneMessages,
  ...comparisonGapsMessages,
  ...comparisonDetailsMessages,
  ...observationMessages,
};
