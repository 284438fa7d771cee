import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL('./read-hostile-file.ts', import.meta.url));
/** What a file may take before it is given up, and what a function has. */
const milliseconds = 90_000;
const heapMegabytes = 900;

export interface HostileReading {
  /** The stage that judged. */
  readonly stage: 'receive' | 'read';
  /** Of the refusal, else of the first rejected row. */
  readonly code?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly accepted: number;
  readonly rejected: number;
  readonly peakMegabytes: number;
}

/** Reads a file as the product does, in a process of its own that is ended after 90 s. */
export async function readInAChild(
  name: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array | string>,
): Promise<HostileReading> {
  const folder = await mkdtemp(join(tmpdir(), 'quai-hostile-'));
  try {
    const path = join(folder, 'file');
    await writeFile(path, content);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [`--max-old-space-size=${heapMegabytes}`, program, path, name],
      { timeout: milliseconds, env: { PATH: process.env['PATH'] } },
    );
    return JSON.parse(stdout) as HostileReading;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
