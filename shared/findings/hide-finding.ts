import type { Finding } from './finding.ts';
import { hidden, hideCells } from './hide-cells.ts';

/**
 * A finding without what may stand in cells, for whoever must not see that: it keeps its code and
 * its place. What was expected goes as well: of two files compared, it is what the other one says.
 */
export function hideFinding(finding: Finding): Finding {
  // A column without a known name is told by what stands where a header should be.
  const isNamed = finding.data['position'] === undefined;
  return {
    ...finding,
    column: finding.column === null || isNamed ? finding.column : hidden,
    value: finding.value === null ? null : hidden,
    expected: finding.expected === null ? null : hidden,
    data: hideCells(finding.data),
  };
}
