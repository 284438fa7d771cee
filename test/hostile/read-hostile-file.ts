import { createReadStream, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { courseListKeys } from '../../shared/courses/courses-fields.ts';
import { createCoursesReadingRules } from '../../shared/courses/read-course.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { readIntoChunks } from '../../shared/runs/read-into-chunks.ts';
import { inspectFile } from '../../shared/sources/inspect-file.ts';
import { readSource } from '../../shared/sources/read-source.ts';

/** A program of its own, so that the memory it prints is what one file took. */
const [path = '', name = ''] = process.argv.slice(2);
const headBytes = 64 * 1024;

async function readHead(): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return new Uint8Array(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

const inspection = inspectFile(await readHead(), name);
if (inspection.kind === 'refused') {
  tell({
    stage: 'receive',
    code: inspection.code,
    data: inspection.data,
    accepted: 0,
    rejected: 0,
  });
} else {
  const rules = createCoursesReadingRules({ currency: 'XOF' });
  let first: Finding | undefined;
  const result = await readIntoChunks({
    source: readSource(createReadStream(path), {
      name,
      fields: rules.fields,
      listKeys: courseListKeys,
    }),
    rules,
    slot: 'file',
    sink: {
      writeChunk: async () => {},
      writeFindings: async (_, findings) => {
        first ??= findings.find(({ level }) => level === 'rejected');
      },
    },
  });
  const { blocking, accepted, rejected } = result;
  const finding = blocking ?? first;
  tell({ stage: 'read', code: finding?.code, data: finding?.data, accepted, rejected });
}

function tell(known: object): void {
  process.stdout.write(JSON.stringify({ ...known, peakMegabytes: peakMegabytes() }));
}

/** The largest this process ever was. `maxRSS` would begin with what its parent had. */
function peakMegabytes(): number {
  const kilobytes =
    process.platform === 'linux'
      ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
      : process.resourceUsage().maxRSS;
  return Math.ceil(kilobytes / 1024);
}
