import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import type { FileStore } from '../../shared/runs/file-store.ts';
import type { listRowsRoute } from '../../shared/runs/records-routes.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import { flattenBatches } from '../../shared/sources/flatten-batches.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import type { AuditPort } from './audit-port.ts';
import { cutCells, cutObject } from './cut-cells.ts';
import { findRun } from './find-run.ts';

export interface RowsApiPorts extends AuditPort {
  readonly runs: Pick<RunStore, 'read'>;
  readonly files: Pick<FileStore, 'head' | 'open'>;
}

const rowsMax = 200;

/** `GET /api/runs/{id}/rows`: the source read again up to the rows that are asked for. */
export async function listRows(
  ports: RowsApiPorts,
  { caller, path, query }: RequestOf<typeof listRowsRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
  const { files } = found.run;
  const file = files.find(({ slot }) => query.slot === undefined || slot === query.slot);
  if (file?.key == null) return { problem: 'RUN-NOFILE' };
  if ((await ports.files.head(file.key)) === undefined) return { problem: 'RUN-GONE' };
  ports.audit('Source rows handed out', { runId: found.run.id, by: caller.sub });
  const last = Math.min(query.to ?? query.from + rowsMax - 1, query.from + rowsMax - 1);
  let header: readonly string[] | null = null;
  const items: unknown[] = [];
  const reading = { name: file.name, fields: [], layout: file.layout ?? undefined };
  const batches = readSource(await ports.files.open(file.key), reading);
  for await (const item of flattenBatches(batches)) {
    if (item.kind === 'header') header = cutCells(item.cells).cells as string[];
    if (item.kind !== 'row' && item.kind !== 'object') continue;
    if (item.row > last) break;
    if (item.row < query.from) continue;
    items.push(
      item.kind === 'row'
        ? { sheet: item.sheet, row: item.row, ...cutCells(item.cells) }
        : { sheet: null, row: item.row, ...cutObject(item.value) },
    );
  }
  return { status: 200, json: { header, items } };
}
