import { chunkRecords } from '../shared/runs/read-into-chunks.ts';
import type { ImportRound } from './import.ts';
import type { ImportFigures } from './measure-import.ts';
import { type Spread, spreadOf } from './spread.ts';

const targets = { directRatioMin: 0.5, baselineRatioMin: 20, unchangedWritesMax: 0.01 } as const;
/** Below it the few items that any run writes weigh too much to be compared. */
const rowsCompared = 10_000;
/** A transaction takes a hundred writes, and one of them is the marker. */
const groupRecords = 99;

/** What is said about one size: a figure, and whether it reaches its target. */
export interface ImportLine {
  readonly name: string;
  readonly figure: string;
  readonly target?: string;
  readonly reached?: boolean;
}

/** The figures of one size beside their targets. */
export function judgeImport(rows: number, rounds: readonly ImportRound[]): ImportLine[] {
  const per = (seconds: (round: ImportRound) => number) =>
    spreadOf(rounds.map((round) => rows / seconds(round)));
  const road = (round: ImportRound) => round.created.seconds;
  const direct = spreadOf(rounds.map((round) => round.directSeconds / road(round)));
  const incumbent = (way: keyof ImportRound['baseline']) =>
    spreadOf(rounds.map((round) => round.baseline[way] / road(round)));
  const usual = incumbent('row_by_row');
  return [
    { name: `${rows} new rows, rows/s`, figure: tell(per(road)) },
    { name: 'the same again, rows/s', figure: tell(per((round) => round.unchanged.seconds)) },
    { name: 'the same writes driven directly, rows/s', figure: tell(per((r) => r.directSeconds)) },
    {
      name: 'road ÷ direct',
      figure: tell(direct, 2),
      ...judge(`≥ ${targets.directRatioMin}`, direct.median >= targets.directRatioMin),
    },
    {
      name: 'update_or_create per row, rows/s',
      figure: tell(per(({ baseline }) => baseline.row_by_row)),
    },
    {
      name: 'road ÷ update_or_create per row',
      figure: tell(usual, 2),
      ...judge(`≥ ${targets.baselineRatioMin}`, usual.median >= targets.baselineRatioMin),
    },
    {
      name: '… in one transaction, rows/s',
      figure: tell(per(({ baseline }) => baseline.update_or_create)),
    },
    { name: 'road ÷ … in one transaction', figure: tell(incumbent('update_or_create'), 2) },
    { name: '… in one transaction again, rows/s', figure: tell(per((r) => r.baseline.again)) },
    { name: 'bulk_create, rows/s', figure: tell(per(({ baseline }) => baseline.bulk_create)) },
    ...judgeWrites(rows, rounds),
    ...judgeCalls(rows, 'new', rounds, ({ created }) => created),
    ...judgeCalls(rows, 'again', rounds, ({ unchanged }) => unchanged),
  ];
}

function judgeWrites(rows: number, rounds: readonly ImportRound[]): ImportLine[] {
  const share = Math.max(
    ...rounds.map(({ created, unchanged }) => unchanged.written.items / created.written.items),
  );
  const [first] = rounds;
  const figure =
    `${(100 * share).toFixed(2)} % ` +
    `(${first?.unchanged.written.items} of ${first?.created.written.items})`;
  const name = 'item writes of an unchanged file';
  if (rows < rowsCompared) return [{ name, figure }];
  return [{ name, figure, ...judge('≤ 1 %', share <= targets.unchangedWritesMax) }];
}

/** Counted in the tables and the results bucket; the worst of the rounds. */
function judgeCalls(
  rows: number,
  which: string,
  rounds: readonly ImportRound[],
  of: (round: ImportRound) => ImportFigures,
): ImportLine[] {
  const figures = rounds.map(of);
  const worst = (count: (one: ImportFigures) => number) => Math.max(...figures.map(count));
  const mapItems = worst(({ calls }) => calls.mapItems);
  const retries = worst(({ calls }) => calls.retries);
  const groups = worst(({ written }) => written.groupMarkers);
  const eventsPerChunk = worst(
    ({ written }) => written.chunkEvents / Math.max(1, written.chunkMarkers),
  );
  // Groups do not reach over chunks: each chunk may end in one that is not full.
  const groupsMax = rows / groupRecords + mapItems + retries;
  const mapItemsMax = rows / chunkRecords + 1;
  return [
    {
      name: `${which}: group writes`,
      figure: `${groups}, ${retries} retries`,
      ...judge(`≤ rows ÷ ${groupRecords} + chunks + retries`, groups <= groupsMax),
    },
    {
      name: `${which}: journal events a chunk`,
      figure: eventsPerChunk.toFixed(2),
      ...judge('≤ 1', eventsPerChunk <= 1),
    },
    {
      name: `${which}: map items`,
      figure: `${mapItems}`,
      ...judge(`≤ rows ÷ ${chunkRecords} + 1`, mapItems <= mapItemsMax),
    },
  ];
}

/** The figures as a table to read. */
export function printImport(lines: readonly ImportLine[]): string {
  const told = lines.map(({ name, figure, target, reached }) => {
    const verdict = reached ? 'reached' : 'NOT reached';
    const beside = target === undefined ? '' : `target ${target}: ${verdict}`;
    return `${name.padEnd(42)}${figure.padEnd(26)}${beside}`.trimEnd();
  });
  return `\n${told.join('\n')}\n`;
}

const judge = (target: string, reached: boolean) => ({ target, reached });
const tell = ({ min, median, max }: Spread, digits = 0): string =>
  `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
