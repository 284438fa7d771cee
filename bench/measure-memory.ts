import { readdirSync, readFileSync } from 'node:fs';

/**
 * The most memory that each function ever held at once, in whole MB, by its name in the cloud.
 * Where the system has no `/proc` it is not told.
 *
 * @param folder of the local cloud: its function processes run files in there
 */
export function measurePeakMemory(folder: string): Readonly<Record<string, number>> {
  const peaks: Record<string, number> = {};
  for (const pid of listProcesses()) {
    const command = readProc(pid, 'cmdline');
    const name = /ministack-lambda-(?:\w+-)?([A-Z][A-Za-z]+?)[0-9A-F]{8}-/.exec(command)?.[1];
    const peakKb = Number(/^VmHWM:\s+(\d+) kB/m.exec(readProc(pid, 'status'))?.[1] ?? 0);
    if (name === undefined || !command.includes(folder)) continue;
    peaks[name] = Math.max(peaks[name] ?? 0, Math.round(peakKb / 1024));
  }
  return peaks;
}

function listProcesses(): readonly string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** A process may end while it is looked at. */
function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
