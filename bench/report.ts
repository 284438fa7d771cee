import type { ImportFigures, ItemBytes, Round } from './measure-import.ts';
import type { Latency, LatencyFigures } from './measure-latency.ts';
import { type Spread, spreadOf } from './spread.ts';

/** Issue figures that the road is held to; ratios and seconds. */
export const targets = { ratioMin: 0.4, firstSeenP95Ms: 500, doneSeenP50Ms: 1_500 } as const;

export interface RoadFigures {
  readonly rows: number;
  readonly created: { readonly seconds: Spread; readonly rowsPerSecond: Spread };
  readonly direct: { readonly seconds: Spread };
  /** Direct seconds ÷ road seconds of the same round: 1 would be a road that costs nothing. */
  readonly ratio: Spread;
  readonly unchanged: { readonly seconds: Spread; readonly rowsPerSecond: Spread };
  readonly stages: Readonly<Record<'created' | 'unchanged', Readonly<Record<string, Spread>>>>;
  /** Items that one import wrote; the same in every round. */
  readonly written: Readonly<Record<'created' | 'unchanged', ImportFigures['written']>>;
  readonly itemBytes: ItemBytes | undefined;
}

export function summarise(rows: number, rounds: readonly Round[]): RoadFigures {
  const speed = (which: 'created' | 'unchanged') => {
    const seconds = rounds.map((round) => round[which].seconds);
    return { seconds: spreadOf(seconds), rowsPerSecond: spreadOf(seconds.map((s) => rows / s)) };
  };
  const stages = (which: 'created' | 'unchanged') =>
    spreadsByName(rounds.map((round) => round[which].stages));
  return {
    rows,
    created: speed('created'),
    direct: { seconds: spreadOf(rounds.map(({ directSeconds }) => directSeconds)) },
    ratio: spreadOf(rounds.map((round) => round.directSeconds / round.created.seconds)),
    unchanged: speed('unchanged'),
    stages: { created: stages('created'), unchanged: stages('unchanged') },
    written: {
      created: sameInAll(rounds.map(({ created }) => created.written)),
      unchanged: sameInAll(rounds.map(({ unchanged }) => unchanged.written)),
    },
    itemBytes: rounds[0]?.itemBytes,
  };
}

function spreadsByName(
  all: readonly Readonly<Record<string, number>>[],
): Readonly<Record<string, Spread>> {
  const names = [...new Set(all.flatMap((one) => Object.keys(one)))];
  return Object.fromEntries(
    names.map((name) => [name, spreadOf(all.map((one) => one[name] ?? 0))]),
  );
}

/** @throws Error when rounds differ: then something was written twice, or not at all */
function sameInAll(all: readonly ImportFigures['written'][]): ImportFigures['written'] {
  const [first] = all;
  if (first === undefined || all.some((one) => JSON.stringify(one) !== JSON.stringify(first))) {
    throw new Error(`The same import wrote different things: ${JSON.stringify(all)}`);
  }
  return first;
}

/** The figures as a table to read, targets beside them. */
export function printTable(road: RoadFigures, latency: LatencyFigures): string {
  const { created, unchanged, direct, ratio, stages, written } = road;
  const stageText = (which: 'created' | 'unchanged') =>
    Object.entries(stages[which])
      .map(([name, { median }]) => `${name} ${median.toFixed(1)}`)
      .join(', ');
  const list = (counts: Readonly<Record<string, number>> = {}) =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  const lines: readonly (readonly [string, string])[] = [
    [`${road.rows} new rows, seconds`, tell(created.seconds)],
    ['  rows per second', tell(created.rowsPerSecond, 0)],
    ['  the same writes driven directly, seconds', tell(direct.seconds)],
    ['  ratio', `${tell(ratio, 2)}   ${judge(ratio.median >= targets.ratioMin, '≥ 0.4')}`],
    ['  stages, median seconds', stageText('created')],
    ['  items written', list(written.created)],
    ['  bytes of the largest of them', list(road.itemBytes)],
    [`${road.rows} rows again, seconds`, tell(unchanged.seconds)],
    ['  rows per second', tell(unchanged.rowsPerSecond, 0)],
    ['  stages, median seconds', stageText('unchanged')],
    ['  items written', list(written.unchanged)],
    [`${latency.drops} drops of ${latency.rows} rows, ms`, ''],
    [
      '  put → first event seen',
      `${both(latency.firstSeen)}   ${judge(latency.firstSeen.p95 <= targets.firstSeenP95Ms, 'p95 ≤ 500')}`,
    ],
    [
      '  put → done seen',
      `${both(latency.doneSeen)}   ${judge(latency.doneSeen.p50 <= targets.doneSeenP50Ms, '≤ 1500')}`,
    ],
    [
      '  first and last event by their own time',
      `${both(latency.firstAt)}; ${both(latency.endedAt)}`,
    ],
  ];
  return lines.map(([name, figures]) => `${name.padEnd(45)}${figures}`).join('\n');
}

const tell = ({ min, median, max }: Spread, digits = 1): string =>
  `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
const both = ({ p50, p95 }: Latency): string => `p50 ${p50}, p95 ${p95}`;
const judge = (reached: boolean, target: string): string =>
  `target ${target}: ${reached ? 'reached' : 'NOT reached'}`;
