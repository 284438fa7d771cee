import type { ComparisonContext } from './comparison-context.ts';
import type { Outcome } from './comparison-outcome.ts';
import type { Verdict } from './judge-claim.ts';
import type { SetAside } from './set-rows-aside.ts';
import { tellConform } from './tell-conform.ts';
import { tellGap } from './tell-gap.ts';
import {
  tellIncomplete,
  tellPaidBeyond,
  tellTwoPolicies,
  tellUnexplained,
} from './tell-incomplete.ts';

/** Puts a verdict into findings, an observation and what becomes of every compared row. */
export function tellVerdict(
  verdict: Verdict,
  aside: SetAside,
  context: ComparisonContext,
): Outcome {
  switch (verdict.kind) {
    case 'conform':
      return tellConform(verdict, context);
    case 'gap':
    case 'only_stat':
    case 'only_recap':
      return tellGap(verdict, aside, context);
    case 'incomplete':
      return tellIncomplete(verdict, aside, context);
    case 'unexplained':
      return tellUnexplained(verdict, aside, context);
    case 'paid-beyond':
      return tellPaidBeyond(verdict, aside, context);
    case 'two-policies':
      return tellTwoPolicies(verdict, aside);
  }
}
