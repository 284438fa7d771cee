import { wordMessage } from '../../messages/catalogue.ts';
import type { CodedMessage, Language } from '../../runs/run.ts';
import { toMinorUnits } from '../present-amount.ts';
import type { PublicComparison } from '../public-claims.schema.ts';
import type { ComparisonLine } from '../reading/partition-store.ts';

/**
 * A compared claim as clients see it.
 *
 * @param show how its observation may be told to this reader
 * @see API.md "Claims", comparison
 */
export function presentComparison(
  line: ComparisonLine,
  lang: Language,
  show: (message: CodedMessage) => CodedMessage,
): PublicComparison {
  const { claimId, kind, currency, stat, recap, code } = line;
  const observation = line.observation && show(line.observation);
  const side = ({ claimed, reimbursed, lines }: ComparisonLine['stat']) => ({
    claimed: toMinorUnits(claimed),
    reimbursed: toMinorUnits(reimbursed),
    lines,
  });
  return {
    claim_id: claimId,
    kind,
    currency,
    stat: side(stat),
    recap: side(recap),
    delta: {
      claimed: toMinorUnits(String(BigInt(stat.claimed) - BigInt(recap.claimed))),
      reimbursed: toMinorUnits(String(BigInt(stat.reimbursed) - BigInt(recap.reimbursed))),
    },
    code,
    observation: observation && wordMessage(observation.code, observation.data, lang),
  };
}
