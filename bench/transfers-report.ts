import type { DeployedFigures } from './pay-deployed.ts';
import type { PaidFigures } from './pay-in-process.ts';
import { type Spread, spreadOf } from './spread.ts';

const targets = { ofPossibleMin: 0.7, ledgerCommitsMax: 0.05 } as const;

/** One round; rates without a ledger in transfers a second. */
export interface TransferRound {
  readonly sequential: number;
  readonly bare: number;
  readonly memory: PaidFigures;
  readonly dynamo: PaidFigures;
  readonly deployed: DeployedFigures;
}

/** Many bulks on one account at once. */
export interface Contention {
  readonly memory: PaidFigures;
  readonly dynamo: PaidFigures;
  readonly deployed: DeployedFigures;
}

const rateOf = ({ transfers, seconds }: PaidFigures): number => transfers / seconds;
const rateOfSending = ({ transfers, sendingSeconds }: DeployedFigures): number =>
  transfers / sendingSeconds;
const rateEndToEnd = ({ transfers, seconds }: DeployedFigures): number => transfers / seconds;

/**
 * Each way of paying beside what nothing can exceed and beside the same calls without a ledger.
 *
 * @param possible concurrency ÷ latency: transfers a second
 */
export function printThroughput(rounds: readonly TransferRound[], possible: number): string {
  const ways: readonly (readonly [string, (round: TransferRound) => number])[] = [
    ['one POST after the other', ({ sequential }) => sequential],
    ['bare calls, as many at once', ({ bare }) => bare],
    ['ours, in this process, in memory', ({ memory }) => rateOf(memory)],
    ['ours, in this process, DynamoDB', ({ dynamo }) => rateOf(dynamo)],
    ['ours, deployed, sending', ({ deployed }) => rateOfSending(deployed)],
    ['ours, deployed, file to end', ({ deployed }) => rateEndToEnd(deployed)],
  ];
  const count = rounds[0]?.deployed.transfers ?? 0;
  const lines = ways.map(([name, rate]) => {
    const over = (base: (round: TransferRound) => number) =>
      tell(spreadOf(rounds.map((round) => rate(round) / base(round))), 2);
    return printRow(name, [
      tell(spreadOf(rounds.map(rate)), 0),
      over(() => possible),
      over(({ bare }) => bare),
      over(({ sequential }) => sequential),
    ]);
  });
  const reached = spreadOf(rounds.map(({ deployed }) => rateOfSending(deployed) / possible));
  const commits = spreadOf(
    rounds.map(({ deployed }) => deployed.ledgerCommits / deployed.transfers),
  );
  const isRare = commits.max <= targets.ledgerCommitsMax;
  return [
    printRow(`${count} transfers`, [
      'a second',
      `÷ ${possible} possible`,
      '÷ bare',
      '÷ one by one',
    ]),
    ...lines,
    `deployed, sending ÷ possible ${judge(`≥ ${targets.ofPossibleMin}`, reached.median >= targets.ofPossibleMin)}`,
    `ledger transactions each ${tell(commits, 4)} ${judge(`≤ ${targets.ledgerCommitsMax}`, isRare)}`,
  ].join('\n');
}

/** What the race for one account costs; that nothing was lost was checked before. */
export function printContention(
  { memory, dynamo, deployed }: Contention,
  possible: number,
): string {
  const inProcess = (name: string, figures: PaidFigures) => {
    const { transfers, ledgerCommits, commits, conflicts } = figures;
    return printRow(name, [
      rateOf(figures).toFixed(0),
      (rateOf(figures) / possible).toFixed(2),
      (ledgerCommits / transfers).toFixed(4),
      `${conflicts} of ${commits}`,
    ]);
  };
  const { transfers, ledgerCommits } = deployed;
  const head = ['a second', '÷ possible', 'ledger each', 'commits in vain'];
  return [
    printRow(`${transfers} transfers, one account`, head),
    inProcess('in this process, in memory', memory),
    inProcess('in this process, DynamoDB', dynamo),
    printRow('deployed, sending', [
      rateOfSending(deployed).toFixed(0),
      (rateOfSending(deployed) / possible).toFixed(2),
      (ledgerCommits / transfers).toFixed(4),
      '–',
    ]),
    'no lost update: every ledger adds up to the franc, line by line',
  ].join('\n');
}

const printRow = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(36)}${cells.map((cell) => cell.padEnd(20)).join('')}`.trimEnd();
const judge = (target: string, reached: boolean): string =>
  `target ${target}: ${reached ? 'reached' : 'NOT reached'}`;
const tell = ({ min, median, max }: Spread, digits: number): string =>
  `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
