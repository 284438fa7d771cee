import type { Masking } from '../../shared/access/masking.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import type { FileStore } from '../../shared/runs/file-store.ts';
import type { listRowsRoute } from '../../shared/runs/records-routes.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import type { Timing } from '../../shared/runs/timing.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import type { SourceBatch, SourceItem } from '../../shared/sources/source-item.ts';
import type { AuditPort } from './audit-port.ts';
import { cutCells, cutObject } from './cut-cells.ts';
import { findRun } from './find-run.ts';
import { maskingFor } from './masking-of-domains.ts';
import { readingOf } from './reading-of-domains.ts';

export interface RowsApiPorts extends AuditPort {
  readonly runs: Pick<RunStore, 'read'>;
  readonly files: Pick<FileStore, 'head' | 'open'>;
  readonly timing: Pick<Timing, 'now'>;
}

const rowsMax = 200;
/** The gateway waits for half a minute; what is before the rows has to be read first. */
const budgetMs = 20_000;

/** `GET /api/runs/{id}/rows`: the source read again up to the rows that are asked for. */
export async function listRows(
  ports: RowsApiPorts,
  { caller, path, query }: RequestOf<typeof listRowsRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
  if (caller === null) return { problem: 'AUTH-02' };
  const { files } = found.run;
  const file = files.find(({ slot }) => query.slot === undefined || slot === query.slot);
  if (file?.erasedAt !== undefined) return { problem: 'RUN-GONE' };
  if (file?.key == null) return { problem: 'RUN-NOFILE' };
  if ((await ports.files.head(file.key)) === undefined) return { problem: 'RUN-GONE' };
  ports.audit('Source rows handed out', { runId: found.run.id, by: caller.sub });
  const last = Math.min(query.to ?? query.from + rowsMax - 1, query.from + rowsMax - 1);
  const reading = {
    name: file.name,
    layout: file.layout ?? undefined,
    ...readingOf(found.run.domain, file.slot),
  };
  const deadline = ports.timing.now().getTime() + budgetMs;
  const isLate = () => ports.timing.now().getTime() > deadline;
  const batches = readSource(await ports.files.open(file.key), reading);
  const masking = maskingFor(caller, found.run, file.slot);
  const rows = await takeRows(batches, { from: query.from, last, masking }, isLate);
  return rows === undefined ? { problem: 'RUN-ROWS-FAR' } : { status: 200, json: rows };
}

interface RowsWish {
  readonly from: number;
  readonly last: number;
  readonly masking: Masking;
}

/** @returns undefined when time is up before the last of them is read */
async function takeRows(
  batches: AsyncIterable<SourceBatch>,
  { from, last, masking }: RowsWish,
  isLate: () => boolean,
) {
  let header: readonly string[] | null = null;
  // Whole names: one that is cut would be taken for another column.
  let names: readonly string[] | null = null;
  const items: unknown[] = [];
  for await (const batch of batches) {
    for (const item of batch) {
      if (item.kind === 'header') {
        names = item.cells;
        header = cutCells(masking.header(item.cells)).cells as string[];
      }
      if (item.kind !== 'row' && item.kind !== 'object') continue;
      if (item.row > last) return { header, items };
      if (item.row >= from) items.push(showRow(item, names, masking));
    }
    if (isLate()) return undefined;
  }
  return { header, items };
}

function showRow(
  item: Extract<SourceItem, { kind: 'row' | 'object' }>,
  header: readonly string[] | null,
  masking: Masking,
) {
  return item.kind === 'row'
    ? { sheet: item.sheet, row: item.row, ...cutCells(masking.row(header, item.cells)) }
    : { sheet: null, row: item.row, ...cutObject(masking.object(item.value)) };
}
