import { wordMessage } from '../../messages/catalogue.ts';
import type { CodedMessage, Language } from '../../runs/run.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import { toMinorUnits } from '../present-amount.ts';
import type { PublicComparison } from '../public-claims.schema.ts';
import type { ComparisonLine } from '../reading/partition-store.ts';

/**
 * A compared claim as clients see it. Of an incomplete one nobody knows the sums: the part of them
 * that could be read would be taken for the whole.
 *
 * @param show how its observation may be told to this reader
 * @see API.md "Claims", comparison; CLAIMS §5 "Incomplete"
 */
export function presentComparison(
  line: ComparisonLine,
  lang: Language,
  show: (message: CodedMessage) => CodedMessage,
): PublicComparison {
  const { claimId, kind, currency, code } = line;
  const observation = line.observation && show(line.observation);
  return {
    claim_id: claimId,
    kind,
    currency,
    ...(kind === 'incomplete' ? presentUnknown(line) : presentSums(line)),
    code,
    observation: observation && wordMessage(observation.code, observation.data, lang),
  };
}

function presentSums({ stat, recap }: ComparisonLine) {
  const side = ({ claimed, reimbursed, lines }: ComparisonLine['stat']) => ({
    claimed: toMinorUnits(claimed),
    reimbursed: toMinorUnits(reimbursed),
    lines,
  });
  return {
    stat: side(stat),
    recap: side(recap),
    delta: {
      claimed: toMinorUnits(BigInt(stat.claimed) - BigInt(recap.claimed)),
      reimbursed: toMinorUnits(BigInt(stat.reimbursed) - BigInt(recap.reimbursed)),
    },
  };
}

function presentUnknown({ rows }: ComparisonLine) {
  const unknown = { claimed: null, reimbursed: null };
  const side = (of: ClaimSlot) => ({
    ...unknown,
    lines: rows.filter(({ slot }) => slot === of).length,
  });
  return { stat: side('stat_file'), recap: side('recap_file'), delta: unknown };
}
