import { addCounts, type Counts, noCounts, type Run, type RunFile } from './run.ts';
import type { ChunkMarker } from './run-store.ts';

/**
 * What became of the rows of each file. Of a run with one file that is the run's own count; of
 * several, what was found of each before settling and what its records tell by slot. Rows that were
 * never reached are set aside.
 *
 * @param files with the counts of reading and comparing
 */
export function countFiles(
  files: readonly RunFile[],
  markers: readonly Pick<ChunkMarker, 'countsOf'>[],
  ofRun: Run['counts'],
): RunFile[] {
  if (files.length === 1) return files.map((file) => ({ ...file, counts: ofRun }));
  return files.map((file) => ({ ...file, counts: countFile(file, markers) }));
}

function countFile(
  { slot, rows, counts }: RunFile,
  markers: readonly Pick<ChunkMarker, 'countsOf'>[],
): Counts | null {
  if (rows === null) return counts;
  const found = { ...noCounts, ...counts, read: rows };
  const sum = markers.reduce((all, { countsOf }) => {
    const own = countsOf?.[slot];
    return own === undefined ? all : addCounts(all, own);
  }, found);
  const { created, updated, unchanged, rejected, setAside } = sum;
  return {
    ...sum,
    setAside: setAside + rows - (created + updated + unchanged + rejected + setAside),
  };
}
