import { execFileSync } from 'node:child_process';
import { createReadStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClaimRow } from '../shared/claims/claim-row.ts';
import { type LineKind, slotOfKind } from '../shared/claims/claim-slots.ts';
import { compareRows } from '../shared/claims/comparison/compare-rows.ts';
import type {
  ClaimSums,
  ComparedClaim,
  Period,
} from '../shared/claims/comparison/compared-claim.ts';
import { findPeriod } from '../shared/claims/comparison/find-period.ts';
import { readRowTexts } from '../shared/claims/lines/row-texts.ts';
import { fieldsOfKind } from '../shared/claims/reading/fields-of-kind.ts';
import {
  countPartitions,
  createPartitionWriting,
  joinPartitions,
} from '../shared/claims/reading/partition-writing.ts';
import { type DayRange, readClaimFile } from '../shared/claims/reading/read-claim-file.ts';
import { readSource } from '../shared/sources/read-source.ts';
import type { OurFigures, Took } from './compare-report.ts';

export interface PairOfFiles {
  readonly stat: string;
  readonly recap: string;
}

const currency = 'XOF';
const today = '2024-06-30';

export interface OurComparison extends PairOfFiles {
  readonly tolerance: number;
  readonly rounds: number;
  /** Where the claims are written, a line each: id, sums, code. */
  readonly list: string;
  /** Where the partitions are kept between the two measurements. */
  readonly folder: string;
}

/**
 * Compares two files by the code that runs in the cloud, without the cloud: once with the reading,
 * once from what the reading leaves. As there, each is a process of its own.
 */
export function compareByOurs(comparison: OurComparison): OurFigures {
  const apart = (way: 'files' | 'partitions') => {
    const self = fileURLToPath(import.meta.url);
    const args = [self, way, JSON.stringify(comparison)];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  };
  return { ...apart('files'), ...apart('partitions') } as OurFigures;
}

interface Partitions {
  /** NDJSON of each partition, both files behind one another. */
  readonly objects: readonly (readonly Uint8Array[])[];
  readonly period: Period;
}

async function readIntoPartitions(files: PairOfFiles): Promise<Partitions> {
  const stored = new Map<string, Uint8Array>();
  const sizes = [files.stat, files.recap].map((file) => statSync(file).size);
  const count = countPartitions(sizes.map((size) => ({ size, contentType: 'text/csv' })));
  const stat = await readOne(files.stat, 'stat', count, stored);
  const recap = await readOne(files.recap, 'recap', count, stored);
  const found = findPeriod(stat.range, recap.range, {});
  if (found.kind !== 'period') throw new Error('the files have no period in common');
  const objects = joinPartitions([stat.partitions, recap.partitions]).map(({ keys }) =>
    keys.map((key) => stored.get(key) ?? new Uint8Array()),
  );
  return { objects, period: found.period };
}

async function readOne(
  file: string,
  kind: LineKind,
  count: number,
  stored: Map<string, Uint8Array>,
) {
  const slot = slotOfKind[kind];
  const store = {
    writeRows: async (_: string, place: { partition: number; part: number }, bytes: Uint8Array) => {
      const key = `${slot} ${place.partition} ${place.part}`;
      stored.set(key, bytes);
      return key;
    },
  };
  const rows = createPartitionWriting(store, { runId: 'bench', slot, count });
  const columns = { dateOrders: {}, decimalMarks: {} };
  const context = { slot, countryCode: 'SN', currency, today, columns };
  const fields = fieldsOfKind(kind);
  const source = readSource(createReadStream(file), { name: file, fields });
  const { range, isReadRight, blocking } = await readClaimFile(source, { kind, fields }, context, {
    wants: () => true,
    addRow: rows.add,
    addFindings: () => {},
    meetPrincipal: () => {},
    isFull: rows.isFull,
    writeFull: rows.writeFull,
  });
  if (!isReadRight || blocking) throw new Error(`${file} was not read in one pass`);
  return { range: range as DayRange, partitions: await rows.end() };
}

const utf8 = new TextDecoder();

function parseRows(objects: readonly Uint8Array[]): ClaimRow[] {
  return objects.flatMap((bytes) => readRowTexts(utf8.decode(bytes)));
}

/**
 * Every partition after the other, as the map's items would be. Of each only the list is kept, as
 * there.
 */
function compareAll({ objects, period }: Partitions, tolerance: number): readonly string[] {
  const list: string[] = [];
  for (const each of objects) compareOne(parseRows(each), period, tolerance, list);
  return list;
}

function compareOne(
  rows: readonly ClaimRow[],
  period: Period,
  tolerance: number,
  list: string[],
): void {
  const context = { period, toleranceMinor: BigInt(tolerance), currency };
  for (const claim of compareRows(rows, context).claims) list.push(listClaim(claim));
}

/** `claim,stat claimed,stat reimbursed,recap claimed,recap reimbursed,code` */
function listClaim({ claimKey, stat, recap, code }: ComparedClaim): string {
  return `${claimKey},${listSums(stat)},${listSums(recap)},${code ?? ''}`;
}

const listSums = ({ lines, claimed, reimbursed }: ClaimSums): string =>
  lines === 0 ? ',' : `${claimed},${reimbursed}`;

/** @returns what tells how long it has been, seconds */
function startWatch(): () => Took {
  const begun = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { wall: (performance.now() - begun) / 1000, cpu: (user + system) / 1e6 };
  };
}

/** With the reading; leaves the list, and the partitions for the other measurement. */
async function measureFiles(comparison: OurComparison) {
  const { tolerance, rounds, list, folder } = comparison;
  const files: Took[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const whole = startWatch();
    const partitions = await readIntoPartitions(comparison);
    const lines = compareAll(partitions, tolerance);
    files.push(whole());
    if (round < rounds) continue;
    writeFileSync(list, `${lines.join('\n')}\n`);
    partitions.objects.forEach((objects, index) => {
      const bytes = objects.flatMap((object, i) => (i === 0 ? [object] : [newLine, object]));
      writeFileSync(path.join(folder, `${index}.ndjson`), Buffer.concat(bytes));
    });
    writeFileSync(path.join(folder, 'period.json'), JSON.stringify(partitions.period));
  }
  return { files, peakMb: process.resourceUsage().maxRSS / 1024 };
}

const newLine = Buffer.from('\n');

/** Without it. */
function measurePartitions({ tolerance, rounds, folder }: OurComparison) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ndjson'));
  const objects = names.map((name) => [readFileSync(path.join(folder, name))]);
  const period = JSON.parse(readFileSync(path.join(folder, 'period.json'), 'utf8')) as Period;
  const time = (compare: () => void): Took[] =>
    Array.from({ length: rounds }, () => {
      const watch = startWatch();
      compare();
      return watch();
    });
  const partitions = time(() => compareAll({ objects, period }, tolerance));
  // All rows lie in memory, as the other side's tables do.
  const parsed = objects.map(parseRows);
  const list: string[] = [];
  const rows = time(() => {
    list.length = 0;
    for (const each of parsed) compareOne(each, period, tolerance, list);
  });
  return { partitions, rows, claims: list.length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , way, given = ''] = process.argv;
  const comparison = JSON.parse(given) as OurComparison;
  const figures = way === 'files' ? await measureFiles(comparison) : measurePartitions(comparison);
  console.log(JSON.stringify(figures));
}
