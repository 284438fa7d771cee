import { createReadStream, readFileSync } from 'node:fs';
import process from 'node:process';

/** What one reading took, its process with it. */
export interface ReadingFigures {
  readonly rows: number;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  /** Of the process: our reader's also compiled TypeScript, which alone takes some 80 MB. */
  readonly peakMb: number;
}

const [, , reader, file = ''] = process.argv;
const read = reader === 'ours' ? await loadOurs() : await loadLibrary();
const before = {
  cpu: process.cpuUsage(),
  at: performance.now(),
  kb: process.resourceUsage().maxRSS,
};
const rows = await read();
const { user, system } = process.cpuUsage(before.cpu);
const figures: ReadingFigures = {
  rows,
  cpuSeconds: (user + system) / 1e6,
  wallSeconds: (performance.now() - before.at) / 1000,
  peakMb: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(figures));

/** Our reader as the reading stage uses it: every row's cells are looked at once and let go. */
async function loadOurs(): Promise<() => Promise<number>> {
  const { readWorkbook } = await import('../shared/workbooks/read-workbook.ts');
  return async () => {
    let count = 0;
    for await (const batch of readWorkbook(createReadStream(file), { name: file, fields: [] })) {
      for (const item of batch) {
        if (item.kind === 'row' && item.cells.length > 0) count += 1;
      }
    }
    return count;
  };
}

/** The library, whole and dense, with the options that tell as much; the header is not counted. */
async function loadLibrary(): Promise<() => Promise<number>> {
  const XLSX = await import('xlsx');
  return async () => {
    const workbook = XLSX.read(readFileSync(file), {
      ...{ type: 'buffer', dense: true, cellNF: true, cellFormula: true, sheetStubs: true },
      ...{ cellText: false, cellHTML: false },
    });
    const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''] as
      | import('xlsx').DenseWorkSheet
      | undefined;
    return (sheet?.['!data'] ?? []).length - 1;
  };
}
